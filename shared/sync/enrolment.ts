import { z } from 'zod';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { platformKeySchema } from './protocol.ts';

/**
 * What enrolling left behind: where the platform is, who we are to it, and the keys of both sides. It lives only in the
 * encrypted store (setting `enrolment`); the security room keeps it without looking inside.
 */
export const enrolmentSchema = z.object({
  format: z.literal('enrolment/1'),
  platformUrl: z.string(),
  clientId: z.string(),
  secret: z.string(),
  serviceId: z.string(),
  signer: z.enum(['gjgxjhpt', 'x-tif', 'x-client', 'app-key', 'sm3-hmac']),
  /** Ed25519, PKCS8 DER, base64: seals the batches. */
  clientPrivateKey: z.string(),
  platformKeys: z.array(platformKeySchema).min(1),
});
export type Enrolment = z.infer<typeof enrolmentSchema>;

/** The stored record; a damaged one must stop the rooms from opening half-blind. */
export function readEnrolment(record: unknown): Result<Enrolment> {
  const parsed = enrolmentSchema.safeParse(record);
  return parsed.success ? ok(parsed.data) : fail(problem('store/damaged', { detail: 'enrolment' }));
}
