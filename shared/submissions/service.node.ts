import type { AbortSignalLike, Handlers } from '../base/call.ts';
import { addDays, beijingDay, type Day } from '../base/clock.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Tx } from '../store/tx.ts';
import { sweepPartsUnderway } from './batches.node.ts';
import type { changesCalls, submissionsCalls } from './calls.ts';
import { barData } from './changes/bar-words.ts';
import { barOf, type ChangesCache, cachedChanges, type DraftChanges, unexplained } from './changes/draft.node.ts';
import { barAfter, chooseMode } from './changes/mode.node.ts';
import { type ChangeSummary, isChangeMode, noReasons } from './changes/model.ts';
import { changesService } from './changes/service.node.ts';
import { closingOf } from './closing.node.ts';
import { dutiesOf } from './duties.ts';
import { fourEyesOf } from './four-eyes.node.ts';
import { historyOf } from './history.node.ts';
import { isEditable } from './lifecycle.ts';
import type { Duty, Submission } from './model.ts';
import { obstacleProblem, obstaclesOf } from './obstacles.ts';
import { isOwn, placeOfRow } from './place.node.ts';
import type { SubmissionsDeps } from './ports.ts';
import { markProvisional } from './provisional.node.ts';
import { byId, bySid, listRows, rowsSince } from './queries.node.ts';
import { readinessOf, reviewOf, type SumsCache } from './review.node.ts';
import { discardDraft, nilReturn, openDraft, reviseDelivered } from './revisions.node.ts';
import { type SealPlan, sealDraft } from './seal.node.ts';
import { askSignOff, giveBack } from './sign-off.node.ts';
import { dutyRevision, submissionView } from './view.node.ts';
import { stateData } from './words.ts';

/** Longer than any period with its window: history that may say something about a duty. */
const LOOK_BACK = 460;
const LIST = 500;

const noChanges = { counts: { inserts: 0, updates: 0, deletes: 0 }, total: 0, reasons: noReasons, unexplained: 0 };

/** Duties, drafts, sealing and looking back. */
export function submissionsService(deps: SubmissionsDeps): Handlers<typeof submissionsCalls & typeof changesCalls> {
  deps.store.write(sweepPartsUnderway);
  const sealing = new Set<string>();
  const sums: SumsCache = new Map();
  const changed: ChangesCache = new Map();

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
      return ok(
        dutiesOf({
          today,
          span,
          datasets,
          revisions,
          closing: ({ id, timing }, window) => closingOf(deps, tx, { dataset: id, timing, window, today }),
        }),
      );
    });

  /** What a draft changes, when it is to send only that. */
  const changesOf = (id: string, signal: AbortSignalLike): Promise<Result<DraftChanges>> | null => {
    const found = deps.store.read((tx) => {
      const row = byId(tx, id);
      const place = row && isEditable(row.state) && isChangeMode(row.mode) ? placeOfRow(deps, tx, row) : null;
      return row && place?.ok && barOf(deps, tx, row, place.value.dataset) === null ? { row, place: place.value } : null;
    });
    return found ? cachedChanges(deps, changed, found.row, found.place, signal) : null;
  };

  /** How a draft stands before whoever would sign it. */
  const judge = (tx: Tx, id: string, who: string, changes: DraftChanges | null) => {
    const row = byId(tx, id);
    if (!row) return fail(problem('submissions/unknown'));
    if (!isEditable(row.state)) return fail(problem('submissions/wrongState', stateData(row.state)));
    const place = placeOfRow(deps, tx, row);
    if (!place.ok) return place;
    const summary: ChangeSummary | null = changes
      ? { ...changes, unexplained: unexplained(changes), bar: null }
      : isChangeMode(row.mode)
        ? { ...noChanges, bar: barOf(deps, tx, row, place.value.dataset) ?? 'unknownRows' }
        : null;
    const readiness = readinessOf(deps, tx, row, place.value, summary, who);
    return ok({ row, place: place.value, readiness, obstacles: obstaclesOf(readiness) });
  };

  /** What is to be sealed, or the first thing that stands in the way. */
  const plan = (id: string, who: string, changes: DraftChanges | null): Result<SealPlan> =>
    deps.store.read((tx) => {
      const judged = judge(tx, id, who, changes);
      if (!judged.ok) return judged;
      const { row, place, readiness, obstacles } = judged.value;
      const [obstacle] = obstacles;
      if (obstacle) return fail(obstacleProblem(obstacle, readiness));
      const { catalog, dataset, today, window } = place;
      const version = deps.draft.version(tx, row.sid);
      return ok({
        row,
        dataset,
        catalog: catalog.package,
        today,
        opens: window.opens,
        rows: readiness.rows,
        version,
        preparedBy: fourEyesOf(deps.draft, tx, row, dataset)?.lastHand ?? row.prepared_by,
        who,
        changes,
      });
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
    'submissions.review': ({ id }, { officer, role }) => reviewOf(deps, sums, changed, id, role === 'liaison' ? officer : null),
    'submissions.approve': async ({ id }, context) => {
      if (sealing.has(id)) return fail(problem('submissions/wrongState', stateData('sealing')));
      sealing.add(id);
      try {
        // A draft that sends all rows is judged at once: what changes from here on is a change while it is sealed.
        const comparing = changesOf(id, context.signal);
        const changes = comparing && (await comparing);
        if (changes && !changes.ok) return changes;
        const planned = plan(id, context.officer, changes?.value ?? null);
        if (!planned.ok) return planned;
        const done = await sealDraft(deps, planned.value, context);
        if (!done.ok) return done;
        sums.delete(planned.value.row.sid);
        changed.delete(planned.value.row.sid);
      } finally {
        sealing.delete(id);
      }
      sealed(id);
      return view(id);
    },
    'submissions.askSignOff': async ({ id }, { officer, signal }) => {
      const comparing = changesOf(id, signal);
      const changes = comparing && (await comparing);
      if (changes && !changes.ok) return changes;
      const asked = deps.store.write((tx) => {
        const judged = judge(tx, id, officer, changes?.value ?? null);
        return judged.ok ? askSignOff(deps, tx, judged.value, officer) : judged;
      });
      if (asked.ok) deps.emit({ kind: 'submission', id });
      return asked.ok ? view(id) : asked;
    },
    'submissions.giveBack': ({ id, note }, { officer }) => {
      if (sealing.has(id)) return fail(problem('submissions/wrongState', stateData('sealing')));
      const given = deps.store.write((tx) => giveBack(deps, tx, id, note, officer));
      if (given.ok) deps.emit({ kind: 'submission', id });
      return given.ok ? view(id) : given;
    },
    'submissions.revise': ({ id, mode, why }, { officer }) => {
      const made = deps.store.write((tx) => {
        const bar = isChangeMode(mode ?? '') ? barAfter(deps, tx, id) : null;
        if (bar !== null) return fail(problem('submissions/changesBar', barData(bar)));
        const row = reviseDelivered(deps, tx, id, officer);
        if (!row.ok) return row;
        const chosen = chooseMode(deps, tx, row.value, mode, why);
        return chosen.ok ? ok(submissionView(deps, tx, bySid(tx, row.value.sid) ?? row.value)) : chosen;
      });
      if (made.ok) {
        deps.emit({ kind: 'submission', id: made.value.id });
        deps.emit({ kind: 'findings', id: made.value.id });
      }
      return made;
    },
    ...changesService(deps, changed),
    'submissions.provisional': ({ id, provisional }) => {
      const done = deps.store.write((tx) => markProvisional(deps, tx, id, provisional));
      if (done.ok) deps.emit({ kind: 'submission', id });
      return done;
    },
    'submissions.history': ({ id }) => deps.store.read((tx) => historyOf(deps, tx, id)),
  };
}
