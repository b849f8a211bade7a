import { beijingTime } from '../../shared/base/clock.ts';
import { batchIdOf, sha256Hex } from '../../shared/submissions/canonical.node.ts';
import type { Manifest } from '../../shared/sync/protocol.ts';
import { takeStep } from './receipts.ts';
import type { PlatformState } from './state.ts';

/** One past batch, as the office's books have it. */
export interface PastBatch {
  readonly dataset: string;
  readonly period: string;
  readonly catalogVersion: string;
  /** 0 = a nil return. */
  readonly rows: number;
  readonly rejected?: number;
  /** Epoch ms. */
  readonly receivedAt: number;
  readonly handler: string;
}

/**
 * Puts past batches of a unit into the books without a client: receipts, feed and ledger answer, rows there are none.
 * A batch that a workstation later sends for the same period takes their place. Doing it again changes nothing.
 */
export function seedHistory(state: PlatformState, uscc: string, past: readonly PastBatch[]): void {
  for (const batch of past) {
    const manifest = manifestOf(uscc, batch);
    if (state.batches.get(manifest.batchId)) continue;
    const then: PlatformState = { ...state, clock: { now: () => batch.receivedAt } };
    const rejected = batch.rejected ?? 0;
    const counts = { accepted: batch.rows - rejected, rejected };
    const fresh = {
      batchId: manifest.batchId,
      uscc,
      clientId: manifest.clientId,
      manifest,
      envelope: null,
      state: 'awaiting-upload',
      uploadId: null,
      receivedAt: null,
      accepted: null,
      rejected: null,
      receipts: [],
      returns: [],
      note: null,
      refused: null,
    } as const;
    const received = takeStep(then, { ...fresh, receipts: [], returns: [] }, { state: 'received', receivedAt: batch.receivedAt });
    const judged = takeStep(then, received, { state: rejected > 0 ? 'partly' : 'accepted', ...counts });
    takeStep(then, judged, { state: 'stored' });
  }
}

function manifestOf(uscc: string, batch: PastBatch): Manifest {
  const { dataset, period, catalogVersion, rows } = batch;
  const nil = rows === 0;
  const identity = {
    unit: uscc,
    dataset,
    period,
    mode: nil ? ('nil' as const) : ('full' as const),
    predecessor: null,
    catalogVersion,
    root: sha256Hex(nil ? '' : `${uscc}|${dataset}|${period}`),
    nilReason: nil ? '本期无数据' : null,
  };
  return {
    format: 'tax-liaison-batch/1',
    batchId: batchIdOf(identity),
    ...identity,
    revision: 1,
    rows,
    sums: {},
    payload: null,
    reasons: [],
    preparedBy: batch.handler,
    approvedBy: batch.handler,
    sealedAt: beijingTime(batch.receivedAt),
    clientId: 'history',
  };
}
