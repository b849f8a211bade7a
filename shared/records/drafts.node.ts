import type { Tx } from '../store/tx.ts';
import type { DraftChecker, DraftOwner } from './checker.ts';
import type { DraftRow, DraftState } from './model.ts';
import { positionOf, type RowOrder } from './order.ts';
import * as q from './queries.node.ts';
import { comparing, keyOf, plain, type RowView, sortKey, testOf, type Viewed } from './view.ts';

/** A draft whose order is in memory. A filter's rows stay on view until asked again, as in a spreadsheet. */
interface OpenDraft {
  order: RowOrder;
  readonly views: Map<string, number[]>;
}

/** Orders kept; an officer works on one or two drafts at a time. */
const KEEP = 4;

export interface Drafts {
  order(tx: Tx, sid: number): RowOrder;
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

  const keep = (sid: number, order: RowOrder): OpenDraft => {
    const made: OpenDraft = { order, views: new Map() };
    open.set(sid, made);
    for (const old of open.keys()) {
      if (open.size <= KEEP) break;
      open.delete(old);
    }
    return made;
  };

  const draft = (tx: Tx, sid: number): OpenDraft => {
    const known = open.get(sid);
    if (known) return known;
    return keep(sid, q.orderOf(tx, sid));
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

  const view = (tx: Tx, owner: DraftOwner, filter: Viewed): readonly number[] => {
    const { order, views } = draft(tx, owner.sid);
    const asked = plain(filter);
    if (asked === 'all') return order.rids;
    const known = views.get(keyOf(asked));
    if (known) return known;
    let rids: number[];
    if (typeof asked === 'string') {
      const wanted = checker.rowsWith(tx, owner.sid, asked);
      rids = order.rids.filter((rid) => wanted.has(rid));
    } else rids = made(tx, owner, asked);
    views.set(keyOf(asked), rids);
    return rids;
  };

  const numberOf = (tx: Tx, sid: number, rid: number): number | null => {
    const row = q.rowOf(tx, sid, rid);
    const at = row ? positionOf(draft(tx, sid).order, rid, row.ord) : -1;
    return at < 0 ? null : at + 1;
  };

  return {
    order: (tx, sid) => draft(tx, sid).order,
    forget(sid, order) {
      open.delete(sid);
      if (order) keep(sid, order);
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
      const rows = draft(tx, owner.sid).order.rids.length;
      return {
        id: owner.id,
        rows,
        shown: view(tx, owner, filter).length,
        undo,
        redo,
        savedAt,
        frozen: !owner.editable,
      };
    },
    refresh(tx, sid, filter) {
      const { views } = draft(tx, sid);
      views.delete(keyOf(filter));
      if (typeof filter !== 'string') views.delete(filter.filter);
    },
    arranged: (tx, sid, asked, rids) => void draft(tx, sid).views.set(keyOf(asked), rids),
    slice: (tx, owner, filter, start, count) => view(tx, owner, filter).slice(start, start + count),
    locate(tx, owner, filter, rid) {
      if (plain(filter) === 'all') {
        const no = numberOf(tx, owner.sid, rid);
        return no === null ? null : no - 1;
      }
      const at = view(tx, owner, filter).indexOf(rid);
      return at < 0 ? null : at;
    },
    rows(tx, sid, rids) {
      const { order } = draft(tx, sid);
      const marks = checker.marks(tx, sid, rids);
      const rows: DraftRow[] = [];
      for (const rid of rids) {
        const row = q.rowOf(tx, sid, rid);
        if (row) rows.push({ rid, no: positionOf(order, rid, row.ord) + 1, cells: row.cells, marks: marks.get(rid) ?? {} });
      }
      return rows;
    },
    numberOf,
  };
}
