import { beijingDay } from '../base/clock.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { previousPeriod } from '../periods/calendar.ts';
import { daysLeft } from '../periods/window.ts';
import type { Tx } from '../store/tx.ts';
import { type ChangesCache, summaryOf } from './changes/draft.node.ts';
import { type ChangeSummary, isChangeMode } from './changes/model.ts';
import { closingOfPlace } from './closing.node.ts';
import { fourEyesOf } from './four-eyes.node.ts';
import { isEditable } from './lifecycle.ts';
import type { PreSend } from './model.ts';
import { type Obstacle, obstaclesOf, type Readiness } from './obstacles.ts';
import { loadBatch } from './outcome.node.ts';
import { type Place, placeOfRow } from './place.node.ts';
import type { SubmissionsDeps } from './ports.ts';
import { byId, lastSealedRows, type SubmissionRow } from './queries.node.ts';
import { rowWriter } from './row-writer.ts';
import { eachRow } from './rows.node.ts';
import { sumsOf } from './sums.ts';
import { lateness, submissionView } from './view.node.ts';

/** Whether a draft may be sealed, as its pinned catalog and its findings stand now. */
export function readinessOf(
  deps: SubmissionsDeps,
  tx: Tx,
  row: SubmissionRow,
  place: Place,
  changes: ChangeSummary | null,
  approver: string | null,
): Readiness {
  const { mode } = row;
  const sends = isChangeMode(mode);
  const closing = closingOfPlace(deps, tx, place);
  return {
    rows: deps.draft.countRows(tx, row.sid),
    checked: deps.draft.isChecked(tx, row.sid),
    counts: deps.draft.countsOf(tx, row.sid),
    period: place.window.id,
    opens: place.window.opens,
    today: beijingDay(deps.clock.now()),
    closed: closing?.closed ? closing.closes : null,
    ownHand: approver !== null && fourEyesOf(deps.draft, tx, row, place.dataset)?.lastHand === approver,
    provisional: row.provisional === 1,
    changes: sends && changes ? { ...changes, mode } : null,
  };
}

type SumText = Readonly<Record<string, string>>;

/** Sums by submission and draft version: a review is asked for again and again while nothing changes. */
export type SumsCache = Map<number, { readonly version: string; readonly sums: SumText }>;

/** The summary before sending. Sums are exact and need every row, so it works in slices. */
export async function reviewOf(
  deps: SubmissionsDeps,
  cache: SumsCache,
  changed: ChangesCache,
  id: string,
  approver: string | null,
): Promise<Result<PreSend>> {
  const found = deps.store.read((tx) => {
    const row = byId(tx, id);
    if (!row) return fail(problem('submissions/unknown'));
    const place = placeOfRow(deps, tx, row);
    return place.ok ? ok({ row, place: place.value, version: deps.draft.version(tx, row.sid) }) : place;
  });
  if (!found.ok) return found;
  const { row, place, version } = found.value;
  const sums = isEditable(row.state) ? await draftSums(deps, cache, row, place, version) : sealedSums(deps, row);
  if (!sums.ok) return sums;
  const changes = isEditable(row.state) ? await summaryOf(deps, changed, row, place) : ok(null);
  if (!changes.ok) return changes;
  return deps.store.read((tx) => {
    const now = byId(tx, id);
    return now ? ok(summary(deps, tx, now, place, sums.value, changes.value, approver)) : fail(problem('submissions/unknown'));
  });
}

async function draftSums(
  deps: SubmissionsDeps,
  cache: SumsCache,
  row: SubmissionRow,
  place: Place,
  version: string,
): Promise<Result<SumText>> {
  const known = cache.get(row.sid);
  if (known?.version === version) return ok(known.sums);
  const writer = rowWriter(place.catalog.package, place.dataset, place.today);
  if (!writer.ok) return writer;
  const sums = sumsOf(place.dataset.schema.fields);
  if (sums.columns.length > 0) {
    const walked = await eachRow(deps, row.sid, (rows) => {
      for (const { cells } of rows) sums.add(writer.value.wire(cells));
    });
    if (!walked.ok) return walked;
  }
  const result = sums.result();
  // One is enough: an officer reviews one submission at a time.
  cache.clear();
  cache.set(row.sid, { version, sums: result });
  return ok(result);
}

function sealedSums(deps: SubmissionsDeps, row: SubmissionRow): Result<SumText> {
  const batch = deps.store.read((tx) => (row.batch_id === null ? null : loadBatch(tx, row.batch_id)));
  if (!batch) return ok({});
  const manifest: { readonly sums: SumText } = JSON.parse(batch.manifest.payload);
  return ok(manifest.sums);
}

function summary(
  deps: SubmissionsDeps,
  tx: Tx,
  row: SubmissionRow,
  place: Place,
  sums: SumText,
  changes: ChangeSummary | null,
  approver: string | null,
): PreSend {
  const readiness = readinessOf(deps, tx, row, place, changes, approver);
  const submission = submissionView(deps, tx, row);
  const before = previousPeriod(place.window).id;
  const previousRows = lastSealedRows(tx, row.dataset, before);
  const obstacles: readonly Obstacle[] = isEditable(row.state) ? obstaclesOf(readiness) : [];
  return {
    submission,
    rows: submission.total,
    sums: sumsOf(place.dataset.schema.fields).columns.map((column) => ({ ...column, sum: sums[column.field] ?? '0' })),
    counts: submission.counts,
    reasons: deps.draft.reasonsOf(tx, row.sid).map(({ group, title, count, text }) => ({ group, title, count, text })),
    timeliness: {
      opens: place.window.opens,
      due: row.due,
      lateDays: lateness(deps, tx, row),
      daysLeft: daysLeft(row.due, readiness.today),
    },
    previous: previousRows === null ? null : { period: before, rows: previousRows },
    changes,
    fourEyes: isEditable(row.state) ? fourEyesOf(deps.draft, tx, row, place.dataset) : null,
    obstacles,
  };
}
