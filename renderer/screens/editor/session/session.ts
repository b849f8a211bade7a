import { createStore } from 'zustand/vanilla';
import type { Problem } from '../../../../shared/base/problem.ts';
import { fail } from '../../../../shared/base/result.ts';
import type { DraftRow, EditReply } from '../../../../shared/records/model.ts';
import { keyOf, type RowView } from '../../../../shared/records/view.ts';
import { createPageCache, PAGE } from '../../../parts/grid/page-cache.ts';
import { at, type Extent, fitted, type Spot } from '../../../parts/grid/selection.ts';
import { createFreshRows } from './fresh.ts';
import { type Session, type SessionOptions, type SessionState, viewedBy, type Work } from './model.ts';
import { createUnsaved, mayPass, type Typed } from './unsaved.ts';

export { type Ask, type Session, type SessionOptions, type SessionState, viewedBy } from './model.ts';

/** Pages asked for at a time. */
const MOST_ASKED = 2;

export function createSession(options: SessionOptions): Session {
  const { id, fields, ask, onProblem } = options;
  const cache = createPageCache();
  const store = createStore<SessionState>(() => ({
    draft: null,
    problem: null,
    filter: 'all',
    where: [],
    sort: null,
    shown: 0,
    selection: at(0, 0),
    version: 0,
    saving: 0,
    unsaved: 0,
    unsavedWhy: null,
    focused: 0,
  }));
  const get = store.getState;
  let seen = { from: 0, to: PAGE };
  // The engine knows one order of fields; here its rows are turned as the columns are shown.
  let shownFields = fields;
  let places: readonly number[] | null = null;
  let turned = new WeakMap<DraftRow, DraftRow>();
  const turn = (row: DraftRow): DraftRow => {
    if (!places) return row;
    const known = turned.get(row) ?? { ...row, cells: places.map((at) => row.cells[at] ?? null) };
    turned.set(row, known);
    return known;
  };
  const fresh = createFreshRows();
  const unsaved = createUnsaved<Work>();
  let queue: Promise<unknown> = Promise.resolve();
  let asking = 0;
  let refreshing = false;
  let reopen = false;

  const bump = (): void => store.setState(({ version }) => ({ version: version + 1 }));

  const extent = (): Extent => {
    const { draft, shown } = get();
    const extra = draft && !draft.frozen && viewedBy(get()) === 'all' ? 1 : 0;
    return { rows: Math.max(1, unsaved.total(fresh.total(shown)) + extra), cols: fields.length };
  };

  /** Answers whether the engine gave it. */
  const fetchPage = async (page: number): Promise<boolean> => {
    const asOf = cache.generation;
    const reply = await ask('records.page', { id, filter: viewedBy(get()), start: page * PAGE, count: PAGE });
    if (!reply.ok) {
      cache.release(page);
      onProblem(reply.problem);
      return false;
    }
    if (!cache.put(page, reply.value, asOf)) return true;
    fresh.came(page * PAGE, reply.value.length);
    bump();
    return true;
  };

  const view = (from: number, to: number): void => {
    seen = { from, to };
    // What is scrolled past meanwhile need not come any more: the next is asked for when one has been answered.
    if (asking >= MOST_ASKED) return;
    for (const page of cache.claim(from, Math.min(to, get().shown))) {
      asking++;
      void fetchPage(page).then((came) => {
        asking--;
        if (came) view(seen.from, seen.to);
      });
    }
  };

  /** Everything on view is asked anew, but for the first page when it is on hand. */
  const renew = (drop: boolean, first: readonly DraftRow[] | null = null): void => {
    cache.invalidate(drop);
    if (first) cache.put(0, first, cache.generation);
    view(seen.from, seen.to);
    bump();
  };

  const open = async (drop = false): Promise<void> => {
    const filter = viewedBy(get());
    // The first time with its first rows: the table is drawn once, not empty and then again.
    const first = get().draft === null ? ask('records.page', { id, filter, start: 0, count: PAGE }) : null;
    const reply = await ask('records.open', { id, filter });
    const rows = await first;
    if (keyOf(viewedBy(get())) !== keyOf(filter)) return;
    if (!reply.ok) {
      store.setState({ problem: reply.problem });
      return;
    }
    store.setState({ draft: reply.value, shown: reply.value.shown, problem: null });
    store.setState(({ selection }) => ({ selection: fitted(selection, extent()) }));
    renew(drop, rows?.ok ? rows.value : null);
  };

  const take = async (reply: EditReply): Promise<void> => {
    const { shown } = get();
    const filter = viewedBy(get());
    cache.patch(reply.rows);
    fresh.counted(reply.state.rows);
    // Replies count the whole draft; a filter's rows are counted when it is asked anew.
    store.setState({ draft: reply.state, shown: filter === 'all' ? reply.state.rows : shown });
    if (reply.reload) {
      if (filter === 'all') renew(false);
      else await open();
    } else bump();
    store.setState(({ selection }) => ({ selection: fitted(selection, extent()) }));
  };

  const tell = (unsavedWhy: Problem | null): void => store.setState({ unsaved: unsaved.size, unsavedWhy });

  /** Writes what waits from before; the problem when it still cannot be. */
  const flush = async (): Promise<Problem | null> => {
    for (let next = unsaved.first; next !== undefined; next = unsaved.first) {
      const reply = await next.work();
      if (reply && !reply.ok && mayPass(reply.problem)) return reply.problem;
      unsaved.done();
      if (reply?.ok) await take(reply.value);
      else if (reply) onProblem(reply.problem);
      tell(unsaved.size === 0 ? null : get().unsavedWhy);
    }
    return null;
  };

  const write = async (work: Work, typed: Typed | null): Promise<EditReply | null> => {
    const still = await flush();
    const reply = still ? fail(still) : await work();
    if (reply === null) return null;
    if (reply.ok) {
      await take(reply.value);
      return reply.value;
    }
    if (typed && mayPass(reply.problem)) {
      unsaved.keep(typed, work);
      tell(reply.problem);
    } else onProblem(reply.problem, typed?.text);
    // What was shown ahead of the answer is taken back; what waits is shown over it.
    fresh.clear();
    renew(false);
    return null;
  };

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    store.setState(({ saving }) => ({ saving: saving + 1 }));
    const done = queue.then(work).finally(() => store.setState(({ saving }) => ({ saving: saving - 1 })));
    queue = done.catch(() => null);
    return done;
  };

  const setView = async (view: Partial<RowView>): Promise<void> => {
    const before = keyOf(viewedBy(get()));
    const { selection, unsavedWhy } = get();
    // What waits knows its rows by their place: they stay where they are until it is written.
    if (unsavedWhy && unsaved.size > 0) return onProblem(unsavedWhy);
    store.setState(view);
    if (keyOf(viewedBy(get())) === before) return;
    store.setState({ selection: at(0, selection.anchor.col) });
    seen = { from: 0, to: PAGE };
    await open(true);
  };

  return {
    options,
    get fields() {
      return shownFields;
    },
    arrange(next) {
      if (next.length === shownFields.length && next.every((field, n) => field === shownFields[n])) return true;
      if (unsaved.size > 0) return false;
      const follow = (spot: Spot): Spot => ({ ...spot, col: Math.max(0, next.indexOf(shownFields[spot.col] ?? '')) });
      const { anchor, head } = get().selection;
      const single = anchor.col === head.col;
      const selection = { anchor: follow(anchor), head: single ? follow(head) : follow(anchor) };
      shownFields = next;
      places = next.every((field, n) => field === fields[n]) ? null : next.map((field) => fields.indexOf(field));
      turned = new WeakMap();
      store.setState({ selection });
      bump();
      return true;
    },
    store,
    open: () => open(),
    rowAt(row) {
      const held = cache.get(row);
      const cells = fresh.get(row);
      const there = held || !cells ? held : { rid: 0, no: row + 1, cells, marks: {} };
      return unsaved.over(row, there && turn(there), fields.length);
    },
    view,
    async rows(from, to) {
      const found: DraftRow[] = [];
      for (let row = from; row < to; ) {
        const held = cache.sure(row);
        if (held) {
          found.push(turn(held));
          row++;
          continue;
        }
        const count = Math.min(PAGE, to - row);
        const reply = await ask('records.page', { id, filter: viewedBy(get()), start: row, count });
        if (!reply.ok) {
          onProblem(reply.problem);
          return null;
        }
        if (reply.value.length === 0) break;
        found.push(...reply.value.map(turn));
        row += reply.value.length;
      }
      return found;
    },
    extent,
    select: (selection) => store.setState({ selection: fitted(selection, extent()) }),
    focus: () => store.setState(({ focused }) => ({ focused: focused + 1 })),
    setFilter: (filter) => setView({ filter }),
    setView,
    change: (work) => inTurn(() => write(work, null)),
    type(typed, work) {
      const { row, col, text } = typed;
      const held = cache.get(row);
      const before = held?.cells ?? fresh.get(row) ?? fields.map(() => null);
      const place = places?.[col] ?? col;
      const cells = fields.map((_, n) => (n === place ? text || null : (before[n] ?? null)));
      if (held) cache.patch([{ ...held, cells }]);
      else fresh.put(row, cells);
      bump();
      return inTurn(() => write(work, typed));
    },
    async retry() {
      await inTurn(flush);
    },
    giveUp() {
      unsaved.clear();
      tell(null);
      fresh.clear();
      renew(false);
    },
    forget: () => void open(true),
    heard(kind) {
      // Our own changes are answered with their rows; of them only the marks of other rows may be new.
      if (kind === 'records' && get().saving === 0) reopen = true;
      if (refreshing) return;
      refreshing = true;
      setTimeout(() => {
        refreshing = false;
        if (reopen) void open();
        else renew(false);
        reopen = false;
      }, 120);
    },
  };
}
