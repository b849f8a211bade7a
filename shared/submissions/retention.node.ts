import { beijingDay } from '../base/clock.ts';
import type { Tx } from '../store/tx.ts';
import type { DraftPort } from './ports.ts';
import { byId, deleteSubmission, revisionsOf } from './queries.node.ts';

/** What this room keeps of people's data, and how it is erased at the end of its term. Works in the caller's transaction. */

/** A dataset × period of which every revision is settled, with what is left of it here. */
export interface SettledPeriod {
  readonly dataset: string;
  readonly period: string;
  /** The day the platform last had something of it. */
  readonly since: string;
}

/** Nothing of it is being worked on or on its way, and something of it was sent. */
export const settledPeriods = (tx: Tx): SettledPeriod[] =>
  tx
    .all<{ dataset: string; period: string; at: number }>(
      `SELECT dataset, period, max(coalesce(received_at, sealed_at)) AS at FROM submission GROUP BY dataset, period
       HAVING at IS NOT NULL AND sum(state IN ('draft', 'queued', 'received')) = 0 AND sum(destroyed IS NULL AND mode <> 'nil') > 0
       ORDER BY dataset, period`,
    )
    .map(({ at, ...where }) => ({ ...where, since: beijingDay(at) }));

export interface KeptDraft {
  readonly id: string;
  readonly sid: number;
  readonly dataset: string;
  readonly period: string;
  /** The day it was last worked on. */
  readonly since: string;
}

export const keptDrafts = (tx: Tx): KeptDraft[] =>
  tx
    .all<{ id: string; sid: number; dataset: string; period: string; at: number }>(
      `SELECT s.id, s.sid, s.dataset, s.period, max(s.updated_at, coalesce(v.saved_at, 0)) AS at
       FROM submission s LEFT JOIN draft_version v ON v.sid = s.sid WHERE s.state = 'draft' ORDER BY s.dataset, s.period`,
    )
    .map(({ at, ...draft }) => ({ ...draft, since: beijingDay(at) }));

/** What proves a period's submissions and stays: how many records there were, receipts, root digests. */
export interface PeriodProof {
  readonly rows: number;
  readonly revisions: number;
  readonly receipts: readonly string[];
  readonly roots: readonly string[];
}

export function proofOf(tx: Tx, dataset: string, period: string): PeriodProof {
  const revisions = revisionsOf(tx, dataset, period).filter(({ destroyed }) => destroyed === null);
  const batches = revisions.flatMap(({ batch_id }) => (batch_id === null ? [] : [batch_id]));
  const receipts = batches.flatMap((batch) =>
    tx.all<{ no: string }>('SELECT receipt_no AS no FROM receipt WHERE batch_id = ? ORDER BY id', batch).map(({ no }) => no),
  );
  const last = revisions.findLast(({ sealed_rows }) => sealed_rows !== null);
  return {
    rows: last?.content_rows ?? last?.sealed_rows ?? 0,
    revisions: revisions.length,
    receipts: [...new Set(receipts)],
    roots: revisions.flatMap(({ root }) => (root === null || root === '' ? [] : [root])),
  };
}

/**
 * Erases every value of a settled period: rows, edits, findings and reasons of its revisions, the sealed payload, what the
 * platform returned of them. Manifest, digests, receipts, timeline and figures stay: they prove what was sent.
 */
export function erasePeriod(
  tx: Tx,
  draft: Pick<DraftPort, 'drop'>,
  at: { readonly dataset: string; readonly period: string; readonly record: number },
): void {
  for (const row of revisionsOf(tx, at.dataset, at.period)) {
    if (row.destroyed !== null) continue;
    draft.drop(tx, row.sid);
    if (row.batch_id !== null) {
      tx.run('DELETE FROM batch_part WHERE batch_id = ?', row.batch_id);
      tx.run(`UPDATE returned_item SET value = NULL, message = '{"zh":"","en":""}' WHERE batch_id = ?`, row.batch_id);
      tx.run('UPDATE batch SET places = NULL WHERE batch_id = ?', row.batch_id);
    }
    tx.run('UPDATE submission SET changes = NULL, destroyed = ? WHERE sid = ?', at.record, row.sid);
  }
}

/** A draft goes as a whole; nobody ever received it. */
export function eraseDraft(tx: Tx, draft: Pick<DraftPort, 'drop'>, id: string): void {
  const row = byId(tx, id);
  if (row?.state !== 'draft') return;
  draft.drop(tx, row.sid);
  deleteSubmission(tx, row.sid);
}
