import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fullFindings, type RecordsWorld, recordsWorld, storedFindings } from '../../../test/support/records-world.ts';
import { value } from '../../../test/support/submissions-world.ts';
import type { Rule } from '../../catalog/model.ts';
import { insertRow, versionOf } from '../../records/queries.node.ts';
import { insertSubmission, setState } from '../../submissions/queries.node.ts';
import { checkState } from '../../validation/queries.node.ts';
import { MOST_ROWS } from '../../validation/recheck-batch.node.ts';
import { createJobs, type Jobs } from './pool.node.ts';

const rule = (id: string, more: Partial<Rule> & { readonly expression: string }): Rule => ({
  id,
  scope: 'batch',
  title: { zh: id },
  severity: 'justify',
  fields: ['JE'],
  message: { zh: id },
  examples: { pass: [], fail: [] },
  ...more,
});
const rules: readonly Rule[] = [
  rule('SUM', { groupBy: ['RQ'], aggregates: { total: { sum: 'JE' } }, expression: 'total <= 100' }),
  rule('SWING', { expression: 'rows * 2 >= previous.rows' }),
  rule('YEAR', { aggregates: { total: { sum: 'JE' } }, expression: 'total <= lastYear.total * 2' }),
];

let here: RecordsWorld;
let jobs: Jobs;
beforeEach(async () => {
  here = await recordsWorld({ rules });
  jobs = createJobs();
});
afterEach(() => {
  jobs.stop();
  here.end();
});

/** A batch of a former period that the platform took: so many rows of so much. */
function accepted(period: string, rows: number, amount: string, state: 'stored' | 'returned' = 'stored'): void {
  here.store().write((tx) => {
    const sid = insertSubmission(tx, {
      id: `P${period}`,
      dataset: 'T1',
      period,
      revision: 1,
      predecessor: null,
      mode: 'full',
      catalogVersion: '2026.1.1',
      due: null,
      note: null,
      now: 1,
      who: '信息员',
    });
    for (let ord = 1; ord <= rows; ord++) {
      const cells = JSON.stringify([`K${ord}`, null, amount, `${period}-01`, null]);
      insertRow(tx, { sid, ord, cells, run: null, sourceRow: null, added: 0 });
    }
    setState(tx, sid, state, 1);
  });
}
const csv = (rows: number, amount = '1'): string =>
  `编号,金额,日期\n${Array.from({ length: rows }, (_, n) => `N${n},${amount},2026-10-${String(1 + (n % 28)).padStart(2, '0')}`).join('\n')}\n`;
const said = () => storedFindings(here).map(({ rid, code, data, severity }) => ({ rid, code, data, severity }));
const isChecked = () => here.store().read((tx) => checkState(tx, here.sid)?.version === String(versionOf(tx, here.sid).version));

describe('rules over all rows', () => {
  it('are judged by an import and by a complete check alike, each group on its first row', async () => {
    value(await here.importText(jobs, csv(5000, '0.6'), 'append'));
    const found = said();
    // 5000 rows over 28 days: 178 or 179 rows of 0.60 each.
    expect(found).toHaveLength(28);
    expect(found[0]).toMatchObject({
      code: 'batch/rule',
      severity: 'justify',
      data: { RQ: '2026-10-01', total: '107.4', rows: '179' },
    });
    expect((await here.rids()).slice(0, 28)).toEqual(found.map(({ rid }) => rid));
    expect(storedFindings(here)).toEqual(fullFindings(here));
    value(await here.checkAll(jobs));
    expect(said()).toEqual(found);
    expect(isChecked()).toBe(true);
  });

  it('of rows put to others are judged over all of them', async () => {
    value(await here.importText(jobs, '编号,金额,日期\nA,60,2026-10-01\n', 'append'));
    expect(said()).toEqual([]);
    value(await here.importText(jobs, '编号,金额,日期\nB,60,2026-10-01\n', 'append'));
    expect(said()).toMatchObject([{ code: 'batch/rule', data: { total: '120' } }]);
  });

  it('follow every edit of a short draft', async () => {
    value(await here.importText(jobs, '编号,金额,日期\nA,60,2026-10-01\nB,60,2026-10-01\n', 'append'));
    const [a, b] = await here.rids();
    value(await here.edit(b ?? 0, 'JE', '40'));
    expect(said()).toEqual([]);
    value(await here.undo());
    expect(said()).toHaveLength(1);
    // The first row is edited in a field no rule reads: its finding stays.
    value(await here.edit(a ?? 0, 'MC', '甲'));
    expect(said()).toMatchObject([{ rid: a }]);
    value(await here.remove([a ?? 0]));
    expect(said()).toEqual([]);
  });

  it('on a long draft are judged by the groups an edit touches; what a check knows is kept', async () => {
    value(await here.importText(jobs, csv(MOST_ROWS + 800, '1.5'), 'append'));
    expect(said()).toHaveLength(28);
    const [first] = await here.rids();
    value(await here.edit(first ?? 0, 'MC', '甲'));
    expect(said()).toHaveLength(28);
    expect([isChecked(), here.unjudged.size]).toEqual([true, 0]);
    value(await here.edit(first ?? 0, 'JE', '2'));
    expect(said()[0]).toMatchObject({ rid: first, data: { total: '150.5' } });
    expect(storedFindings(here)).toEqual(fullFindings(here));
    value(await here.edit(first ?? 0, 'RQ', '2026-10-02'));
    expect(storedFindings(here)).toEqual(fullFindings(here));
    // YEAR is about the whole batch: that is for the next complete check, which comes by itself.
    expect([isChecked(), here.unjudged.size]).toEqual([false, 1]);
  });

  it('on a long draft leave nothing that may be untrue where a group is too large to be read again', async () => {
    const rows = Array.from({ length: MOST_ROWS + 800 }, (_, n) => `N${n},1,2026-10-01`);
    value(await here.importText(jobs, `编号,金额,日期\n${rows.join('\n')}\n`, 'append'));
    expect(said()).toHaveLength(1);
    const [first] = await here.rids();
    value(await here.edit(first ?? 0, 'JE', '2'));
    expect(said()).toEqual([]);
    expect([isChecked(), [...here.unjudged]]).toEqual([false, [here.sid]]);
    value(await here.checkAll(jobs));
    expect(said()).toMatchObject([{ data: { total: '2801' } }]);
    expect(isChecked()).toBe(true);
  });
});

describe('rules that look back', () => {
  it('say nothing without an accepted batch of the former period', async () => {
    accepted('2026-08', 100, '1');
    accepted('2026-09', 100, '1', 'returned');
    value(await here.importText(jobs, csv(4), 'append'));
    expect(said()).toEqual([]);
  });

  it('compare with the period before and the year before, in an import, a check and after an edit', async () => {
    accepted('2026-09', 9, '1');
    accepted('2025-10', 3, '0.5');
    value(await here.importText(jobs, csv(4), 'append'));
    const both = [
      { rid: 0, data: { rows: '4', previous_rows: '9' } },
      { rid: 0, data: { rows: '4', total: '4', lastYear_total: '1.5', lastYear_rows: '3' } },
    ];
    expect(said()).toMatchObject(both);
    value(await here.checkAll(jobs));
    expect(said()).toMatchObject(both);
    value(await here.insert([{ BH: 'Z', JE: '-2', RQ: '2026-10-01' }]));
    expect(said().filter(({ code }) => code === 'batch/rule')).toEqual([]);
    value(await here.undo());
    expect(said()).toMatchObject(both);
  });
});
