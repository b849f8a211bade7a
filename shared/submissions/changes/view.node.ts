import { ok, type Result } from '../../base/result.ts';
import type { Dataset } from '../../catalog/model.ts';
import { batchOf } from '../batches.node.ts';
import { isEditable } from '../lifecycle.ts';
import { storedLines } from '../payload-lines.node.ts';
import type { Place } from '../place.node.ts';
import type { SubmissionsDeps } from '../ports.ts';
import type { SubmissionRow } from '../queries.node.ts';
import { contentBefore } from './base.node.ts';
import { differ } from './content.node.ts';
import { barOf, type ChangesCache, cachedChanges, type DraftChanges, shapeOf, unexplained } from './draft.node.ts';
import { type ChangeLine, readChange } from './line.node.ts';
import { type ChangeCounts, type ChangesView, isChangeMode, type RecordChange } from './model.ts';
import { reasonsOf } from './queries.node.ts';

const noCounts: ChangeCounts = { inserts: 0, updates: 0, deletes: 0 };

function shown(change: ChangeLine, dataset: Dataset, primaryKey: readonly string[]): RecordChange {
  const { id, operation, wire, before, reason } = change;
  const names = dataset.schema.fields.map(({ name }) => name);
  const fields = names.flatMap((field) => {
    const value = wire[field] ?? null;
    if (operation === 'U')
      return before && Object.hasOwn(before, field) ? [{ field, before: before[field] ?? null, after: value }] : [];
    if (value === null) return [];
    return [operation === 'I' ? { field, before: null, after: value } : { field, before: value, after: null }];
  });
  return { record: id, operation, key: primaryKey.map((field) => ({ field, value: wire[field] ?? null })), fields, reason };
}

/** What a sealed revision changed: a batch of changes says it itself, a whole one is compared with what was before. */
async function changesOfSealed(deps: SubmissionsDeps, row: SubmissionRow, dataset: Dataset): Promise<Result<DraftChanges>> {
  const shape = shapeOf(deps, dataset);
  const reasons = reasonsOf(row.changes);
  const batchId = row.batch_id ?? '';
  const encoding = deps.store.read((tx) => {
    const envelope: { payload: string } = JSON.parse(batchOf(tx, batchId)?.envelope ?? '{"payload":"{}"}');
    const manifest: { payload?: { encoding: 'gzip' | 'zstd' } | null } = JSON.parse(envelope.payload);
    return manifest.payload?.encoding ?? null;
  });
  const lines = async function* (): AsyncGenerator<ChangeLine> {
    if (encoding === null) return;
    for await (const line of storedLines(deps.store, batchId, encoding)) {
      const change = readChange(shape, line);
      if (change) yield change;
    }
  };
  const total = row.content_rows ?? row.sealed_rows ?? 0;
  if (isChangeMode(row.mode)) {
    const changes: (ChangeLine & { place: null })[] = [];
    const counts = { I: 0, U: 0, D: 0 };
    for await (const change of lines()) {
      changes.push({ ...change, place: null });
      counts[change.operation] += 1;
    }
    return ok({ changes, counts: { inserts: counts.I, updates: counts.U, deletes: counts.D }, total, reasons });
  }
  const content = await contentBefore(deps, row.predecessor ?? '', shape);
  if (!content.ok) return content;
  const work = differ(content.value, shape.fields, {});
  let place = 0;
  for await (const { id, wire } of lines()) work.add({ id, wire, place: place++ });
  return ok({ ...work.end(), total, reasons });
}

/** Which records a revision changes, before → after, some at a time. */
export async function changesView(
  deps: SubmissionsDeps,
  cache: ChangesCache,
  row: SubmissionRow,
  place: Place,
  span: { readonly from: number; readonly limit: number },
): Promise<Result<ChangesView>> {
  const { dataset } = place;
  const { bar, total } = deps.store.read((tx) => ({
    bar: barOf(deps, tx, row, dataset),
    total: row.content_rows ?? row.sealed_rows ?? deps.draft.countRows(tx, row.sid),
  }));
  const about = { submission: row.id, titles: titlesOf(dataset), sensitive: sensitiveIn(dataset) };
  const sealedChanges = !isEditable(row.state) && isChangeMode(row.mode);
  if (bar !== null && !sealedChanges) {
    const reasons = reasonsOf(row.changes);
    return ok({ ...about, counts: noCounts, total, changes: [], more: 0, reasons, unexplained: 0, bar });
  }
  const found = isEditable(row.state) ? await cachedChanges(deps, cache, row, place) : await changesOfSealed(deps, row, dataset);
  if (!found.ok) return found;
  const { changes, counts, reasons } = found.value;
  const { primaryKey } = shapeOf(deps, dataset);
  const part = changes.slice(span.from, span.from + span.limit);
  return ok({
    ...about,
    counts,
    total: found.value.total,
    changes: part.map((change) => shown(change, dataset, primaryKey)),
    more: Math.max(0, changes.length - span.from - part.length),
    reasons,
    unexplained: unexplained(found.value),
    bar: null,
  });
}

const sensitiveIn = ({ schema, liaison }: Dataset): string[] =>
  schema.fields.filter((field) => (field.liaison?.level ?? liaison.level) === 'S').map(({ name }) => name);

const titlesOf = (dataset: Dataset): ChangesView['titles'] =>
  Object.fromEntries(
    dataset.schema.fields.map(({ name, title, liaison }) => [name, { zh: title ?? name, en: liaison?.titleEn ?? title ?? name }]),
  );
