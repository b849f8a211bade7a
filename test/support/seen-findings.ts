import type { JobFinding } from '../../shared/engine/jobs/protocol.node.ts';
import { createRowChecks } from '../../shared/engine/jobs/row-checks.node.ts';
import { iterateRows, orderOf } from '../../shared/records/queries.node.ts';
import { findingsOfRow, wholeFindings } from '../../shared/validation/queries.node.ts';
import type { RecordsWorld } from './records-world.ts';

/** A finding as a spec compares it. */
export interface SeenFinding {
  readonly rid: number;
  readonly code: string;
  readonly detail: string;
  readonly fields: readonly string[];
  readonly severity: string;
  readonly value: string | null;
  readonly data: Readonly<Record<string, string | number>>;
  readonly fix: string | null;
}

const inOrder = (findings: SeenFinding[]): SeenFinding[] =>
  findings
    .map((finding) => ({ finding, text: JSON.stringify(finding) }))
    .sort((a, b) => a.finding.rid - b.finding.rid || (a.text < b.text ? -1 : 1))
    .map(({ finding }) => finding);

/** What the store says is wrong with the draft. */
export function storedFindings(here: RecordsWorld): SeenFinding[] {
  const { sid } = here;
  return here.store().read((tx) => {
    const found = [...orderOf(tx, sid).rids.flatMap((rid) => findingsOfRow(tx, sid, rid)), ...wholeFindings(tx, sid)];
    const all = tx.get<{ n: number }>('SELECT count(*) AS n FROM finding WHERE sid = ?', sid)?.n;
    if (all !== found.length) throw new Error(`${all} findings stored, ${found.length} of rows that are there or of the batch`);
    return inOrder(
      found.map(({ rid, code, detail, fields: on, severity, value: cell, data, fix }) => ({
        rid: rid ?? 0,
        code,
        detail,
        fields: on,
        severity,
        value: cell,
        data,
        fix: fix?.text ?? null,
      })),
    );
  });
}

/** What a check of all the draft's rows from the first to the last says. */
export function fullFindings(here: RecordsWorld): SeenFinding[] {
  const { sid } = here;
  return here.store().read((tx) => {
    const validator = here.compiled.validator(tx, sid);
    if (!validator) throw new Error('the dataset does not compile');
    const { check, settle } = createRowChecks(validator);
    const batch = validator.batchCheck({ outside: here.outside(tx, validator) });
    const rids: number[] = [];
    const found: JobFinding[] = [];
    for (const { rid, cells } of iterateRows(tx, sid)) {
      check(cells, rids.length, rids.length, found);
      batch.add(cells, rids.length);
      rids.push(rid);
    }
    settle(found);
    for (const { place, finding } of batch.end({ previous: null, lastYear: null }))
      found.push({ at: place ?? -1, value: null, finding, first: null });
    return inOrder(
      found.map(({ at, value: cell, finding, first }) => ({
        rid: rids[at] ?? 0,
        code: finding.code,
        detail: finding.detail,
        fields: finding.fields,
        severity: finding.severity,
        value: cell,
        data: first === null ? finding.data : { ...finding.data, firstRid: rids[first] ?? 0 },
        fix: finding.fix?.text ?? null,
      })),
    );
  });
}
