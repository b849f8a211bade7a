import type { Tx } from '../store/tx.ts';
import type { DraftChecker, DraftOwner } from './checker.ts';
import type { DraftRow, DraftState, RowFilter } from './model.ts';
import { positionOf, type RowOrder } from './order.ts';
import * as q from './queries.node.ts';

/** A draft whose order is in memory. A filter's rows stay on view until asked again, as in a spreadsheet. */
interface OpenDraft {
  order: RowOrder;
  readonly views: Map<RowFilter, number[]>;
}

/** Orders kept; an officer works on one or two drafts at a time. */
const KEEP = 4;

export interface Drafts {
  order(tx: Tx, sid: number): RowOrder;
  /** Forgets what is in memory: rows changed in a way the order did not follow. Whoever knows the new order gives it. */
  forget(sid: number, order?: RowOrder): void;
  /** Rows went: they leave every view, so that positions and counts agree. Null: too many to name, views are read anew. */
  leave(sid: number, rids: readonly number[] | null): void;
  state(tx: Tx, owner: DraftOwner, filter: RowFilter): DraftState;
  /** Reads a filter's rows anew. */
  refresh(tx: Tx, sid: number, filter: RowFilter): void;
  /** Row ids of a view from a position on. */
  slice(tx: Tx, sid: number, filter: RowFilter, start: number, count: number): readonly number[];
  locate(tx: Tx, sid: number, filter: RowFilter, rid: number): number | null;
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

  const view = (tx: Tx, sid: number, filter: RowFilter): readonly number[] => {
    const { order, views } = draft(tx, sid);
    if (filter === 'all') return order.rids;
    const known = views.get(filter);
    if (known) return known;
    const wanted = checker.rowsWith(tx, sid, filter);
    const rids = order.rids.filter((rid) => wanted.has(rid));
    views.set(filter, rids);
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
        shown: filter === 'all' ? rows : view(tx, owner.sid, filter).length,
        undo,
        redo,
        savedAt,
        frozen: !owner.editable,
      };
    },
    refresh: (tx, sid, filter) => void draft(tx, sid).views.delete(filter),
    slice: (tx, sid, filter, start, count) => view(tx, sid, filter).slice(start, start + count),
    locate(tx, sid, filter, rid) {
      if (filter === 'all') {
        const no = numberOf(tx, sid, rid);
        return no === null ? null : no - 1;
      }
      const at = view(tx, sid, filter).indexOf(rid);
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
