import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Tx } from '../store/tx.ts';
import { isEditable } from './lifecycle.ts';
import type { Submission } from './model.ts';
import { placeOfRow } from './place.node.ts';
import type { SubmissionsDeps } from './ports.ts';
import { byId, setProvisional } from './queries.node.ts';
import { submissionView } from './view.node.ts';
import { stateData } from './words.ts';

/**
 * 预报: before its period is over a draft may be sent only when it says that it is not the last word. Once the period
 * is open there is nothing provisional any more; what was marked before is taken for final then.
 */
export function markProvisional(deps: SubmissionsDeps, tx: Tx, id: string, provisional: boolean): Result<Submission> {
  const row = byId(tx, id);
  if (!row) return fail(problem('submissions/unknown'));
  if (!isEditable(row.state)) return fail(problem('submissions/wrongState', stateData(row.state)));
  const place = placeOfRow(deps, tx, row);
  if (!place.ok) return place;
  const { window, today } = place.value;
  if (provisional && today >= window.opens) return fail(problem('submissions/notProvisional', { period: window.id }));
  setProvisional(tx, row.sid, provisional, deps.clock.now());
  return ok(submissionView(deps, tx, byId(tx, id) ?? row));
}
