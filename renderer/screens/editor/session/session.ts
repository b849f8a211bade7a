import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '../../../../shared/base/problem.ts';
import { fail, type Result } from '../../../../shared/base/result.ts';
import type { CallArgs, CallName, CallReply } from '../../../../shared/contract/contract.ts';
import type { DraftRow, DraftState, EditReply, RowFilter } from '../../../../shared/records/model.ts';
import { type Condition, keyOf, plain, type RowView, type Viewed } from '../../../../shared/records/view.ts';
import { createPageCache, PAGE } from '../../../parts/grid/page-cache.ts';
import { at, type Extent, fitted, type Selection } from '../../../parts/grid/selection.ts';
import type { ShownRow } from '../../../parts/grid/shown-row.ts';
import { createFreshRows } from './fresh.ts';
import { createUnsaved, mayPass, type Typed } from './unsaved.ts';

/** The engine, as far as a session needs it. */
export type Ask = <N extends CallName>(name: N, args: CallArgs<N>) => Promise<Result<CallReply<N>>>;

export interface SessionOptions {
  readonly id: string;
  /** Field codes in column order. */
  readonly fields: readonly string[];
  readonly ask: Ask;
  /** A change or a page that did not succeed; nothing was lost. */
  readonly onProblem: (problem: Problem) => void;
}

export interface SessionState {
  /** Null until the draft was opened for the first time. */
  readonly draft: DraftState | null;
  readonly problem: Problem | null;
  readonly filter: RowFilter;
  /** What columns must hold, and what the rows are sorted by. */
  readonly where: readonly Condition[];
  readonly sort: RowView['sort'];
  /** Rows in view (of the filter). */
  readonly shown: number;
  readonly selection: Selection;
  /** Grows whenever a row on view may have changed. */
  readonly version: number;
  /** Changes under way. */
  readonly saving: number;
  /** Typed cells that could not be written yet, and why. */
  readonly unsaved: number;
  readonly unsavedWhy: Problem | null;
  /** Grows when the keyboard should go back to the table. */
  readonly focused: number;
}

/** Pages asked for at a time. */
const MOST_ASKED = 2;

/** How the rows are looked at, as calls take it; 'all' = every row where it stands. */
export const viewedBy = ({ filter, where, sort }: Pick<SessionState, 'filter' | 'where' | 'sort'>): Viewed =>
  plain({ filter, where, sort });

/** The open draft of one editor: rows in pages, the selection, and changes one after another. */
export interface Session {
  readonly options: SessionOptions;
  readonly store: StoreApi<SessionState>;
  open(): Promise<void>;
  rowAt(row: number): ShownRow | undefined;
  /** Rows now on view; their pages are fetched. */
  view(from: number, to: number): void;
  /** Rows of a stretch, fetched where they are not on hand; null when that failed. */
  rows(from: number, to: number): Promise<readonly DraftRow[] | null>;
  extent(): Extent;
  select(selection: Selection): void;
  setFilter(filter: RowFilter): Promise<void>;
  /** Another choice or order of rows. */
  setView(view: Partial<RowView>): Promise<void>;
  /** Gives the keyboard to the table. */
  focus(): void;
  /** Changes run one after another, each seeing what the one before made. Answers whether it was done. */
  change(work: Work): Promise<EditReply | null>;
  /** The same for one typed cell: its text is shown at once, and stays when the computer cannot take it now. */
  type(typed: Typed, work: Work): Promise<EditReply | null>;
  /** Tries again what could not be written. */
  retry(): Promise<void>;
  /** Gives up what could not be written: the table shows what is stored. */
  giveUp(): void;
  /** The engine says rows or findings changed. */
  heard(kind: 'records' | 'findings'): void;
}

/** Asks the engine for one change; null when there is nothing to change. */
type Work = () => Promise<Result<EditReply> | null>;

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

  const renew = (drop: boolean): void => {
    cache.invalidate(drop);
    view(seen.from, seen.to);
    bump();
  };

  const open = async (drop = false): Promise<void> => {
    const filter = viewedBy(get());
    const reply = await ask('records.open', { id, filter });
    if (keyOf(viewedBy(get())) !== keyOf(filter)) return;
    if (!reply.ok) {
      store.setState({ problem: reply.problem });
      return;
    }
    store.setState({ draft: reply.value, shown: reply.value.shown, problem: null });
    store.setState(({ selection }) => ({ selection: fitted(selection, extent()) }));
    renew(drop);
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
    } else onProblem(reply.problem);
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
    store,
    open: () => open(),
    rowAt(row) {
      const held = cache.get(row);
      const cells = fresh.get(row);
      return unsaved.over(row, held || !cells ? held : { rid: 0, no: row + 1, cells, marks: {} }, fields.length);
    },
    view,
    async rows(from, to) {
      const found: DraftRow[] = [];
      for (let row = from; row < to; ) {
        const held = cache.get(row);
        if (held) {
          found.push(held);
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
        found.push(...reply.value);
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
      const cells = fields.map((_, n) => (n === col ? text || null : (before[n] ?? null)));
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
