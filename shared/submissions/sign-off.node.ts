import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Tx } from '../store/tx.ts';
import type { SignOff } from './model.ts';
import { type Obstacle, obstacleProblem, ownObstacles, type Readiness } from './obstacles.ts';
import type { SubmissionsDeps } from './ports.ts';
import { addEvent, byId, lastEventOf, type SubmissionRow } from './queries.node.ts';
import { LEAST_REASON } from './revisions.node.ts';

/**
 * 送审: a draft that waits for the signature of a liaison officer, or was given back with a note. Kept as events, so that
 * the timeline tells it; what was asked holds for that version of the draft only.
 */
export function signOffOf(deps: Pick<SubmissionsDeps, 'draft'>, tx: Tx, row: SubmissionRow): SignOff | null {
  if (row.state !== 'draft') return null;
  const last = lastEventOf(tx, row.sid, ['signOffAsked', 'givenBack', 'sealed']);
  if (!last || last.what === 'sealed') return null;
  const { who, at } = last;
  if (last.what === 'givenBack') return { state: 'back', who, at, note: last.detail ?? '' };
  const holds = last.detail === deps.draft.version(tx, row.sid) && deps.draft.isChecked(tx, row.sid);
  return holds ? { state: 'asked', who, at, note: '' } : null;
}

export function askSignOff(
  deps: SubmissionsDeps,
  tx: Tx,
  judged: { readonly row: SubmissionRow; readonly obstacles: readonly Obstacle[]; readonly readiness: Readiness },
  who: string,
): Result<undefined> {
  const { row, obstacles, readiness } = judged;
  const [obstacle] = ownObstacles(obstacles);
  if (obstacle) return fail(obstacleProblem(obstacle, readiness));
  if (signOffOf(deps, tx, row)?.state === 'asked') return ok();
  const detail = deps.draft.version(tx, row.sid);
  addEvent(tx, row.sid, { at: deps.clock.now(), who, what: 'signOffAsked', detail });
  return ok();
}

export function giveBack(deps: SubmissionsDeps, tx: Tx, id: string, note: string, who: string): Result<SubmissionRow> {
  const row = byId(tx, id);
  if (!row) return fail(problem('submissions/unknown'));
  if (signOffOf(deps, tx, row)?.state !== 'asked') return fail(problem('submissions/notAsked'));
  if ([...note].length < LEAST_REASON) return fail(problem('submissions/reasonTooShort', { least: LEAST_REASON }));
  addEvent(tx, row.sid, { at: deps.clock.now(), who, what: 'givenBack', detail: note });
  return ok(row);
}
