import type { CallContext, Handlers } from '../../base/call.ts';
import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { changesOf } from '../../catalog/changes.ts';
import { diffCatalogs } from '../../catalog/diff.ts';
import { bumpVersion } from '../../records/queries.node.ts';
import { refitRows } from '../../records/refit.node.ts';
import type { Tx } from '../../store/tx.ts';
import type { repinCalls } from '../calls.ts';
import { isEditable } from '../lifecycle.ts';
import { pinned } from '../pin.node.ts';
import type { SubmissionsDeps } from '../ports.ts';
import { addEvent, byId, bySid, type SubmissionRow } from '../queries.node.ts';
import { submissionView } from '../view.node.ts';
import { stateData } from '../words.ts';
import type { DraftPin, RepinEffect } from './model.ts';
import { cameFrom, forgetLast, openRows, remember, setPin } from './queries.node.ts';
import { fieldsOf, newerVersion, targetOf } from './target.node.ts';

export interface RepinDeps extends SubmissionsDeps {
  /** One bulk work per draft at a time. */
  readonly alone: <T>(sid: number, work: () => Promise<T>) => Promise<T>;
  /** Checks a draft's rows by its version and by another, in a job (engine). */
  readonly compare: (sid: number, version: string, context: CallContext) => Promise<Result<RepinEffect>>;
  /** The complete check (engine). */
  readonly checkAll: (sid: number, context: CallContext) => Promise<Result<undefined>>;
  /** What is in memory of a draft no longer holds. */
  readonly forget: (sid: number) => void;
}

/** The catalog version of drafts: which are behind, what another one would change, and the step there and back. */
export function repinService(deps: RepinDeps): Handlers<typeof repinCalls> {
  const { store, catalog } = deps;

  /** Null when there is nothing to say of it; rows are counted only when there is. */
  const pinOf = (tx: Tx, row: SubmissionRow): DraftPin | null => {
    const newer = newerVersion(catalog, tx, row);
    const convertedFrom = cameFrom(tx, row.sid);
    if (newer === null && convertedFrom === null) return null;
    const { id, dataset, period, revision, catalog_version: version } = row;
    const datasetTitle = pinned(catalog, tx, row)?.dataset.title ?? { zh: dataset };
    const rows = deps.draft.countRows(tx, row.sid);
    return { id, dataset, datasetTitle, period, revision, rows, version, newer, convertedFrom };
  };

  const editable = (tx: Tx, id: string): Result<SubmissionRow> => {
    const row = byId(tx, id);
    if (!row) return fail(problem('submissions/unknown'));
    return isEditable(row.state) ? ok(row) : fail(problem('submissions/wrongState', stateData(row.state)));
  };

  /** One transaction: rows, pin, due day, timeline. */
  const convert = (tx: Tx, id: string, version: string, who: string): Result<undefined> => {
    const found = editable(tx, id);
    if (!found.ok) return found;
    const row = found.value;
    const back = cameFrom(tx, row.sid) === version;
    if (!back && newerVersion(catalog, tx, row) !== version) return fail(problem('submissions/notInForce', { version }));
    const before = pinned(catalog, tx, row);
    const target = targetOf(catalog, tx, row, version);
    if (!before || !target) return fail(problem('submissions/noSuccessor', { version }));
    const now = deps.clock.now();
    refitRows(tx, row.sid, fieldsOf(before.dataset), fieldsOf(target.dataset));
    if (back) forgetLast(tx, row.sid);
    else remember(tx, row.sid, row.catalog_version);
    setPin(tx, row.sid, version, target.window.due, now);
    bumpVersion(tx, row.sid, now, who);
    addEvent(tx, row.sid, { at: now, who, what: 'repinned', detail: `${row.catalog_version} → ${version}` });
    return ok();
  };

  const told = (id: string): void => {
    deps.emit({ kind: 'submission', id });
    deps.emit({ kind: 'records', id });
    deps.emit({ kind: 'findings', id });
  };

  return {
    'submissions.pins': ({ id }) =>
      store.read((tx) => {
        const row = id === undefined ? null : byId(tx, id);
        const rows = id === undefined ? openRows(tx) : row && isEditable(row.state) ? [row] : [];
        return ok(rows.flatMap((open) => pinOf(tx, open) ?? []));
      }),
    'submissions.repinPreview': async ({ id }, context) => {
      const asked = store.read((tx) => {
        const found = editable(tx, id);
        if (!found.ok) return found;
        const row = found.value;
        const to = newerVersion(catalog, tx, row);
        const before = pinned(catalog, tx, row);
        const after = to === null ? null : catalog.byVersion(tx, to);
        if (to === null || !before || !after) return fail(problem('submissions/notInForce', { version: row.catalog_version }));
        const changes = changesOf(diffCatalogs(before.catalog, after.package), row.dataset);
        return ok({ sid: row.sid, from: row.catalog_version, to, changes });
      });
      if (!asked.ok) return asked;
      const { sid, from, to, changes } = asked.value;
      const effect = await deps.alone(sid, () => deps.compare(sid, to, context));
      return effect.ok ? ok({ id, from, to, changes, ...effect.value }) : effect;
    },
    'submissions.repin': async ({ id, version }, context) => {
      const sid = store.read((tx) => byId(tx, id)?.sid);
      if (sid === undefined) return fail(problem('submissions/unknown'));
      const done = await deps.alone(sid, async (): Promise<Result<undefined>> => {
        if (deps.closing.aborted) return fail(problem('contract/locked'));
        const converted = store.write((tx) => convert(tx, id, version, context.officer));
        if (!converted.ok) return converted;
        deps.forget(sid);
        told(id);
        // A check that is cancelled leaves the draft converted and unchecked: it cannot be sent before it is checked.
        await deps.checkAll(sid, context);
        return ok();
      });
      if (!done.ok) return done;
      if (deps.closing.aborted) return fail(problem('contract/locked'));
      told(id);
      return store.read((tx) => {
        const row = bySid(tx, sid);
        return row ? ok(submissionView(deps, tx, row)) : fail(problem('submissions/unknown'));
      });
    },
  };
}
