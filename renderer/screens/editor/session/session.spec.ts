import { describe, expect, it } from 'vitest';
import { type Problem, problem } from '../../../../shared/base/problem.ts';
import { fail, ok, type Result } from '../../../../shared/base/result.ts';
import type { CallArgs, CallName, CallReply } from '../../../../shared/contract/contract.ts';
import type { DraftRow, DraftState, EditReply } from '../../../../shared/records/model.ts';
import { planPaste } from '../../../../shared/records/paste.ts';
import { at } from '../../../parts/grid/selection.ts';
import { clearCells, commitCell, copyText, fillDown, flip, insertRows, pasteText, removeRows } from './changes.ts';
import { jump, seek } from './seek.ts';
import { type Ask, createSession } from './session.ts';

const fields = ['A', 'B', 'C'];

/** An engine in memory: the records calls of one draft, as far as a session uses them. */
function fakeEngine(start: readonly (readonly string[])[]) {
  let rows = start.map((cells, n) => ({ rid: n + 1, cells: cells.map((cell) => cell || null) }));
  let next = rows.length + 1;
  const past: (typeof rows)[] = [];
  const calls: string[] = [];
  const sought: unknown[] = [];
  let refuse: Problem | null = null;
  const state = (): DraftState => ({
    id: 'd',
    rows: rows.length,
    shown: rows.length,
    undo: past.length > 0 ? 'edit' : null,
    redo: null,
    savedAt: past.length,
    frozen: false,
  });
  const row = (rid: number): DraftRow => {
    const no = rows.findIndex((one) => one.rid === rid) + 1;
    return { rid, no, cells: rows[no - 1]?.cells ?? [], marks: {} };
  };
  const reply = (touched: readonly number[], created: readonly number[], reload: boolean): Result<EditReply> =>
    ok({ state: state(), rows: touched.map(row), created, reload });
  const step = (): void => {
    past.push(rows);
    rows = rows.map((one) => ({ ...one, cells: [...one.cells] }));
  };
  const append = (made: Readonly<Record<string, string | null>>[], after: number | null): number[] => {
    const created = made.map((cells) => ({ rid: next++, cells: fields.map((field) => cells[field] ?? null) }));
    const place = after === null ? rows.length : rows.findIndex((one) => one.rid === after) + 1;
    rows.splice(place, 0, ...created);
    return created.map((one) => one.rid);
  };
  const set = (rid: number, field: string, text: string | null): void => {
    const found = rows.find((one) => one.rid === rid);
    if (found) found.cells[fields.indexOf(field)] = text;
  };
  const answers: { [N in CallName]?: (args: CallArgs<N>) => Result<CallReply<N>> } = {
    'records.open': () => ok(state()),
    'records.page': ({ start, count }) => ok(rows.slice(start, start + count).map((one) => row(one.rid))),
    'records.locate': ({ rid }) => ok(rows.some((one) => one.rid === rid) ? row(rid).no - 1 : null),
    'records.edit': ({ changes }) => {
      step();
      for (const { rid, field, text } of changes) set(rid, field, text);
      return reply([...new Set(changes.map((change) => change.rid))], [], false);
    },
    'records.insert': ({ after, rows: made }) => {
      step();
      return reply([], append(made, after), true);
    },
    'records.remove': ({ rids }) => {
      step();
      rows = rows.filter((one) => !rids.includes(one.rid));
      return reply([], [], true);
    },
    'records.paste': ({ rid, field, block }) => {
      step();
      const from = rid === null ? rows.length : rows.findIndex((one) => one.rid === rid);
      const plan = planPaste(
        block,
        fields,
        field,
        rows.slice(from).map((one) => one.rid),
      );
      for (const change of plan.changes) set(change.rid, change.field, change.text);
      return reply([], append([...plan.appended], null), true);
    },
    'records.find': (args) => {
      sought.push(args);
      return ok({ row: 0, field: 'C' });
    },
    'records.undo': () => {
      rows = past.pop() ?? rows;
      return reply([], [], true);
    },
  };
  const ask: Ask = async (name, args) => {
    calls.push(name);
    // Pages come later than the answer to a change, as they do from an engine that has other work.
    if (name === 'records.page') await new Promise((resolve) => setTimeout(resolve, 2));
    if (refuse && name !== 'records.page') return fail(refuse);
    const answer = answers[name];
    return answer ? answer(args) : fail(problem('records/noDraft'));
  };
  return {
    ask,
    calls,
    sought,
    refuse: (with_: Problem | null) => {
      refuse = with_;
    },
    table: () => rows.map((one) => one.cells.map((cell) => cell ?? '').join(',')),
  };
}

async function opened(start: readonly (readonly string[])[]) {
  const engine = fakeEngine(start);
  const problems: string[] = [];
  const session = createSession({ id: 'd', fields, ask: engine.ask, onProblem: (p) => problems.push(p.code) });
  await session.open();
  await session.rows(0, start.length);
  await new Promise((resolve) => setTimeout(resolve, 10));
  return { engine, session, problems };
}

const two = [
  ['a1', 'b1', 'c1'],
  ['a2', 'b2', ''],
];

describe('an editing session', () => {
  it('is opened with its first rows: the table is drawn once, not empty and then again', async () => {
    const engine = fakeEngine(two);
    const session = createSession({ id: 'd', fields, ask: engine.ask, onProblem: () => {} });
    const seen: (string | undefined)[] = [];
    const done = session.open();
    const opening = new Promise<void>((resolve) => {
      session.store.subscribe(({ draft }) => {
        // As the window does: drawn when everything of one turn has been said.
        if (!draft) return;
        queueMicrotask(() => {
          seen.push(session.rowAt(0)?.cells[0] ?? undefined);
          resolve();
        });
      });
    });
    await opening;
    expect(seen[0]).toBe('a1');
    await done;
    expect(engine.calls.filter((name) => name === 'records.page')).toHaveLength(1);
  });

  it('whose first rows cannot be had is opened all the same, and asks for them again', async () => {
    const engine = fakeEngine(two);
    let refused = 0;
    const problems: string[] = [];
    const ask: Ask = (name, args) =>
      name === 'records.page' && refused++ === 0
        ? Promise.resolve(fail(problem('contract/disconnected')))
        : engine.ask(name, args);
    const session = createSession({ id: 'd', fields, ask, onProblem: (p) => problems.push(p.code) });
    await session.open();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(session.extent().rows).toBe(3);
    expect(session.rowAt(1)?.cells[0]).toBe('a2');
    expect(problems).toEqual([]);
  });

  it('writes a typed cell, and nothing when it did not change', async () => {
    const { engine, session } = await opened(two);
    await commitCell(session, 0, 1, 'new');
    await commitCell(session, 1, 0, 'a2');
    expect(engine.table()).toEqual(['a1,new,c1', 'a2,b2,']);
    expect(engine.calls.filter((name) => name === 'records.edit')).toHaveLength(1);
    expect(session.rowAt(0)?.cells[1]).toBe('new');
  });

  it('makes one row of what is typed quickly into the empty row', async () => {
    const { engine, session } = await opened(two);
    await Promise.all([commitCell(session, 2, 0, 'x'), commitCell(session, 2, 1, 'y'), commitCell(session, 2, 2, 'z')]);
    expect(engine.table()).toEqual(['a1,b1,c1', 'a2,b2,', 'x,y,z']);
    expect(session.extent()).toEqual({ rows: 4, cols: 3 });
  });

  it('lets a fast typist go on to the next row before the engine has answered', async () => {
    const { engine, session } = await opened(two);
    const typed = ['x', 'y', 'z'].map((text, n) => {
      session.select(at(2 + n, 0));
      expect(session.store.getState().selection).toEqual(at(2 + n, 0));
      const done = commitCell(session, 2 + n, 0, text);
      expect(session.rowAt(2 + n)?.cells[0]).toBe(text);
      expect(session.extent().rows).toBe(4 + n);
      return done;
    });
    await Promise.all(typed);
    expect(engine.table()).toEqual(['a1,b1,c1', 'a2,b2,', 'x,,', 'y,,', 'z,,']);
    expect(session.extent().rows).toBe(6);
    // Taken back before its page came: no ghost of it stays.
    await flip(session, 'undo');
    expect(session.extent().rows).toBe(5);
  });

  it('takes back what was shown when the engine refuses it', async () => {
    const { engine, session, problems } = await opened(two);
    engine.refuse(problem('records/frozen'));
    await commitCell(session, 0, 0, 'no');
    engine.refuse(null);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(problems).toEqual(['records/frozen']);
    expect(session.rowAt(0)?.cells[0]).toBe('a1');
  });

  it('keeps what the disk cannot take on view, and writes it in order before anything else once it can', async () => {
    const { engine, session, problems } = await opened(two);
    const unsaved = () => session.store.getState().unsaved;
    engine.refuse(problem('store/diskFull', { need: 200 }));
    await commitCell(session, 0, 1, 'first');
    await commitCell(session, 2, 0, 'new row');
    await commitCell(session, 2, 1, 'its second cell');
    expect(unsaved()).toBe(3);
    expect(session.rowAt(0)).toMatchObject({ cells: ['a1', 'first', 'c1'], unsaved: [1] });
    expect(session.rowAt(2)?.cells).toEqual(['new row', 'its second cell', null]);
    expect(session.extent().rows).toBe(4);
    // Rows stay in their places until then, so that each text finds its own.
    await session.setFilter('problems');
    expect(session.store.getState().filter).toBe('all');
    expect(problems).toEqual(['store/diskFull']);
    await session.retry();
    expect(engine.table()).toEqual(['a1,b1,c1', 'a2,b2,']);
    engine.refuse(null);
    session.select(at(1, 2));
    await pasteText(session, 'later');
    expect(engine.table()).toEqual(['a1,first,c1', 'a2,b2,later', 'new row,its second cell,']);
    expect([unsaved(), session.store.getState().unsavedWhy]).toEqual([0, null]);
    expect(session.rowAt(0)?.unsaved).toBeUndefined();
    // Said once, by the view that was not changed; the rest is said beside the table.
    expect(problems).toEqual(['store/diskFull']);
  });

  it('gives up what cannot be written when told so: the table shows what is stored', async () => {
    const { engine, session } = await opened(two);
    engine.refuse(problem('store/readOnly', { folder: 'D:' }));
    await commitCell(session, 0, 1, 'lost');
    session.giveUp();
    await session.rows(0, 2);
    await new Promise((resolve) => setTimeout(resolve));
    expect(session.rowAt(0)?.cells[1]).toBe('b1');
    expect(session.store.getState().unsaved).toBe(0);
  });

  it('copies a block and pastes it over the end, adding rows', async () => {
    const { engine, session } = await opened(two);
    session.select({ anchor: { row: 0, col: 0 }, head: { row: 1, col: 1 } });
    const text = copyText(session);
    expect(text).toBe('a1\tb1\r\na2\tb2');
    session.select(at(1, 1));
    expect(await pasteText(session, String(text))).toBe('done');
    expect(engine.table()).toEqual(['a1,b1,c1', 'a2,a1,b1', ',a2,b2']);
    expect(session.store.getState().selection.head).toEqual({ row: 2, col: 2 });
  });

  it('fills a selection with one value, fills down, clears, and undoes', async () => {
    const { engine, session } = await opened(two);
    session.select({ anchor: { row: 0, col: 1 }, head: { row: 1, col: 2 } });
    await pasteText(session, 'v');
    expect(engine.table()).toEqual(['a1,v,v', 'a2,v,v']);
    session.select({ anchor: { row: 0, col: 0 }, head: { row: 1, col: 0 } });
    await fillDown(session);
    expect(engine.table()).toEqual(['a1,v,v', 'a1,v,v']);
    await clearCells(session);
    expect(engine.table()).toEqual([',v,v', ',v,v']);
    await flip(session, 'undo');
    expect(engine.table()).toEqual(['a1,v,v', 'a1,v,v']);
  });

  it('text typed before the engine has answered goes into the row that was put in, not into the one it was put beside', async () => {
    const { session, engine } = await opened([
      ['a', '', ''],
      ['b', '', ''],
    ]);
    session.select(at(0, 0));
    const inserting = insertRows(session, false);
    const { row, col } = session.store.getState().selection.anchor;
    await commitCell(session, row, col, 'new');
    session.select(at(row + 1, 1));
    await inserting;
    expect(engine.table()).toEqual(['a,,', 'new,,', 'b,,']);
    // Whoever has gone on is not called back.
    expect(session.store.getState().selection.anchor).toEqual({ row: row + 1, col: 1 });
  });

  it('inserts after and removes the selected rows', async () => {
    const { engine, session } = await opened(two);
    session.select(at(0, 0));
    await insertRows(session, false);
    expect(engine.table()).toEqual(['a1,b1,c1', ',,', 'a2,b2,']);
    session.select({ anchor: { row: 0, col: 0 }, head: { row: 1, col: 0 } });
    expect(await removeRows(session)).toBe(2);
    expect(engine.table()).toEqual(['a2,b2,']);
  });

  it('goes by the order the columns are shown in; the engine keeps its own', async () => {
    const { engine, session } = await opened(two);
    session.select(at(1, 1));
    expect(session.arrange(['C', 'A', 'B'])).toBe(true);
    // The active cell went with its column.
    expect(session.store.getState().selection.anchor).toEqual({ row: 1, col: 2 });
    expect(session.rowAt(0)?.cells).toEqual(['c1', 'a1', 'b1']);
    await commitCell(session, 0, 0, 'c9');
    expect(session.rowAt(0)?.cells).toEqual(['c9', 'a1', 'b1']);
    session.select({ anchor: { row: 0, col: 0 }, head: { row: 0, col: 1 } });
    expect(copyText(session)).toBe('c9\ta1');
    await clearCells(session);
    expect(engine.table()).toEqual([',b1,', 'a2,b2,']);
    session.arrange(['A', 'B', 'C']);
    expect(session.rowAt(1)?.cells).toEqual(['a2', 'b2', null]);
  });

  it('refuses what is too much for one step', async () => {
    const { session } = await opened(two);
    expect(await pasteText(session, 'x\n'.repeat(100_001))).toBe('tooMuch');
  });

  it('finds text from the active cell on, as the engine says where', async () => {
    const { session, engine } = await opened(two);
    session.select(at(1, 1));
    const asking = { text: 'TWO', back: true, onProgress: () => undefined, onCancel: () => undefined };
    expect(await seek(session, (name, args) => engine.ask(name, args), asking)).toEqual(ok({ row: 0, col: 2 }));
    expect(engine.sought).toEqual([
      { id: 'd', filter: 'all', text: 'TWO', order: ['A', 'B', 'C'], back: true, row: 1, field: 'B' },
    ]);
    expect(await seek(session, (name, args) => engine.ask(name, args), { ...asking, text: '' })).toEqual(ok(null));
  });

  it('goes to a row by its id, and says when it is gone', async () => {
    const { session } = await opened(two);
    expect(await jump(session, 2, 'C')).toBe(true);
    expect(session.store.getState().selection.anchor).toEqual({ row: 1, col: 2 });
    expect(await jump(session, 99, 'C')).toBe(false);
  });
});
