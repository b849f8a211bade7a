import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { type CatalogPackage, catalogPackageSchema } from './model.ts';
import { compareVersions } from './version.ts';

/** A key that may sign catalogs: SPKI DER, base64. */
export interface CatalogKey {
  readonly keyId: string;
  readonly publicKey: string;
}

export interface VerifiedCatalog {
  readonly envelope: string;
  readonly package: CatalogPackage;
}

const LIMIT = 64 * 1024 * 1024;
const envelopeSchema = z.object({
  format: z.literal('signed/1'),
  alg: z.literal('Ed25519'),
  keyId: z.string(),
  payload: z.string(),
  signature: z.string(),
});

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

function signedBy(key: CatalogKey, payload: string, signature: string): boolean {
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key.publicKey, 'base64'), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(payload), publicKey, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

/** Checks a package's content alone, for `cli validate --catalog` where no key is at hand. */
export function readPackage(payload: string): Result<CatalogPackage> {
  const raw = json(payload);
  if (raw === undefined) return fail(problem('catalog/truncated'));
  const parsed = catalogPackageSchema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return fail(problem('catalog/invalid', { path: issue?.path.join('/') || '(package)', reason: issue?.message ?? '' }));
  }
  const twice = parsed.data.datasets.find((dataset, at, all) => all.findIndex((other) => other.id === dataset.id) !== at);
  if (twice) return fail(problem('catalog/invalid', { path: `datasets/${twice.id}`, reason: 'the same dataset twice' }));
  return ok(parsed.data);
}

/** The payload of an envelope without trusting it; null when the text is no envelope. */
export function payloadOf(text: string): string | null {
  const envelope = envelopeSchema.safeParse(json(text));
  return envelope.success ? envelope.data.payload : null;
}

/**
 * A received envelope → a package that may be kept. The signature is over the exact bytes of the payload and is
 * checked before anything in it is believed.
 */
export function verifyCatalog(text: string, keys: readonly CatalogKey[], present: string | null): Result<VerifiedCatalog> {
  if (text.length > LIMIT) return fail(problem('catalog/tooLarge', { limit: LIMIT / 1048576 }));
  const raw = json(text);
  if (raw === undefined) return fail(problem('catalog/truncated'));
  const envelope = envelopeSchema.safeParse(raw);
  if (!envelope.success)
    return fail(
      problem('catalog/invalid', {
        path: envelope.error.issues[0]?.path.join('/') || '(envelope)',
        reason: 'not a signed package',
      }),
    );
  const { keyId, payload, signature } = envelope.data;
  const key = keys.find((candidate) => candidate.keyId === keyId);
  if (!key) return fail(problem('catalog/unknownKey', { keyId: keyId.slice(0, 40) }));
  if (!signedBy(key, payload, signature)) return fail(problem('catalog/badSignature'));
  const read = readPackage(payload);
  if (!read.ok) return read;
  if (present !== null && compareVersions(read.value.version, present) < 0)
    return fail(problem('catalog/older', { received: read.value.version, present }));
  return ok({ envelope: text, package: read.value });
}
