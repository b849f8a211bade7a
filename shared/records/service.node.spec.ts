import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RecordsWorld, recordsWorld } from '../../test/support/records-world.ts';
import { codeOf, context, value } from '../../test/support/submissions-world.ts';
import type { Provenance } from './model.ts';
import { copyRows } from './queries.node.ts';

let here: RecordsWorld;
beforeEach(async () => {
  here = await recordsWorld();
});
afterEach(() => here.end());

const row = (bh: string, je: string | null = '1', rest: Record<string, string | null> = {}) => ({ BH: bh, JE: je, ...rest });
const codes = async (filter: 'all' | 'problems' | 'blocking' = 'all') => (await here.cells(filter)).map((cells) => cells[0]);

/** Three clean rows A B C; their row ids. */
async function three(): Promise<[number, number, number]> {
  const [a, b, c] = value(await here.insert([row('A'), row('B'), row('C')])).created;
  return [a ?? 0, b ?? 0, c ?? 0];
}

describe('one cell', () => {
  it('is edited without touching another', async () => {
    const [, b] = await three();
    const reply = value(await here.edit(b, 'JE', '２５.50'));
    expect(await here.cells()).toEqual([
      ['A', null, '1', null, null],
      ['B', null, '２５.50', null, null],
      ['C', null, '1', null, null],
    ]);
    expect(reply.rows.map(({ rid, no }) => ({ rid, no }))).toEqual([{ rid: b, no: 2 }]);
    expect(reply.reload).toBe(false);
    expect(here.events).toContainEqual({ kind: 'records', id: here.id });
  });

  it('keeps text that is not valid exactly as typed, and marks it', async () => {
    const [a] = await three();
    for (const text of [' 一百元 ', '1e5x', '\t', '2026-02-30', '=SUM(A1)', '\u0000', '😀', "'007"]) {
      const reply = value(await here.edit(a, 'RQ', text));
      expect((await here.cells())[0]?.[3]).toBe(text);
      if (text.trim() !== '') expect(reply.rows[0]?.marks.RQ).toBe('blocking');
    }
  });

  it('of empty text is empty; setting what is there already is no step', async () => {
    const [a] = await three();
    value(await here.edit(a, 'MC', '甲'));
    const before = value(await here.edit(a, 'MC', '')).state;
    expect((await here.cells())[0]?.[1]).toBeNull();
    const same = value(await here.edit(a, 'MC', null));
    expect(same.state).toEqual(before);
    expect(same.rows).toEqual([]);
  });

  it('of a row or field that is not there is refused whole', async () => {
    const [a, b] = await three();
    const changes = [
      { rid: a, field: 'MC', text: '甲' },
      { rid: 99_999, field: 'MC', text: '乙' },
    ];
    const edit = here.records().handlers['records.edit'];
    expect(codeOf(await edit({ id: here.id, label: 'edit', changes }, context()))).toBe('records/noRow');
    expect(codeOf(await here.edit(b, 'NOPE', 'x'))).toBe('records/noRow');
    expect(codeOf(await here.insert([row('X')], 99_999))).toBe('records/noRow');
    expect(codeOf(await here.remove([a, 99_999]))).toBe('records/noRow');
    expect(await codes()).toEqual(['A', 'B', 'C']);
    expect((await here.cells())[0]?.[1]).toBeNull();
    expect(codeOf(await edit({ id: 'nobody', label: 'edit', changes }, context()))).toBe('records/noDraft');
  });
});

describe('a pasted block', () => {
  it('overwrites right and down, drops what sticks out, and appends', async () => {
    const [, , c] = await three();
    const reply = value(
      await here.paste(c, 'RQ', [
        ['2026-10-01', 'D1', 'out'],
        ['2026-10-02', 'D2'],
      ]),
    );
    expect(reply.created).toHaveLength(1);
    expect(reply.reload).toBe(true);
    expect((await here.cells()).slice(2)).toEqual([
      ['C', null, '1', '2026-10-01', 'D1'],
      [null, null, null, '2026-10-02', 'D2'],
    ]);
    expect(reply.state.undo).toBe('paste');
  });

  it('with no target row appends only', async () => {
    await three();
    value(await here.paste(null, 'BH', [['X'], ['Y']]));
    expect(await codes()).toEqual(['A', 'B', 'C', 'X', 'Y']);
  });

  it('goes down the rows of the filter, not those between', async () => {
    value(await here.insert([row('A', '-1'), row('B'), row('C', '-1'), row('D'), row('E', '-1')]));
    const [first] = await here.rids('blocking');
    value(await here.paste(first ?? 0, 'MC', [['一'], ['二'], ['三']], 'blocking'));
    expect((await here.cells()).map((cells) => cells[1])).toEqual(['一', null, '二', null, '三']);
  });

  it('goes on down the filter after one of its rows was removed', async () => {
    value(await here.insert([row('A', '-1'), row('B', '-1'), row('C', '-1')]));
    const [a, b] = await here.rids('blocking');
    value(await here.remove([b ?? 0]));
    value(await here.paste(a ?? 0, 'MC', [['一'], ['二']], 'blocking'));
    expect((await here.cells()).map((cells) => [cells[0], cells[1]])).toEqual([
      ['A', '一'],
      ['C', '二'],
    ]);
  });

  it('larger than allowed changes nothing', async () => {
    const block = Array.from({ length: 2100 }, () => Array.from({ length: 1000 }, () => ''));
    expect(codeOf(await here.paste(null, 'BH', block))).toBe('records/tooLarge');
    expect(await here.cells()).toEqual([]);
  });
});

describe('undo and redo', () => {
  it('of every kind, in order, also after the store was closed and opened again', async () => {
    const [a, b] = await three();
    const states = [await here.cells()];
    value(await here.edit(a, 'JE', '7'));
    states.push(await here.cells());
    value(await here.insert([row('X'), row('Y')], a));
    states.push(await here.cells());
    value(await here.remove([b]));
    states.push(await here.cells());
    value(await here.paste(a, 'MC', [['甲'], ['乙'], ['丙'], ['丁'], ['戊']]));
    states.push(await here.cells());
    expect(states[4]?.map((cells) => cells[1])).toEqual(['甲', '乙', '丙', '丁', '戊']);

    await here.reopen();
    expect(await here.cells()).toEqual(states[4]);
    for (const [at, undo, redo] of [
      [3, 'remove', 'paste'],
      [2, 'insert', 'remove'],
      [1, 'edit', 'insert'],
      [0, 'insert', 'edit'],
    ] as const) {
      const { state } = value(await here.undo());
      expect([state.undo, state.redo]).toEqual([undo, redo]);
      expect(await here.cells()).toEqual(states[at]);
    }
    await here.reopen();
    for (const at of [1, 2, 3, 4]) {
      value(await here.redo());
      expect(await here.cells()).toEqual(states[at]);
    }
    expect(codeOf(await here.redo())).toBe('records/nothingToUndo');
    expect(await here.cells()).toEqual(states[4]);
  });

  it('an edit after undo drops the redo', async () => {
    const [a] = await three();
    value(await here.insert([row('X')]));
    value(await here.undo());
    const { state } = value(await here.edit(a, 'JE', '9'));
    expect(state.redo).toBeNull();
    expect(codeOf(await here.redo())).toBe('records/nothingToUndo');
    expect(await codes()).toEqual(['A', 'B', 'C']);
  });

  it('a removed row comes back where it was, however often rows were put in beside it', async () => {
    const [a, b] = await three();
    value(await here.remove([b]));
    // Each new row halves the gap behind A, until the rows must be numbered afresh.
    for (let n = 0; n < 30; n++) value(await here.insert([row(`N${n}`)], a));
    for (let n = 0; n < 31; n++) value(await here.undo());
    expect(await codes()).toEqual(['A', 'B', 'C']);
    for (let n = 0; n < 31; n++) value(await here.redo());
    const added = Array.from({ length: 30 }, (_, n) => `N${29 - n}`);
    expect(await codes()).toEqual(['A', ...added, 'C']);
  });

  it('with nothing done says so', async () => {
    expect(codeOf(await here.undo())).toBe('records/nothingToUndo');
  });
});

it('a frozen draft refuses every change and stays readable', async () => {
  const [a] = await three();
  value(await here.edit(a, 'MC', '甲'));
  const before = await here.cells();
  here.freeze();
  const tries = [
    here.edit(a, 'MC', '乙'),
    here.insert([row('X')]),
    here.remove([a]),
    here.paste(a, 'MC', [['乙']]),
    here.undo(),
    here.redo(),
  ];
  for (const tried of tries) expect(codeOf(await tried)).toBe('records/frozen');
  expect(await here.cells()).toEqual(before);
  const opened = value(await here.records().handlers['records.open']({ id: here.id }, context()));
  expect(opened).toMatchObject({ frozen: true, rows: 3 });
});

describe('where a cell came from', () => {
  const ask = async (rid: number, field: string, id = here.id): Promise<Provenance> =>
    value(await here.records().handlers['records.provenance']({ id, rid, field }, context()));

  it('typed: who and when, also in a row that was put in or pasted', async () => {
    const [a] = await three();
    const put = Date.parse('2026-11-05T09:00:00+08:00');
    expect(await ask(a, 'BH')).toEqual({ kind: 'typed', at: put, by: '联络员' });
    here.at('2026-11-06T10:00:00');
    value(await here.edit(a, 'MC', '甲', '小王'));
    expect(await ask(a, 'MC')).toEqual({ kind: 'typed', at: Date.parse('2026-11-06T10:00:00+08:00'), by: '小王' });
    const [pasted] = value(await here.paste(null, 'BH', [['P']])).created;
    expect(await ask(pasted ?? 0, 'BH')).toMatchObject({ kind: 'typed', by: '联络员' });
  });

  it('is not told of another row that had the same place in the store', async () => {
    await three();
    const [gone] = value(await here.insert([row('X')])).created;
    value(await here.edit(gone ?? 0, 'MC', '甲', '小王'));
    value(await here.undo());
    value(await here.undo());
    here.at('2026-11-07T10:00:00');
    const [fresh] = value(await here.insert([row('Y', '1', { MC: '乙' })])).created;
    expect(fresh).toBe(gone);
    expect(await ask(fresh ?? 0, 'MC')).toMatchObject({ kind: 'typed', at: Date.parse('2026-11-07T10:00:00+08:00') });
  });

  it('inherited from the revision before, until it is edited', async () => {
    await three();
    const [rid] = here.store().write((tx) => {
      copyRows(tx, here.sid, here.later.sid);
      return tx.all<{ rid: number }>('SELECT rid FROM draft_row WHERE sid = ? ORDER BY ord', here.later.sid).map((r) => r.rid);
    });
    expect(await ask(rid ?? 0, 'BH', here.later.id)).toEqual({ kind: 'inherited', revision: 1 });
    const change = { id: here.later.id, label: 'edit', changes: [{ rid: rid ?? 0, field: 'BH', text: 'A2' }] };
    value(await here.records().handlers['records.edit'](change, context('小王')));
    expect(await ask(rid ?? 0, 'BH', here.later.id)).toMatchObject({ kind: 'typed', by: '小王' });
    expect(await ask(rid ?? 0, 'JE', here.later.id)).toEqual({ kind: 'inherited', revision: 1 });
  });
});

describe('where the officer stands', () => {
  it('rows come before a row, the first one too, and go again by undo', async () => {
    const [a, , c] = await three();
    const insert = async (before: number, name: string) =>
      value(await here.records().handlers['records.insert']({ id: here.id, after: null, before, rows: [row(name)] }, context()));
    await insert(a, 'X');
    await insert(c, 'Y');
    expect(await codes()).toEqual(['X', 'A', 'B', 'Y', 'C']);
    value(await here.undo());
    value(await here.undo());
    expect(await codes()).toEqual(['A', 'B', 'C']);
    value(await here.redo());
    expect(await codes()).toEqual(['X', 'A', 'B', 'C']);
  });

  it('a block goes to the columns it names, rows behind the end too', async () => {
    const [, , c] = await three();
    const paste = here.records().handlers['records.paste'];
    const block = [
      ['5', 'C2'],
      ['6', 'D'],
    ];
    value(await paste({ id: here.id, rid: c, field: 'JE', fields: ['JE', 'BH'], block }, context()));
    expect((await here.cells()).map((cells) => [cells[0], cells[2]])).toEqual([
      ['A', '1'],
      ['B', '1'],
      ['C2', '5'],
      ['D', '6'],
    ]);
    expect(codeOf(await paste({ id: here.id, rid: c, field: 'JE', fields: ['JE', 'NOPE'], block }, context()))).toBe(
      'records/noRow',
    );
  });
});
