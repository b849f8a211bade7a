import type { Tx } from '../store/tx.ts';
import { applyOutcome, loadBatch, type OutcomeEffect } from '../submissions/outcome.node.ts';
import { setDone } from './queries.node.ts';
import type { Verified } from './receipts.node.ts';

export interface Applied extends OutcomeEffect {
  /** The submission's state afterwards. */
  readonly state: string;
}

/** Verified receipts → submission and outbox, in one transaction. Null when no submission has this batch any more. */
export function applyVerified(tx: Tx, batchId: string, verified: Verified, now: number): Applied | null {
  const effect = applyOutcome(tx, { batchId, ...verified, now });
  const batch = loadBatch(tx, batchId);
  if (!effect || !batch) return null;
  if (verified.receipts.length > 0) setDone(tx, batchId, batch.bytes, now);
  return { ...effect, state: batch.state };
}
