import { beijingTime, type Day } from '../../shared/base/clock.ts';
import { canonicalJson, sha256Hex } from '../../shared/submissions/canonical.node.ts';
import type { Receipt, Signed } from '../../shared/sync/protocol.ts';
import type { BatchRecord } from './batch-book.ts';
import type { PlatformState } from './state.ts';

/** 受理 · 校验 · 入库, as the numbers on the receipts begin. */
const prefixes: Readonly<Record<Receipt['kind'], string>> = {
  received: 'SL',
  accepted: 'JY',
  partly: 'JY',
  returned: 'JY',
  stored: 'RK',
};

/** Follows from the batch: one batch has one receipt of a kind, whatever is asked or killed how often. */
export function receiptNo(kind: Receipt['kind'], batchId: string, day: Day): string {
  return `${prefixes[kind]}${day.replaceAll('-', '')}-${batchId.slice(1, 11).toUpperCase()}`;
}

export const receiptEvent = (record: BatchRecord, receipt: Receipt, signed: Signed): Readonly<Record<string, unknown>> => ({
  batchId: record.batchId,
  dataset: record.manifest.dataset,
  period: record.manifest.period,
  kind: receipt.kind,
  receiptNo: receipt.receiptNo,
  receipt: signed,
});

type Step = Pick<BatchRecord, 'state'> & Partial<Pick<BatchRecord, 'accepted' | 'rejected' | 'returns' | 'note' | 'receivedAt'>>;

/** One step of a batch with its signed receipt, kept first and announced then. */
export function takeStep(
  state: PlatformState,
  record: BatchRecord,
  step: Step & { readonly state: Receipt['kind'] },
): BatchRecord {
  const next: BatchRecord = { ...record, ...step };
  const judged = step.state !== 'received';
  const { manifest, returns } = next;
  const now = state.clock.now();
  const receipt: Receipt = {
    format: 'tax-liaison-receipt/1',
    kind: step.state,
    receiptNo: receiptNo(step.state, record.batchId, beijingTime(now).slice(0, 10)),
    batchId: record.batchId,
    root: manifest.root,
    rows: manifest.rows,
    accepted: judged ? next.accepted : null,
    rejected: judged ? next.rejected : null,
    catalogVersion: manifest.catalogVersion,
    returnsDigest: judged && returns.length > 0 ? sha256Hex(canonicalJson(returns)) : null,
    ...(manifest.audit ? { audit: manifest.audit } : {}),
    at: beijingTime(now),
  };
  const signed = state.keys.receipt.sign(JSON.stringify(receipt));
  const kept = state.batches.put({ ...next, receipts: [...record.receipts, signed] });
  state.inbox.push(record.uscc, 'receipt', receiptEvent(kept, receipt, signed));
  return kept;
}
