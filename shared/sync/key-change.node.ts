import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { isSignedBy, isValidAt } from './keys.node.ts';
import { keyChangeSchema, type PlatformKey, signedSchema } from './protocol.ts';
import { json } from './replies.ts';

/** A client keeps this many keys: enough for decades of yearly changes, bounded for a platform gone wrong. */
const MOST_KEYS = 100;

const unverified = (detail: string): Result<never> => fail(problem('sync/keysUnverified', { detail }));

/** Only ever shortened: a key that has ended cannot be given new life by whoever stole it. */
function ended(known: PlatformKey, said: PlatformKey | undefined): PlatformKey {
  if (!said?.validTo || said.publicKey !== known.publicKey) return known;
  const shorter = known.validTo === null || Date.parse(said.validTo) < Date.parse(known.validTo);
  return shorter ? { ...known, validTo: said.validTo } : known;
}

/**
 * A change of the platform's keys → the keys to trust from now on. It counts only when a receipt key that was valid at
 * that time signed it; keys once known stay known, because old receipts must go on proving what they prove.
 */
export function keysAfter(known: readonly PlatformKey[], change: unknown): Result<readonly PlatformKey[]> {
  const envelope = signedSchema.safeParse(change);
  if (!envelope.success) return unverified('change');
  const signer = known.find(({ keyId, use }) => keyId === envelope.data.keyId && use === 'receipt');
  if (!signer) return unverified(`key ${envelope.data.keyId.slice(0, 40)}`);
  if (!isSignedBy(signer, envelope.data)) return unverified('signature');
  const parsed = keyChangeSchema.safeParse(json(envelope.data.payload));
  if (!parsed.success) return unverified(parsed.error.issues[0]?.path.join('/') || 'payload');
  const { keys, at } = parsed.data;
  const moment = Date.parse(at);
  if (Number.isNaN(moment) || !isValidAt(signer, moment)) return unverified(`key ${signer.keyId} at ${at.slice(0, 40)}`);
  const kept = known.map((key) =>
    ended(
      key,
      keys.find(({ keyId }) => keyId === key.keyId),
    ),
  );
  const fresh = keys.filter(({ keyId }) => !known.some((key) => key.keyId === keyId));
  if (kept.length + fresh.length > MOST_KEYS) return unverified('keys');
  return ok([...kept, ...fresh]);
}
