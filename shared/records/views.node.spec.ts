import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RecordsWorld, recordsWorld } from '../../test/support/records-world.ts';
import { codeOf, context, value } from '../../test/support/submissions-world.ts';
import { sortInSlices } from './arrange.node.ts';
import type { Condition, RowView } from './view.ts';

let here: RecordsWorld;
beforeEach(async () => {
  here = await recordsWorld();
});
afterEach(() => here.end());

const handlers = () => here.records().handlers;
const view = (where: readonly Condition[], field?: string, descending = false): RowView => ({
  filter: 'all',
  where,
  sort: field === undefined ? null : { field, descending },
});
const args = (asked: RowView) => ({
  ...asked,
  where: asked.where.map((one) => ('any' in one ? { ...one, any: [...one.any] } : one)),
});
/** The column BH of a view, as the window pages through it. */
const names = async (asked: RowView) => {
  const filter = args(asked);
  const { shown } = value(await handlers()['records.open']({ id: here.id, filter }, context()));
  const rows = value(await handlers()['records.page']({ id: here.id, filter, start: 0, count: 200 }, context()));
  expect(rows).toHaveLength(Math.min(200, shown));
  return rows.map((row) => row.cells[0]);
};
const replace = async (
  text: string,
  by: string,
  more: { only?: string; whole?: boolean; dry?: boolean; filter?: RowView } = {},
) => {
  const { filter, ...rest } = more;
  return handlers()['records.replace']({ id: here.id, text, by, ...rest, ...(filter && { filter: args(filter) }) }, context());
};

describe('looking at a draft in another order', () => {
  beforeEach(async () => {
    value(
      await here.insert([
        { BH: 'a', MC: '甲', JE: '10' },
        { BH: 'b', MC: '乙', JE: '9' },
        { BH: 'c', MC: '甲' },
        { BH: 'd', MC: '丙', JE: '-1' },
      ]),
    );
  });

  it('sorts either way without moving a row', async () => {
    expect(await names(view([], 'JE'))).toEqual(['d', 'b', 'a', 'c']);
    expect(await names(view([], 'JE', true))).toEqual(['a', 'b', 'd', 'c']);
    expect((await here.cells()).map(([name]) => name)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('keeps rows by values and by texts, and sorts what is left', async () => {
    expect(await names(view([{ field: 'MC', any: ['甲'] }], 'JE'))).toEqual(['a', 'c']);
    expect(await names(view([{ field: 'JE', any: [null, '9'] }]))).toEqual(['b', 'c']);
    expect(await names(view([{ field: 'BH', holds: 'D' }]))).toEqual(['d']);
    expect(await names(view([{ field: 'BH', holds: 'nobody' }]))).toEqual([]);
  });

  it('finds rows by their place in it, pastes along it, and lets removed rows leave', async () => {
    const sorted = args(view([], 'JE'));
    const [first, second] = value(
      await handlers()['records.page']({ id: here.id, filter: sorted, start: 0, count: 2 }, context()),
    );
    expect([first?.no, second?.no]).toEqual([4, 2]);
    const at = await handlers()['records.locate']({ id: here.id, filter: sorted, rid: second?.rid ?? 0 }, context());
    expect(value(at)).toBe(1);
    const block = [['x'], ['y']];
    value(
      await handlers()['records.paste']({ id: here.id, filter: sorted, rid: first?.rid ?? 0, field: 'MC', block }, context()),
    );
    expect((await here.cells()).map((row) => row[1])).toEqual(['甲', 'y', '甲', 'x']);
    value(await here.remove([first?.rid ?? 0]));
    expect(await names(view([], 'JE'))).toEqual(['b', 'a', 'c']);
  });

  it('counts the values of a column in a view', async () => {
    const asked = { id: here.id, field: 'MC' };
    expect(value(await handlers()['records.values'](asked, context()))).toEqual({
      values: [
        { text: '甲', rows: 2 },
        { text: '乙', rows: 1 },
        { text: '丙', rows: 1 },
      ],
      more: 0,
    });
    const some = { ...asked, filter: args(view([{ field: 'JE', any: [null] }])) };
    expect(value(await handlers()['records.values'](some, context())).values).toEqual([{ text: '甲', rows: 1 }]);
  });
});

describe('replacing', () => {
  beforeEach(async () => {
    value(await here.insert([{ BH: 'ab-AB', MC: 'ab' }, { BH: 'x', MC: 'cab' }, { BH: 'Ab' }]));
  });
  const column = async (at: number) => (await here.cells()).map((row) => row[at]);

  it('only counts first, then changes every cell in one step that undo takes back', async () => {
    expect(value(await replace('AB', 'z', { dry: true }))).toEqual({ cells: 4, rows: 3, done: null });
    expect(await column(0)).toEqual(['ab-AB', 'x', 'Ab']);
    const done = value(await replace('AB', 'z'));
    expect([done.cells, done.rows, done.done?.state.undo]).toEqual([4, 3, 'replace']);
    expect([await column(0), await column(1)]).toEqual([
      ['z-z', 'x', 'z'],
      ['z', 'cz', null],
    ]);
    value(await here.undo());
    expect(await column(0)).toEqual(['ab-AB', 'x', 'Ab']);
  });

  it('keeps to a column, to whole cells and to the rows on view; an emptied cell is empty', async () => {
    expect(value(await replace('ab', '', { only: 'MC', whole: true })).cells).toBe(1);
    expect(await column(1)).toEqual([null, 'cab', null]);
    expect(value(await replace('a', 'o', { filter: view([{ field: 'BH', any: ['x'] }]) })).cells).toBe(1);
    expect(await column(1)).toEqual([null, 'cob', null]);
    expect(await column(0)).toEqual(['ab-AB', 'x', 'Ab']);
  });

  it('changes nothing when nothing is found or the draft is sealed', async () => {
    expect(value(await replace('nowhere', 'x'))).toEqual({ cells: 0, rows: 0, done: null });
    here.freeze();
    expect(codeOf(await replace('ab', 'x'))).toBe('records/frozen');
  });
});

it('sorts many in slices as at once, and keeps those alike in their order', async () => {
  const items = Array.from({ length: 50_001 }, (_, at) => ({ key: (at * 7919) % 1000, at }));
  const sorted = await sortInSlices(items, (a, b) => a.key - b.key);
  expect(sorted).toEqual(items.toSorted((a, b) => a.key - b.key));
});
