import type { RowChange } from '../records/checker.ts';
import { hasMoreRows, iterateRows } from '../records/queries.node.ts';
import type { Tx } from '../store/tx.ts';
import type { History } from './batch/check.ts';
import type { BatchRule } from './batch/rule.ts';
import { dropBatchFindings } from './batch-findings.node.ts';
import type { Validator } from './compile.ts';
import * as q from './queries.node.ts';

/** Figures of the former accepted batches of a draft's dataset; null when they cannot be had at once. */
export type HistoryFor = (tx: Tx, sid: number, validator: Validator) => History | null;

/** Up to this many rows the rules over all of them are judged anew after every edit. */
export const MOST_ROWS = 2_000;

/** What a change may turn: rows that come or go concern every rule, a changed cell those that read it. */
function affected(rules: readonly BatchRule[], changes: readonly RowChange[] | null): readonly BatchRule[] {
  if (!changes || changes.some(({ before, after }) => !before || !after)) return rules;
  const isBlank = (cells: readonly (string | null)[]): boolean => cells.every((cell) => cell === null || cell.trim() === '');
  return rules.filter(({ reads }) =>
    changes.some(({ before, after }) => {
      if (!before || !after) return true;
      return isBlank(before) !== isBlank(after) || reads.some((at) => (before[at] ?? null) !== (after[at] ?? null));
    }),
  );
}

/**
 * The findings of batch rules after an edit. Those of a long draft are only taken away: no row is marked for what may no
 * longer be so, and until the next complete check the draft counts as unchecked anyway.
 */
export function recheckBatch(
  tx: Tx,
  sid: number,
  validator: Validator,
  changes: readonly RowChange[] | null,
  historyFor: HistoryFor,
  groups: q.GroupCache,
): void {
  const rules = affected(validator.batch, changes);
  if (rules.length === 0) return;
  dropBatchFindings(
    tx,
    sid,
    rules.map(({ rule }) => rule.id),
  );
  if (hasMoreRows(tx, sid, MOST_ROWS)) return;
  const check = validator.batchCheck(rules);
  const rids: number[] = [];
  for (const { rid, cells } of iterateRows(tx, sid)) {
    check.add(cells, rids.length);
    rids.push(rid);
  }
  for (const { place, finding } of check.end(historyFor(tx, sid, validator)))
    q.putFinding(tx, sid, sid, place === null ? null : (rids[place] ?? null), finding, null, 'local', groups);
}
