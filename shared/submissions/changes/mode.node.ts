import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Tx } from '../../store/tx.ts';
import { placeOfRow } from '../place.node.ts';
import type { SubmissionsDeps } from '../ports.ts';
import { byId, type SubmissionRow } from '../queries.node.ts';
import { barData } from './bar-words.ts';
import { barOf } from './draft.node.ts';
import { type ChangeMode, type ChangesBar, noReasons } from './model.ts';
import { reasonsOf, setMode, setReasons } from './queries.node.ts';

/** Why the next revision of a delivered submission could not be sent as changes only; null when it could. */
export function barAfter(deps: SubmissionsDeps, tx: Tx, id: string): ChangesBar | null {
  const row = byId(tx, id);
  const place = row && placeOfRow(deps, tx, row);
  return row && place?.ok ? barOf(deps, tx, { sid: row.sid, predecessor: row.batch_id }, place.value.dataset) : null;
}

/** How a revision just begun is to be sent, and why; what is not named stays as it is. */
export function chooseMode(
  deps: SubmissionsDeps,
  tx: Tx,
  row: SubmissionRow,
  mode: ChangeMode | 'full' | 'auto' | undefined,
  why: { readonly reason?: string | undefined; readonly caseIds?: readonly string[] | undefined } = {},
): Result<undefined> {
  const before = row.changes === null ? noReasons : reasonsOf(row.changes);
  // One revision may answer several cases: what is asked later joins what was asked before.
  const caseIds = [...new Set([...before.caseIds, ...(why.caseIds ?? [])])];
  if (why.reason !== undefined || why.caseIds !== undefined)
    setReasons(tx, row.sid, { ...before, reason: why.reason ?? before.reason, caseIds });
  if (mode === undefined) return ok();
  if (mode === 'full') {
    setMode(tx, row.sid, mode, deps.clock.now());
    return ok();
  }
  const place = placeOfRow(deps, tx, row);
  if (!place.ok) return place;
  const bar = barOf(deps, tx, row, place.value.dataset);
  if (bar === null) setMode(tx, row.sid, mode === 'auto' ? 'correction' : mode, deps.clock.now());
  else if (mode !== 'auto') return fail(problem('submissions/changesBar', barData(bar)));
  return ok();
}
