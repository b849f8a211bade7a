import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { book, rowsOf, sheetData } from '../../test/fixtures/tables/book.ts';
import { type RecordsWorld, recordsWorld } from '../../test/support/records-world.ts';
import { codeOf, context, value } from '../../test/support/submissions-world.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { DraftOwner } from './checker.ts';
import { STAMP_SHEET, stampRows } from './export/stamp.node.ts';
import type { FileSource } from './import/source.node.ts';
import { type ImportOutcome, type ImportPlan, importsService, MAX_TABLE_COLUMNS } from './imports.node.ts';

let here: RecordsWorld;
let owner: DraftOwner;
let plans: ImportPlan[];
let outcome: Result<ImportOutcome>;
const files = new Map<string, FileSource>();

beforeEach(async () => {
  here = await recordsWorld();
  owner = { sid: here.sid, id: here.id, revision: 1, fields: ['BH', 'MC', 'JE'], editable: true };
  plans = [];
  outcome = ok({ run: 1, rows: 2, blankRows: 0, replaced: 0, relabelled: 0 });
  files.clear();
});
afterEach(() => here.end());

const put = (token: string, text: string): void => {
  const bytes = new TextEncoder().encode(text);
  files.set(token, { kind: 'bytes', name: `${token}.csv`, size: bytes.length, bytes });
};

/** The room's service with the job thread left out: what it asks of it is looked at instead. */
const service = () =>
  importsService({
    store: here.store(),
    clock: { now: () => 1 },
    emit: () => {},
    owners: { byId: (_, id) => (id === owner.id ? owner : null), former: () => null, touched: () => {} },
    take: (token) => files.get(token) ?? null,
    fieldsOf: (_, dataset) =>
      dataset === 'T1'
        ? [
            { code: 'BH', title: '编号', required: true },
            { code: 'MC', title: '名称', required: false },
            { code: 'JE', title: '金额', required: true },
          ]
        : null,
    run: (plan) => {
      plans.push(plan);
      return Promise.resolve(outcome);
    },
    dryRun: (plan) => {
      plans.push(plan);
      return Promise.resolve(fail(problem('contract/cancelled')));
    },
    datasetOf: (_, sid) => (sid === owner.sid ? 'T1' : null),
    keyed: () => true,
    countsOf: () => ({ blocking: 3, justify: 2, info: 1 }),
  });
type Calls = ReturnType<typeof service>;
const preview = (calls: Calls, token: string, more: object = {}) =>
  calls['imports.preview']({ token, dataset: 'T1', sheet: token, ...more }, context());
const run = (calls: Calls, change: object = {}) =>
  calls['imports.run'](
    { id: here.id, token: 'a', sheet: 'a', headerRow: 1, mapping: [{ column: 0, field: 'BH' }], mode: 'append', ...change },
    context('小王'),
  );

describe('looking at a file', () => {
  it('says what it is, and shows how its columns match and its first rows as they stand', async () => {
    put('a', '汇总表\n名 称,编号,备注\n甲,００1,x\n乙,,\n');
    const calls = service();
    expect(value(await calls['imports.inspect']({ token: 'a' }, context()))).toMatchObject({
      file: 'a.csv',
      kind: 'csv',
      delimiter: ',',
    });
    const sheet = value(await calls['imports.inspect']({ token: 'a' }, context())).sheets[0]?.name ?? '';
    const seen = value(await preview(calls, 'a', { sheet }));
    expect(seen.headerRow).toBe(2);
    expect(seen.columns.map(({ letters, field }) => [letters, field])).toEqual([
      ['A', 'MC'],
      ['B', 'BH'],
      ['C', null],
    ]);
    expect(seen.missingRequired).toEqual(['JE']);
    expect(seen.sample).toEqual([
      ['甲', '００1', 'x'],
      ['乙', null, null],
    ]);
  });

  it('takes a header row and columns chosen by hand', async () => {
    put('a', 'x,y\n编号,名称\n1,2\n');
    const calls = service();
    const sheet = value(await calls['imports.inspect']({ token: 'a' }, context())).sheets[0]?.name ?? '';
    const mapping = [
      { column: 0, field: 'JE' },
      { column: 1, field: null },
    ];
    const seen = value(await preview(calls, 'a', { sheet, headerRow: 1, mapping }));
    expect(seen.headerRow).toBe(1);
    expect(seen.columns.map(({ field }) => field)).toEqual(['JE', null]);
    expect(seen.sample[0]).toEqual(['编号', '名称']);
  });

  it('remembers columns matched by hand for files with the same header, until the guess is right again', async () => {
    put('a', '标题\n甲,名称\n1,2\n');
    put('b', '甲 ,*名称\n3,4\n');
    put('c', '乙,名称\n3,4\n');
    const calls = service();
    const fieldsOf = async (token: string) =>
      value(await preview(calls, token, { sheet: `${token}.csv` })).columns.map(({ field, by }) => [field, by]);
    expect(await fieldsOf('a')).toEqual([
      [null, 'none'],
      ['MC', 'name'],
    ]);
    const mapping = (field: string | null) => [
      { column: 0, field },
      { column: 1, field: 'MC' },
    ];
    value(await run(calls, { token: 'a', sheet: 'a.csv', headerRow: 2, mapping: mapping('BH') }));
    expect(await fieldsOf('b')).toEqual([
      ['BH', 'remembered'],
      ['MC', 'name'],
    ]);
    expect(await fieldsOf('c')).toEqual([
      [null, 'none'],
      ['MC', 'name'],
    ]);
    value(await run(calls, { token: 'b', sheet: 'b.csv', headerRow: 1, mapping: mapping(null) }));
    expect(await fieldsOf('b')).toEqual([
      [null, 'none'],
      ['MC', 'name'],
    ]);
  });

  it('recognises what a workbook of ours says about itself', async () => {
    const stamp = stampRows({ made: 'template', dataset: 'T1', catalog: '2025.9.1' }).map((row) => [...row]);
    const bytes = book({
      sheets: [
        { name: '数据', xml: sheetData(rowsOf([['编号']])) },
        { name: STAMP_SHEET, state: 'veryHidden', xml: sheetData(rowsOf(stamp)) },
      ],
    });
    files.set('t', { kind: 'bytes', name: 't.xlsx', size: bytes.length, bytes });
    put('a', '编号\n1\n');
    const calls = service();
    expect(value(await calls['imports.inspect']({ token: 't' }, context())).stamp).toMatchObject({
      made: 'template',
      dataset: 'T1',
      catalog: '2025.9.1',
    });
    expect(value(await calls['imports.inspect']({ token: 'a' }, context())).stamp).toBeNull();
  });

  it('refuses what is gone, empty, far too wide, or for a dataset nobody knows', async () => {
    put('empty', ',,\n,,\n');
    put('wide', `${Array.from({ length: MAX_TABLE_COLUMNS + 1 }, (_, n) => `c${n}`).join(',')}\n`);
    const calls = service();
    expect(codeOf(await calls['imports.inspect']({ token: 'gone' }, context()))).toBe('file/gone');
    expect(codeOf(await preview(calls, 'gone'))).toBe('file/gone');
    for (const [token, code] of [
      ['empty', 'file/empty'],
      ['wide', 'file/tooManyColumns'],
    ] as const) {
      const sheet = value(await calls['imports.inspect']({ token }, context())).sheets[0]?.name ?? '';
      expect(codeOf(await preview(calls, token, { sheet }))).toBe(code);
    }
    expect(codeOf(await preview(calls, 'empty', { dataset: 'NO' }))).toBe('catalog/unknownDataset');
  });
});

describe('importing', () => {
  it('hands the plan to the job and reports what came with the counts', async () => {
    put('a', '编号\n1\n');
    expect(value(await run(service()))).toEqual({
      run: 1,
      rows: 2,
      blankRows: 0,
      relabelled: 0,
      replaced: 0,
      merged: null,
      counts: { blocking: 3, justify: 2, info: 1 },
      milliseconds: 0,
    });
    expect(plans).toMatchObject([{ owner: { id: here.id }, source: { name: 'a.csv' }, mode: 'append', officer: '小王' }]);
  });

  it('does not begin on a frozen or unknown draft, a file that is gone, or with no column for a field', async () => {
    put('a', '编号\n1\n');
    expect(codeOf(await run(service(), { id: 'nobody' }))).toBe('records/noDraft');
    expect(codeOf(await run(service(), { token: 'gone' }))).toBe('file/gone');
    for (const field of [null, 'NOPE'])
      expect(codeOf(await run(service(), { mapping: [{ column: 0, field }] }))).toBe('file/noHeader');
    owner = { ...owner, editable: false };
    expect(codeOf(await run(service()))).toBe('records/frozen');
    expect(plans).toEqual([]);
  });

  it('passes on why the job failed', async () => {
    put('a', '编号\n1\n');
    outcome = fail(problem('contract/cancelled'));
    expect(codeOf(await run(service()))).toBe('contract/cancelled');
  });
});
