import { randomUUID } from 'node:crypto';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Tx } from '../store/tx.ts';
import { returnedOf } from './batches.node.ts';
import { placesOf } from './changes/queries.node.ts';
import { closingOfPlace } from './closing.node.ts';
import { fourEyesOf } from './four-eyes.node.ts';
import { isEditable, isRevisable, isUnderway } from './lifecycle.ts';
import { type Place, placeOf, placeOfRow } from './place.node.ts';
import type { ReturnedFinding, SubmissionsDeps } from './ports.ts';
import { addEvent, byId, bySid, deleteSubmission, insertSubmission, latestOf, type SubmissionRow } from './queries.node.ts';
import { type SealPlan, sealNil } from './seal.node.ts';
import { stateData } from './words.ts';

/** Everything that makes or ends a revision. Each function works inside the caller's transaction. */

interface Beginning {
  readonly revision: number;
  readonly predecessor: string | null;
  readonly mode: SubmissionRow['mode'];
  readonly note: string | null;
}

function begin(deps: SubmissionsDeps, tx: Tx, place: Place, who: string, with_: Beginning): SubmissionRow {
  const now = deps.clock.now();
  const sid = insertSubmission(tx, {
    id: randomUUID(),
    dataset: place.dataset.id,
    period: place.window.id,
    catalogVersion: place.catalog.version,
    due: place.window.due,
    now,
    who,
    ...with_,
  });
  const row = bySid(tx, sid);
  if (!row) throw new Error('a submission just inserted is not there');
  return row;
}

/** A first revision, or the next one after a nil return that was taken back. */
function beginAfter(deps: SubmissionsDeps, tx: Tx, place: Place, who: string, last: SubmissionRow | undefined): SubmissionRow {
  const predecessor = last?.state === 'returned' ? last.batch_id : (last?.predecessor ?? null);
  return begin(deps, tx, place, who, { revision: (last?.revision ?? 0) + 1, predecessor, mode: 'full', note: null });
}

/** The newest revision of a dataset × period; a draft is made when there is nothing to go on with. */
export function openDraft(
  deps: SubmissionsDeps,
  tx: Tx,
  dataset: string,
  period: string,
  who: string,
): Result<{ readonly row: SubmissionRow; readonly made: boolean }> {
  const place = placeOf(deps, tx, dataset, period);
  if (!place.ok) return place;
  const last = latestOf(tx, dataset, place.value.window.id);
  if (last && last.state !== 'withdrawn') return ok({ row: last, made: false });
  const row = beginAfter(deps, tx, place.value, who, last);
  addEvent(tx, row.sid, { at: row.created_at, who, what: 'created', detail: null });
  return ok({ row, made: true });
}

/** Throws a draft away, with its rows, findings and reasons. What was ever sealed cannot be. */
export function discardDraft(deps: SubmissionsDeps, tx: Tx, id: string): Result<undefined> {
  const row = byId(tx, id);
  if (!row) return fail(problem('submissions/unknown'));
  if (!isEditable(row.state)) return fail(problem('submissions/wrongState', stateData(row.state)));
  deps.draft.drop(tx, row.sid);
  deleteSubmission(tx, row.sid);
  return ok();
}

/** Lines of a batch of changes → rows of its draft; a deletion has none, so what was found on it stands for the batch. */
const onRows = (findings: readonly ReturnedFinding[], places: readonly (number | null)[] | null): readonly ReturnedFinding[] =>
  places === null
    ? findings
    : findings.map((finding) => (finding.line === null ? finding : { ...finding, line: places[finding.line] ?? null }));

/** A new revision of what the platform has answered: the same rows, with its findings on their cells. */
export function reviseDelivered(deps: SubmissionsDeps, tx: Tx, id: string, who: string): Result<SubmissionRow> {
  const row = byId(tx, id);
  if (!row) return fail(problem('submissions/unknown'));
  const last = latestOf(tx, row.dataset, row.period) ?? row;
  if (last.sid !== row.sid && isEditable(last.state) && last.predecessor === row.batch_id) return ok(last);
  if (last.sid !== row.sid) return fail(problem('submissions/open', stateData(last.state)));
  if (row.destroyed !== null) return fail(problem('submissions/destroyed', { record: row.destroyed }));
  if (!isRevisable(row.state) || row.batch_id === null) return fail(problem('submissions/wrongState', stateData(row.state)));
  const place = placeOfRow(deps, tx, row);
  if (!place.ok) return place;
  const beginning = { revision: row.revision + 1, predecessor: row.batch_id, mode: 'full', note: row.note } as const;
  const made = begin(deps, tx, place.value, who, beginning);
  deps.draft.copyRows(tx, row.sid, made.sid);
  deps.draft.copyReasons(tx, row.sid, made.sid);
  deps.draft.addPlatformFindings(tx, made.sid, onRows(returnedOf(tx, row.batch_id), placesOf(tx, row.batch_id)));
  addEvent(tx, made.sid, { at: made.created_at, who, what: 'revised', detail: String(row.revision) });
  return ok(made);
}

/** Shorter than this tells a reviewer nothing. */
export const LEAST_REASON = 4;

/** 零报送 in one step: an empty batch with the reason in it, sealed and queued. */
export function nilReturn(
  deps: SubmissionsDeps,
  tx: Tx,
  asked: { readonly dataset: string; readonly period: string; readonly reason: string },
  who: string,
): Result<SubmissionRow> {
  const reason = asked.reason.trim();
  if ([...reason].length < LEAST_REASON) return fail(problem('submissions/reasonTooShort', { least: LEAST_REASON }));
  const found = placeOf(deps, tx, asked.dataset, asked.period);
  if (!found.ok) return found;
  const place = found.value;
  const { window, today } = place;
  if (today < window.opens) return fail(problem('submissions/notOpen', { period: window.id, opens: window.opens }));
  const closing = closingOfPlace(deps, tx, place);
  if (closing?.closed) return fail(problem('submissions/closed', { period: window.id, closes: closing.closes }));
  const last = latestOf(tx, asked.dataset, window.id);
  if (last && isUnderway(last.state)) return fail(problem('submissions/open', stateData(last.state)));
  const again = !last || last.state === 'withdrawn' || last.state === 'returned';
  if (!again && !isEditable(last.state)) return fail(problem('submissions/wrongState', stateData(last.state)));
  const rows = again ? 0 : deps.draft.countRows(tx, last.sid);
  if (rows > 0) return fail(problem('submissions/nilWithRows', { rows }));
  // Two people: what nobody has begun yet would be begun and approved by one.
  const hand = again ? who : fourEyesOf(deps.draft, tx, last, place.dataset)?.lastHand;
  if (place.dataset.liaison.signOff === 'fourEyes' && hand === who) return fail(problem('submissions/fourEyes'));
  const row = again ? beginAfter(deps, tx, place, who, last) : last;
  const plan: SealPlan = {
    row,
    dataset: place.dataset,
    catalog: place.catalog.package,
    today,
    opens: window.opens,
    rows: 0,
    version: '',
    preparedBy: hand ?? row.prepared_by,
    who,
    changes: null,
  };
  sealNil(deps, tx, plan, reason);
  return ok(bySid(tx, row.sid) ?? row);
}
