import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { canonicalJson, sha256Hex } from '../submissions/canonical.node.ts';
import type { Outcome, SealedBatch } from '../submissions/outcome.node.ts';
import { isSignedBy, isValidAt } from './keys.node.ts';
import { type BatchState, type PlatformKey, type Receipt, receiptSchema, type Signed } from './protocol.ts';
import { json } from './replies.ts';

/** What a receipt has to be about, in every particular. */
export type ReceiptSubject = Pick<SealedBatch, 'batchId' | 'root' | 'rows' | 'catalogVersion'>;

export type Verified = Pick<Outcome, 'receipts' | 'returns' | 'note'>;

const unverified = (detail: string): Result<never> => fail(problem('sync/receiptUnverified', { detail }));

/** A receipt's signature, then its content: signed by the platform at that time, about exactly this batch. */
export function verifyReceipt(signed: Signed, subject: ReceiptSubject, keys: readonly PlatformKey[]): Result<Receipt> {
  const key = keys.find((candidate) => candidate.keyId === signed.keyId && candidate.use === 'receipt');
  if (!key) return unverified(`key ${signed.keyId.slice(0, 40)}`);
  if (!isSignedBy(key, signed)) return unverified('signature');
  const parsed = receiptSchema.safeParse(json(signed.payload));
  if (!parsed.success) return unverified(parsed.error.issues[0]?.path.join('/') || 'payload');
  const receipt = parsed.data;
  const at = Date.parse(receipt.at);
  if (Number.isNaN(at) || !isValidAt(key, at)) return unverified(`key ${key.keyId} at ${receipt.at.slice(0, 40)}`);
  for (const name of ['batchId', 'root', 'rows', 'catalogVersion'] as const)
    if (receipt[name] !== subject[name]) return unverified(name);
  const { accepted, rejected, rows } = receipt;
  if (accepted !== null && rejected !== null && accepted + rejected !== rows) return unverified('accepted + rejected');
  return ok(receipt);
}

/**
 * Everything a batch state claims, or nothing of it. Returned rows count only when a verdict's receipt covers them by
 * digest: otherwise anybody in between could invent findings.
 */
export function verifyState(state: BatchState, subject: ReceiptSubject, keys: readonly PlatformKey[]): Result<Verified> {
  if (state.batchId !== subject.batchId) return unverified('batchId');
  const receipts: { receipt: Receipt; envelope: Signed }[] = [];
  for (const envelope of state.receipts) {
    const receipt = verifyReceipt(envelope, subject, keys);
    if (!receipt.ok) return receipt;
    receipts.push({ receipt: receipt.value, envelope });
  }
  const digest = state.returns.length > 0 ? sha256Hex(canonicalJson(state.returns)) : null;
  const said = receipts.flatMap(({ receipt }) => (receipt.returnsDigest === null ? [] : [receipt.returnsDigest]));
  if (said.some((one) => one !== digest)) return unverified('returnsDigest');
  if (digest !== null && said.length === 0) return unverified('returns');
  return ok({ receipts, returns: state.returns, note: receipts.length > 0 ? state.note : null });
}
