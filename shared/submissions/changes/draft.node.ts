import type { AbortSignalLike } from '../../base/call.ts';
import { ok, type Result } from '../../base/result.ts';
import type { Dataset } from '../../catalog/model.ts';
import type { Tx } from '../../store/tx.ts';
import { keyValues, recordId } from '../canonical.node.ts';
import type { Place } from '../place.node.ts';
import type { SubmissionsDeps } from '../ports.ts';
import type { SubmissionRow } from '../queries.node.ts';
import { rowWriter } from '../row-writer.ts';
import { eachRow } from '../rows.node.ts';
import { baseBar, contentBefore } from './base.node.ts';
import { differ } from './content.node.ts';
import type { ChangeLine, LineShape } from './line.node.ts';
import type { ChangeCounts, ChangeReasons, ChangeSummary, ChangesBar } from './model.ts';
import { reasonsOf } from './queries.node.ts';

export interface DraftChanges {
  readonly changes: readonly (ChangeLine & { readonly place: number | null })[];
  readonly counts: ChangeCounts;
  readonly total: number;
  readonly reasons: ChangeReasons;
}

const noCounts: ChangeCounts = { inserts: 0, updates: 0, deletes: 0 };

export function shapeOf(deps: Pick<SubmissionsDeps, 'unit'>, dataset: Dataset): LineShape {
  const { primaryKey = [], fields } = dataset.schema;
  return {
    unit: deps.unit.uscc,
    dataset: dataset.id,
    fields: fields.map(({ name }) => name),
    primaryKey: typeof primaryKey === 'string' ? [primaryKey] : primaryKey,
  };
}

/** Why a revision cannot be sent as changes only; null when it can. */
export function barOf(
  deps: SubmissionsDeps,
  tx: Tx,
  row: Pick<SubmissionRow, 'predecessor' | 'sid'>,
  dataset: Dataset,
): ChangesBar | null {
  if (row.predecessor === null) return 'first';
  if (shapeOf(deps, dataset).primaryKey.length === 0) return 'noKey';
  return baseBar(deps, tx, row.predecessor);
}

/** Updates and deletions that no reason holds for. */
export const unexplained = ({ changes, reasons }: Pick<DraftChanges, 'changes' | 'reasons'>): number =>
  reasons.reason.trim() === '' ? changes.filter(({ operation, reason }) => operation !== 'I' && reason === null).length : 0;

/** What a draft changes in what the platform has; compared in slices. */
export async function changesOfDraft(
  deps: SubmissionsDeps,
  row: SubmissionRow,
  place: Place,
  signal?: AbortSignalLike,
): Promise<Result<DraftChanges>> {
  const shape = shapeOf(deps, place.dataset);
  const writer = rowWriter(place.catalog.package, place.dataset, place.today);
  if (!writer.ok) return writer;
  const content = await contentBefore(deps, row.predecessor ?? '', shape);
  if (!content.ok) return content;
  const reasons = reasonsOf(row.changes);
  const work = differ(content.value, shape.fields, reasons.records);
  let total = 0;
  const walked = await eachRow(
    deps,
    row.sid,
    (rows) => {
      for (const { cells } of rows) {
        const wire = writer.value.wire(cells);
        work.add({
          id: recordId(shape.unit, shape.dataset, keyValues(shape.fields, shape.primaryKey, wire)),
          wire,
          place: total,
        });
        total += 1;
      }
    },
    signal ? { signal, pause: () => undefined } : undefined,
  );
  return walked.ok ? ok({ ...work.end(), total, reasons }) : walked;
}

/** The last comparison, by draft version: a summary is asked for again and again while nothing changes. */
export type ChangesCache = Map<number, { readonly key: string; readonly changes: DraftChanges }>;

export async function cachedChanges(
  deps: SubmissionsDeps,
  cache: ChangesCache,
  row: SubmissionRow,
  place: Place,
  signal?: AbortSignalLike,
): Promise<Result<DraftChanges>> {
  const key = `${deps.store.read((tx) => deps.draft.version(tx, row.sid))}|${row.predecessor}|${row.catalog_version}|${row.changes}`;
  const known = cache.get(row.sid);
  if (known?.key === key) return ok(known.changes);
  const made = await changesOfDraft(deps, row, place, signal);
  if (!made.ok) return made;
  cache.clear();
  cache.set(row.sid, { key, changes: made.value });
  return made;
}

/** For the summary before sending; null for a first revision. */
export async function summaryOf(
  deps: SubmissionsDeps,
  cache: ChangesCache,
  row: SubmissionRow,
  place: Place,
): Promise<Result<ChangeSummary | null>> {
  const { bar, rows } = deps.store.read((tx) => ({
    bar: barOf(deps, tx, row, place.dataset),
    rows: deps.draft.countRows(tx, row.sid),
  }));
  if (bar === 'first') return ok(null);
  if (bar !== null) return ok({ counts: noCounts, total: rows, reasons: reasonsOf(row.changes), unexplained: 0, bar });
  const made = await cachedChanges(deps, cache, row, place);
  if (!made.ok) return made;
  const { counts, total, reasons } = made.value;
  return ok({ counts, total, reasons, unexplained: unexplained(made.value), bar: null });
}
