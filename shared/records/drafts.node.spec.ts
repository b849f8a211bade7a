import { afterEach, beforeEach, expect, it } from 'vitest';
import { createJobs, type RecordsWorld, recordsWorld } from '../../test/support/records-world.ts';
import { context, value } from '../../test/support/submissions-world.ts';
import type { RowFilter } from './model.ts';
import { countRows, orderOf, readOrder } from './queries.node.ts';

let here: RecordsWorld;
beforeEach(async () => {
  here = await recordsWorld();
});
afterEach(() => here.end());

const open = async (filter: RowFilter) =>
  value(await here.records().handlers['records.open']({ id: here.id, filter }, context()));
const page = async (filter: RowFilter, start: number, count: number) =>
  value(await here.records().handlers['records.page']({ id: here.id, filter, start, count }, context()));
const locate = async (filter: RowFilter, rid: number) =>
  value(await here.records().handlers['records.locate']({ id: here.id, filter, rid }, context()));

/** Rows N0…: every tenth is negative (blocking), every tenth from the fifth on is large (justify). */
const many = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ BH: `N${n}`, JE: n % 10 === 0 ? '-1' : n % 10 === 5 ? '2000' : '1' }));

it('pages by position and finds a row’s position', async () => {
  const rids = value(await here.insert(many(1000))).created;
  expect(await open('all')).toMatchObject({ rows: 1000, shown: 1000, undo: 'insert', redo: null });
  const got = await page('all', 437, 3);
  expect(got.map(({ rid, no, cells }) => [rid, no, cells[0]])).toEqual([
    [rids[437], 438, 'N437'],
    [rids[438], 439, 'N438'],
    [rids[439], 440, 'N439'],
  ]);
  expect(await page('all', 998, 200)).toHaveLength(2);
  expect(await page('all', 1000, 200)).toEqual([]);
  for (const at of [0, 1, 500, 999]) expect(await locate('all', rids[at] ?? 0)).toBe(at);
  value(await here.remove(rids.slice(100, 200)));
  expect(await locate('all', rids[200] ?? 0)).toBe(100);
  expect(await locate('all', rids[150] ?? 0)).toBeNull();
});

it('filters by what is wrong, marks fields with the worst severity', async () => {
  const rids = value(await here.insert(many(100))).created;
  expect(await open('blocking')).toMatchObject({ rows: 100, shown: 10 });
  expect(await open('justify')).toMatchObject({ rows: 100, shown: 10 });
  expect(await open('problems')).toMatchObject({ rows: 100, shown: 20 });
  const shown = await page('problems', 2, 2);
  expect(shown.map(({ no, marks }) => ({ no, marks }))).toEqual([
    { no: 11, marks: { JE: 'blocking' } },
    { no: 16, marks: { JE: 'justify' } },
  ]);
  expect(await locate('problems', rids[15] ?? 0)).toBe(3);
  expect(await locate('problems', rids[16] ?? 0)).toBeNull();
});

it('filters by where rows came from and whether a hand changed them since', async () => {
  const jobs = createJobs();
  try {
    value(await here.importText(jobs, '编号,名称,金额\nI1,甲,1\nI2,乙,2\nI3,丙,3\n', 'append'));
    const typed = value(await here.insert([{ BH: 'T1', JE: '4' }, { BH: 'T2' }])).created;
    const imported = await here.rids('imported');
    expect((await here.cells('imported')).map(([name]) => name)).toEqual(['I1', 'I2', 'I3']);
    expect(await here.rids('typed')).toEqual(typed);
    expect(await open('edited')).toMatchObject({ rows: 5, shown: 0 });
    value(await here.edit(imported[1] ?? 0, 'MC', '乙改'));
    // A row that was typed and then changed is still one that was typed.
    value(await here.edit(typed[0] ?? 0, 'JE', '5'));
    await open('edited');
    expect((await here.cells('edited')).map(([name]) => name)).toEqual(['I2']);
    value(await here.remove([imported[1] ?? 0]));
    expect(await open('edited')).toMatchObject({ shown: 0 });
    value(await here.undo());
    expect(await open('edited')).toMatchObject({ shown: 1 });
    // Rows of a predecessor were neither typed here nor imported here.
    here.store().write((tx) => tx.run('UPDATE draft_row SET added = 0 WHERE rid = ?', typed[1] ?? 0));
    await here.reopen();
    await open('typed');
    expect(await here.rids('typed')).toEqual([typed[0]]);
    value(await here.edit(typed[1] ?? 0, 'JE', '6'));
    expect(await open('edited')).toMatchObject({ shown: 2 });
  } finally {
    await jobs.stop();
  }
});

it('filters by one cause, and by what the platform returned', async () => {
  const rids = value(await here.insert(many(30))).created;
  const { key } = here.store().read((tx) => {
    const row = tx.get<{ key: string }>(`SELECT key FROM finding_group WHERE sid = ? AND severity = 'justify'`, here.sid);
    return row ?? { key: '' };
  });
  expect(key).not.toBe('');
  expect(await open(`finding:${key}`)).toMatchObject({ rows: 30, shown: 3 });
  expect((await here.cells(`finding:${key}`)).map(([name]) => name)).toEqual(['N5', 'N15', 'N25']);
  expect(await open('finding:none|||')).toMatchObject({ shown: 0 });
  expect(await open('returned')).toMatchObject({ shown: 0 });
  here.store().write((tx) => tx.run(`UPDATE finding SET origin = 'platform' WHERE rid = ?`, rids[15] ?? 0));
  expect(await open('returned')).toMatchObject({ shown: 1 });
  expect(await here.rids('returned')).toEqual([rids[15]]);
});

it('a mended row stays on view until the filter is asked again', async () => {
  const rids = value(await here.insert(many(30))).created;
  await open('blocking');
  value(await here.edit(rids[10] ?? 0, 'JE', '5'));
  expect((await page('blocking', 0, 10)).map((row) => row.no)).toEqual([1, 11, 21]);
  expect(await open('blocking')).toMatchObject({ shown: 2 });
  expect((await page('blocking', 0, 10)).map((row) => row.no)).toEqual([1, 21]);
});

it('a removed row leaves every view at once, so that positions and counts agree', async () => {
  const rids = value(await here.insert(many(50))).created;
  await open('blocking');
  value(await here.remove([rids[10] ?? 0]));
  expect(await locate('blocking', rids[10] ?? 0)).toBeNull();
  expect(await locate('blocking', rids[20] ?? 0)).toBe(1);
  expect((await page('blocking', 0, 2)).map((row) => row.rid)).toEqual([rids[0], rids[20]]);
});

it('reads an order in slices, rows with the same place together', async () => {
  const rids = value(await here.insert(many(50))).created;
  here.store().write((tx) => {
    for (const rid of rids.slice(9, 12)) tx.run('UPDATE draft_row SET ord = 1000000 WHERE rid = ?', rid);
  });
  const whole = here.store().read((tx) => orderOf(tx, here.sid));
  expect(whole.rids.toSorted((a, b) => a - b)).toEqual(rids);
  for (const slice of [1, 2, 7, 48, 50, 51]) {
    const order = { rids: [], ords: [] };
    let asked = 0;
    const readOn = () => here.store().read((tx) => readOrder(tx, here.sid, order, ++asked, slice));
    while (!readOn()) expect(order.rids.length).toBeGreaterThanOrEqual(asked);
    expect({ slice, order }).toEqual({ slice, order: whole });
  }
});

it('counts rows the same whether an import was taken back or not', async () => {
  const rids = value(await here.insert(many(20))).created;
  value(await here.remove(rids.slice(0, 5)));
  const counted = () => here.store().read((tx) => [countRows(tx, here.sid), orderOf(tx, here.sid).rids.length]);
  expect(counted()).toEqual([15, 15]);
  here.store().write((tx) => {
    tx.run(
      `INSERT INTO import_run (run, sid, file, sheet, header_row, mapping, at, who, rows, gone)
       VALUES (77, ?, 'a', 'b', 1, '[]', 0, 'x', 4, 3)`,
      here.sid,
    );
    for (const rid of rids.slice(10, 14)) tx.run('UPDATE draft_row SET run = 77 WHERE rid = ?', rid);
  });
  expect(counted()).toEqual([11, 11]);
});
