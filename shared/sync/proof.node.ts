import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Store } from '../store/tx.ts';
import { receiptsOf } from '../submissions/batches.node.ts';
import { batchIdOf } from '../submissions/canonical.node.ts';
import { type Inclusion, leavesOf, rootOf } from '../submissions/inclusion.node.ts';
import { loadBatch, type SealedBatch } from '../submissions/outcome.node.ts';
import { storedLines } from '../submissions/payload-lines.node.ts';
import { byId } from '../submissions/queries.node.ts';
import type { CodedReceipt } from '../submissions/receipt-code.ts';
import { isSignedBy, isValidAt } from './keys.node.ts';
import { manifestSchema, type PlatformKey, receiptSchema, signedSchema } from './protocol.ts';
import { type ProofCheck, type ReceiptFile, receiptFileSchema } from './receipt-file.ts';
import { verifyReceipt } from './receipts.node.ts';
import { json } from './replies.ts';

/** Receipts as proof: taken out as a file, and looked at anew by anybody who has that file. */

const check = (what: ProofCheck['what'], about: string, isOk: boolean, detail = ''): ProofCheck => ({
  what,
  about,
  ok: isOk,
  detail: isOk ? '' : detail,
});

/** Everything a receipt file claims, one by one; the keys are whose signatures count. */
export function checkReceiptFile(file: ReceiptFile, keys: readonly PlatformKey[] = file.keys): ProofCheck[] {
  const manifest = manifestSchema.safeParse(json(file.manifest.payload));
  if (!manifest.success) return [check('manifest', '', false, manifest.error.issues[0]?.path.join('/') || 'payload')];
  const { batchId, root, rows, catalogVersion } = manifest.data;
  const checks = [check('batchId', batchId, batchIdOf(manifest.data) === batchId, 'batchId')];
  for (const signed of file.receipts) {
    const receipt = verifyReceipt(signed, { batchId, root, rows, catalogVersion }, keys);
    const detail = receipt.ok ? '' : String(receipt.problem.data?.detail ?? receipt.problem.code);
    checks.push(check('receipt', receipt.ok ? receipt.value.receiptNo : signed.keyId, receipt.ok, detail));
  }
  const { record } = file;
  if (record) {
    const right = record.size === rows && rootOf(record) === root;
    checks.push(check('record', String(record.index + 1), right, record.size === rows ? 'root' : 'size'));
  }
  return checks;
}

/** A receipt from a QR code: signed by one of these keys, and a receipt in itself. Of what it says nothing is compared. */
export function checkReceiptCode(
  coded: CodedReceipt,
  keys: readonly (Pick<PlatformKey, 'keyId' | 'publicKey'> & Partial<PlatformKey>)[],
): ProofCheck & { readonly what: 'receipt' } {
  const receipt = receiptSchema.safeParse(json(coded.payload));
  const about = receipt.success ? receipt.data.receiptNo : coded.keyId;
  const told = (isOk: boolean, detail: string) => ({ ...check('receipt', about, isOk, detail), what: 'receipt' }) as const;
  const key = keys.find(({ keyId }) => keyId === coded.keyId);
  if (!key) return told(false, `key ${coded.keyId.slice(0, 40)}`);
  const signed = { format: 'signed/1', alg: 'Ed25519', ...coded } as const;
  const whole: PlatformKey = { alg: 'Ed25519', use: 'receipt', validFrom: '2000-01-01', validTo: null, ...key };
  if (whole.use !== 'receipt' || !isSignedBy(whole, signed)) return told(false, 'signature');
  if (!receipt.success) return told(false, 'payload');
  return told(isValidAt(whole, Date.parse(receipt.data.at)), `key at ${receipt.data.at.slice(0, 40)}`);
}

/** A receipt file as it came, or why it is none. */
export function readReceiptFile(text: string): Result<ReceiptFile> {
  const parsed = receiptFileSchema.safeParse(json(text));
  if (parsed.success) return ok(parsed.data);
  return fail(problem('sync/receiptFile', { detail: parsed.error.issues[0]?.path.join('/') || 'JSON' }));
}

export interface Proof {
  readonly batch: SealedBatch;
  readonly file: ReceiptFile;
  readonly checks: readonly ProofCheck[];
}

/**
 * The receipts of a delivered submission with the content they are about computed anew from what is stored; with `row`
 * (from 1) also the proof of that record.
 */
export async function proofOf(
  store: Store,
  keys: readonly PlatformKey[],
  asked: { readonly submission: string; readonly row: number | null },
): Promise<Result<Proof>> {
  const { submission, row } = asked;
  const found = store.read((tx) => {
    const row = byId(tx, submission);
    const batchId = row?.batch_id ?? null;
    const batch = batchId === null ? null : loadBatch(tx, batchId);
    return batch && row
      ? {
          batch,
          destroyed: row.destroyed,
          receipts: receiptsOf(tx, batch.batchId).map(({ envelope }) => signedSchema.parse(JSON.parse(envelope))),
        }
      : null;
  });
  if (!found || found.receipts.length === 0) return fail(problem('sync/noReceipt'));
  const { batch, receipts, destroyed } = found;
  // Of what was erased at the end of its term the receipts still prove that it was; its content is nowhere to be computed.
  if (destroyed !== null && row !== null) return fail(problem('submissions/destroyed', { record: destroyed }));
  const manifest = manifestSchema.safeParse(json(batch.manifest.payload));
  if (!manifest.success) return fail(problem('sync/receiptFile', { detail: 'manifest' }));
  const { payload, rows, root } = manifest.data;
  if (row !== null && (row < 1 || row > rows)) return fail(problem('sync/noRecord', { row, rows }));
  let record: Inclusion | null = null;
  const content: ProofCheck[] = [];
  if (payload && destroyed === null) {
    const leaves = leavesOf();
    let wanted = '';
    for await (const line of storedLines(store, batch.batchId, payload.encoding)) {
      if (leaves.size + 1 === row) wanted = line;
      leaves.add(line);
    }
    const same = leaves.size === rows && leaves.size > 0 && leaves.root() === root;
    content.push(check('content', String(rows), same, leaves.size === rows ? 'root' : `rows ${leaves.size}`));
    if (row !== null && same) record = { line: wanted, index: row - 1, size: rows, path: leaves.path(row - 1) };
  }
  const used = new Set(receipts.map(({ keyId }) => keyId));
  const file: ReceiptFile = {
    format: 'tax-liaison-receipt-file/1',
    manifest: { ...batch.manifest },
    receipts,
    keys: keys.filter(({ keyId }) => used.has(keyId)),
    record: record && { ...record, path: [...record.path] },
  };
  return ok({ batch, file, checks: [...checkReceiptFile(file), ...content] });
}
