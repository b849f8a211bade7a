import type { Tx } from '../store/tx.ts';
import type { DraftChecker, DraftOwner } from './checker.ts';
import type { DraftRow, DraftState } from './model.ts';
import { emptyOrder, positionOf, type RowOrder } from './order.ts';
import { ridsBy } from './origin.node.ts';
import * as q from './queries.node.ts';
import { comparing, keyOf, plain, type RowView, sortKey, testOf, type Viewed } from './view.ts';

/**
 * A draft whose order is in memory, or its beginning: of a long draft the first rows are on view before the last are
 * counted. A filter's rows stay on view until asked again, as in a spreadsheet.
 */
interface OpenDraft {
  readonly order: RowOrder;
  whole: boolean;
  /** How many rows there are, while the order does not say it. */
  rows: number | null;
  readonly views: Map<string, number[]>;
}

/** Orders kept; an officer works on one or two drafts at a time. */
const KEEP = 4;

export interface Drafts {
  order(tx: Tx, sid: number): RowOrder;
  /** Reads a little more of a draft's order; answers whether it is whole now. */
  readOn(tx: Tx, sid: number): boolean;
  /** Forgets what is in memory: rows changed in a way the order did not follow. Whoever knows the new order gives it. */
  forget(sid: number, order?: RowOrder): void;
  /** Rows went: they leave every view, so that positions and counts agree. Null: too many to name, views are read anew. */
  leave(sid: number, rids: readonly number[] | null): void;
  state(tx: Tx, owner: DraftOwner, filter: Viewed): DraftState;
  /** Reads a filter's rows anew. */
  refresh(tx: Tx, sid: number, filter: Viewed): void;
  /** A view's rows, found out elsewhere in slices (arrange.node.ts). */
  arranged(tx: Tx, sid: number, view: RowView, rids: number[]): void;
  /** Row ids of a view from a position on. */
  slice(tx: Tx, owner: DraftOwner, filter: Viewed, start: number, count: number): readonly number[];
  locate(tx: Tx, owner: DraftOwner, filter: Viewed, rid: number): number | null;
  rows(tx: Tx, sid: number, rids: readonly number[]): readonly DraftRow[];
  /** 1-based number of a row in the whole draft, null when gone. */
  numberOf(tx: Tx, sid: number, rid: number): number | null;
}

export function createDrafts(checker: DraftChecker): Drafts {
  const open = new Map<number, OpenDraft>();

  const keep = (sid: number, order: RowOrder, whole: boolean): OpenDraft => {
    const made: OpenDraft = { order, whole, rows: null, views: new Map() };
    open.set(sid, made);
    for (const old of open.keys()) {
      if (open.size <= KEEP) break;
      open.delete(old);
    }
    return made;
  };

  /** The draft with at least so many of its first rows in order. */
  const begun = (tx: Tx, sid: number, upto: number): OpenDraft => {
    const held = open.get(sid) ?? keep(sid, emptyOrder(), false);
    if (!held.whole && held.order.rids.length < upto) held.whole = q.readOrder(tx, sid, held.order, upto);
    return held;
  };
  const draft = (tx: Tx, sid: number): OpenDraft => begun(tx, sid, Number.POSITIVE_INFINITY);

  const rowsIn = (tx: Tx, sid: number): number => {
    const held = begun(tx, sid, 0);
    if (held.whole) return held.order.rids.length;
    held.rows ??= q.countRows(tx, sid);
    return held.rows;
  };

  /** Rows of a view made at once: only where nobody made it before in slices, after a step that read everything anew. */
  const made = (tx: Tx, owner: DraftOwner, { filter, where, sort }: RowView): number[] => {
    const fits = testOf(where, owner.fields);
    const column = owner.fields.indexOf(sort?.field ?? '');
    const keys = view(tx, owner, filter).flatMap((rid, at) => {
      const cells = q.cellsOf(q.cellsText(tx, rid) ?? '[]');
      return fits(cells) ? [sortKey(rid, at, cells[column] ?? null)] : [];
    });
    if (sort) keys.sort(comparing(sort.descending));
    return keys.map((key) => key.rid);
  };

  /** Rows of a view, or as many of its first ones. */
  const view = (tx: Tx, owner: DraftOwner, filter: Viewed, upto = Number.POSITIVE_INFINITY): readonly number[] => {
    const asked = plain(filter);
    const { order, views } = asked === 'all' ? begun(tx, owner.sid, upto) : draft(tx, owner.sid);
    if (asked === 'all') return order.rids;
    const known = views.get(keyOf(asked));
    if (known) return known;
    let rids: number[];
    if (typeof asked === 'string') {
      const wanted =
        asked === 'edited' || asked === 'imported' || asked === 'typed'
          ? ridsBy(tx, owner.sid, asked)
          : checker.rowsWith(tx, owner.sid, asked);
      rids = order.rids.filter((rid) => wanted.has(rid));
    } else rids = made(tx, owner, asked);
    views.set(keyOf(asked), rids);
    return rids;
  };

  /** Position of a row that is there. */
  const placeOf = (tx: Tx, sid: number, rid: number, ord: number): number => {
    const begin = begun(tx, sid, 0).order;
    const at = ord <= (begin.ords.at(-1) ?? Number.NEGATIVE_INFINITY) ? positionOf(begin, rid, ord) : -1;
    return at < 0 ? positionOf(draft(tx, sid).order, rid, ord) : at;
  };

  const numberOf = (tx: Tx, sid: number, rid: number): number | null => {
    const row = q.rowOf(tx, sid, rid);
    const at = row ? placeOf(tx, sid, rid, row.ord) : -1;
    return at < 0 ? null : at + 1;
  };

  return {
    order: (tx, sid) => draft(tx, sid).order,
    readOn: (tx, sid) => begun(tx, sid, begun(tx, sid, 0).order.rids.length + 1).whole,
    forget(sid, order) {
      open.delete(sid);
      if (order) keep(sid, order, true);
    },
    leave(sid, rids) {
      const views = open.get(sid)?.views;
      if (!views || rids?.length === 0) return;
      const gone = new Set(rids);
      for (const [filter, view] of views)
        if (rids === null) views.delete(filter);
        else
          views.set(
            filter,
            view.filter((rid) => !gone.has(rid)),
          );
    },
    state(tx, owner, filter) {
      const { version: _, savedAt } = q.versionOf(tx, owner.sid);
      const { undo, redo } = q.labels(tx, owner.sid);
      const rows = rowsIn(tx, owner.sid);
      return {
        id: owner.id,
        rows,
        shown: plain(filter) === 'all' ? rows : view(tx, owner, filter).length,
        undo,
        redo,
        savedAt,
        frozen: !owner.editable,
      };
    },
    refresh(tx, sid, filter) {
      const { views } = begun(tx, sid, 0);
      views.delete(keyOf(filter));
      if (typeof filter !== 'string') views.delete(filter.filter);
    },
    arranged: (tx, sid, asked, rids) => void draft(tx, sid).views.set(keyOf(asked), rids),
    slice: (tx, owner, filter, start, count) => view(tx, owner, filter, start + count).slice(start, start + count),
    locate(tx, owner, filter, rid) {
      if (plain(filter) === 'all') {
        const no = numberOf(tx, owner.sid, rid);
        return no === null ? null : no - 1;
      }
      const at = view(tx, owner, filter).indexOf(rid);
      return at < 0 ? null : at;
    },
    rows(tx, sid, rids) {
      const marks = checker.marks(tx, sid, rids);
      const rows: DraftRow[] = [];
      for (const rid of rids) {
        const row = q.rowOf(tx, sid, rid);
        if (row) rows.push({ rid, no: placeOf(tx, sid, rid, row.ord) + 1, cells: row.cells, marks: marks.get(rid) ?? {} });
      }
      return rows;
    },
    numberOf,
  };
}
