import { createPublicKey, verify as verifySignature } from 'node:crypto';
import { z } from 'zod';
import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { AuditCheck } from '../model.ts';
import { verifyEntries } from './chain.node.ts';

const envelopeSchema = z.object({
  payload: z.string(),
  signature: z.string().max(200),
  /** Ed25519, SPKI DER, base64; the platform knows it under the client's id. */
  publicKey: z.string().max(200),
});
const about = z.union([z.string(), z.number(), z.boolean()]);
const trailSchema = z.object({
  format: z.literal('liaison-audit/1'),
  head: z.string(),
  entries: z.array(
    z.object({
      n: z.number().int(),
      at: z.number(),
      who: z.string(),
      role: z.string(),
      what: z.string(),
      about: z.record(z.string(), about),
      hash: z.string(),
    }),
  ),
});

/** A trail that was taken out: its signature by the key it names, and every line of it. Needs no store. */
export function verifyTrailText(text: string): Result<AuditCheck> {
  try {
    const { payload, signature, publicKey } = envelopeSchema.parse(JSON.parse(text));
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    const trail = trailSchema.parse(JSON.parse(payload));
    if (!verifySignature(null, Buffer.from(payload), key, Buffer.from(signature, 'base64')))
      return fail(problem('audit/broken', { n: 0 }));
    const checked = verifyEntries(trail.entries);
    return ok(checked.broken === null && checked.head !== trail.head ? { ...checked, broken: checked.lines + 1 } : checked);
  } catch {
    return fail(problem('audit/notTrail'));
  }
}
