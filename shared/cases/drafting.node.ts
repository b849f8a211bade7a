import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Tx } from '../store/tx.ts';
import { beginCase } from './begin.node.ts';
import type { RecordInput } from './calls.ts';
import { wholeValue } from './cover.ts';
import { phaseAfter } from './flow.ts';
import { mayName } from './grants.node.ts';
import { flowOf } from './model.ts';
import type { CasesDeps } from './ports.node.ts';
import { type CaseRow, changeCase, type Decided, decideRecord, nextRecord, oneRecord, putRecord } from './queries.node.ts';

/** Writing what a case is about: the records of a report, and the decisions about them. */

interface Drafted {
  readonly id: string;
  readonly answerer: string;
  readonly title: string;
  readonly officer: string;
}

export function draftReport(deps: CasesDeps, tx: Tx, { id, answerer, title, officer }: Drafted): Result<undefined> {
  const catalog = deps.catalog.current(tx);
  if (!catalog) return fail(problem('catalog/none'));
  if (answerer === deps.unit.uscc) return fail(problem('cases/own'));
  const units = catalog.package.datasets.flatMap((dataset) => dataset.liaison.units);
  const other = units.find((unit) => unit.uscc === answerer);
  if (!other) return fail(problem('cases/notProvider', { dataset: answerer }));
  beginCase(deps, tx, officer, { id, kind: 'errorReport', title, other_uscc: other.uscc, other_name: other.name });
  return ok();
}

export function putRecords(
  deps: CasesDeps,
  tx: Tx,
  row: CaseRow,
  n: number | null,
  records: readonly RecordInput[],
): Result<undefined> {
  if (row.kind !== 'errorReport' || row.paper_purpose !== 'report' || row.paper_state !== 'draft')
    return fail(problem('cases/fixed'));
  if (n !== null && (records.length > 1 || !oneRecord(tx, row.cid, n))) return fail(problem('cases/unknown'));
  const catalog = deps.catalog.current(tx);
  for (const record of records) {
    const named = mayName(deps, tx, record.dataset, [record.field, ...Object.keys(record.key)]);
    if (!named.ok) return named;
  }
  let next = n ?? nextRecord(tx, row.cid);
  for (const record of records) {
    const dataset = catalog?.package.datasets.find((candidate) => candidate.id === record.dataset);
    // Only half filled in is what drafts are for; a dataset of another unit would never reach its author.
    if (record.dataset !== '' && !dataset?.liaison.units.some((unit) => unit.uscc === row.other_uscc))
      return fail(problem('cases/notProvider', { dataset: dataset?.title.zh ?? record.dataset }));
    putRecord(tx, row.cid, { n: next, ...record });
    next += 1;
  }
  changeCase(tx, row.cid, { updated_at: deps.clock.now() });
  return ok();
}

export function decideAll(deps: CasesDeps, tx: Tx, row: CaseRow, list: readonly Decided[]): Result<undefined> {
  const answering = phaseAfter(flowOf(row.kind), row.phase, { step: 'reply', by: row.side }) !== null;
  const writing =
    row.paper_purpose !== 'reply' || row.paper_state === null || row.paper_state === 'draft' || row.paper_state === 'sent';
  if (!answering || !writing) return fail(problem('cases/fixed'));
  for (const decided of list) {
    const record = oneRecord(tx, row.cid, decided.n);
    if (!record) return fail(problem('cases/unknown'));
    decideRecord(tx, row.cid, { ...decided, value: wholeValue(decided.value, record) });
  }
  changeCase(tx, row.cid, { updated_at: deps.clock.now() });
  return ok();
}
