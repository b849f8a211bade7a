import type { Handlers } from '../base/call.ts';
import { addDays, beijingDay, type Day } from '../base/clock.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { sweepPartsUnderway } from './batches.node.ts';
import type { submissionsCalls } from './calls.ts';
import { dutiesOf } from './duties.ts';
import { historyOf } from './history.node.ts';
import { isEditable } from './lifecycle.ts';
import type { Duty, Submission } from './model.ts';
import { obstacleProblem, obstaclesOf } from './obstacles.ts';
import { isOwn, placeOfRow } from './place.node.ts';
import type { SubmissionsDeps } from './ports.ts';
import { byId, listRows, rowsSince } from './queries.node.ts';
import { readinessOf, reviewOf, type SumsCache } from './review.node.ts';
import { discardDraft, nilReturn, openDraft, reviseDelivered } from './revisions.node.ts';
import { type SealPlan, sealDraft } from './seal.node.ts';
import { dutyRevision, submissionView } from './view.node.ts';
import { stateData } from './words.ts';

/** Longer than any period with its window: history that may say something about a duty. */
const LOOK_BACK = 460;
const LIST = 500;

/** Duties, drafts, sealing and looking back. */
export function submissionsService(deps: SubmissionsDeps): Handlers<typeof submissionsCalls> {
  deps.store.write(sweepPartsUnderway);
  const sealing = new Set<string>();
  const sums: SumsCache = new Map();

  const view = (id: string): Result<Submission> =>
    deps.store.read((tx) => {
      const row = byId(tx, id);
      return row ? ok(submissionView(deps, tx, row)) : fail(problem('submissions/unknown'));
    });

  const duties = (span: { readonly from: Day; readonly to: Day } | null): Result<readonly Duty[]> =>
    deps.store.read((tx) => {
      const current = deps.catalog.current(tx);
      if (!current) return fail(problem('catalog/none'));
      const today = beijingDay(deps.clock.now());
      const datasets = current.package.datasets
        .filter((dataset) => isOwn(deps, dataset))
        .map(({ id, title, liaison }) => ({ id, title, timing: liaison.timing }));
      const first = span && span.from < today ? span.from : today;
      const revisions = rowsSince(tx, addDays(first, -LOOK_BACK)).map((row) => dutyRevision(deps, tx, row));
      return ok(dutiesOf({ today, span, datasets, revisions }));
    });

  /** What is to be sealed, or the first thing that stands in the way. */
  const plan = (id: string, who: string): Result<SealPlan> =>
    deps.store.read((tx) => {
      const row = byId(tx, id);
      if (!row) return fail(problem('submissions/unknown'));
      if (!isEditable(row.state)) return fail(problem('submissions/wrongState', stateData(row.state)));
      const place = placeOfRow(deps, tx, row);
      if (!place.ok) return place;
      const readiness = readinessOf(deps, tx, row, place.value);
      const obstacle = obstaclesOf(readiness)[0];
      if (obstacle) return fail(obstacleProblem(obstacle, readiness));
      const { catalog, dataset, today } = place.value;
      const version = deps.draft.version(tx, row.sid);
      return ok({ row, dataset, catalog: catalog.package, today, rows: readiness.rows, version, who });
    });

  const sealed = (id: string): void => {
    deps.emit({ kind: 'submission', id });
    deps.emit({ kind: 'sync' });
  };

  return {
    'duties.list': ({ from, to }) => {
      const today = beijingDay(deps.clock.now());
      return duties(from === undefined && to === undefined ? null : { from: from ?? today, to: to ?? today });
    },
    'submissions.list': ({ dataset, period, limit }) =>
      deps.store.read((tx) =>
        ok(listRows(tx, { dataset, period, limit: limit ?? LIST }).map((row) => submissionView(deps, tx, row))),
      ),
    'submissions.get': ({ id }) => view(id),
    'submissions.open': ({ dataset, period }, { officer }) => {
      const opened = deps.store.write((tx) => {
        const found = openDraft(deps, tx, dataset, period, officer);
        return found.ok ? ok({ made: found.value.made, submission: submissionView(deps, tx, found.value.row) }) : found;
      });
      if (!opened.ok) return opened;
      if (opened.value.made) deps.emit({ kind: 'submission', id: opened.value.submission.id });
      return ok(opened.value.submission);
    },
    'submissions.discard': ({ id }) => {
      if (sealing.has(id)) return fail(problem('submissions/wrongState', stateData('sealing')));
      const gone = deps.store.write((tx) => discardDraft(deps, tx, id));
      if (gone.ok) deps.emit({ kind: 'submission', id });
      return gone;
    },
    'submissions.nilReturn': (asked, { officer }) => {
      const made = deps.store.write((tx) => {
        const row = nilReturn(deps, tx, asked, officer);
        return row.ok ? ok(submissionView(deps, tx, row.value)) : row;
      });
      if (made.ok) sealed(made.value.id);
      return made;
    },
    'submissions.review': ({ id }) => reviewOf(deps, sums, id),
    'submissions.approve': async ({ id }, context) => {
      if (sealing.has(id)) return fail(problem('submissions/wrongState', stateData('sealing')));
      const planned = plan(id, context.officer);
      if (!planned.ok) return planned;
      sealing.add(id);
      try {
        const done = await sealDraft(deps, planned.value, context);
        if (!done.ok) return done;
      } finally {
        sealing.delete(id);
      }
      sums.delete(planned.value.row.sid);
      sealed(id);
      return view(id);
    },
    'submissions.revise': ({ id }, { officer }) => {
      const made = deps.store.write((tx) => {
        const row = reviseDelivered(deps, tx, id, officer);
        return row.ok ? ok(submissionView(deps, tx, row.value)) : row;
      });
      if (made.ok) {
        deps.emit({ kind: 'submission', id: made.value.id });
        deps.emit({ kind: 'findings', id: made.value.id });
      }
      return made;
    },
    'submissions.history': ({ id }) => deps.store.read((tx) => historyOf(deps, tx, id)),
  };
}
