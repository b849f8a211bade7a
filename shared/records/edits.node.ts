import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Tx } from '../store/tx.ts';
import type { Cells, DraftOwner, RowChange } from './checker.ts';
import type { CellChange } from './model.ts';
import { insertRow as addToOrder, ordsAfter, positionOf, type RowOrder, removeRow } from './order.ts';
import * as q from './queries.node.ts';
import { setAside } from './refit.node.ts';

/** What one step does: cells changed, rows inserted after a row (null = at the end) or before one, rows removed. */
export interface Step {
  readonly label: string;
  readonly cells: readonly CellChange[];
  readonly inserted: {
    readonly after: number | null;
    /** In front of this row instead. */
    readonly before?: number | undefined;
    readonly rows: readonly Readonly<Record<string, string | null>>[];
  } | null;
  readonly removed: readonly number[];
}

export interface StepResult {
  /** Every row that changed, for the checks. Null: too many, all was replaced. */
  readonly changes: readonly RowChange[] | null;
  readonly created: readonly number[];
}

export interface Who {
  readonly officer: string;
  readonly now: number;
}

/** Beyond this many rows the checks start over instead of row by row. */
export const MANY_ROWS = 20_000;

const withCell = (cells: Cells, at: number, text: string | null): Cells => {
  const next = [...cells];
  while (next.length <= at) next.push(null);
  next[at] = text;
  return next;
};

/** Carries a step out inside a transaction and records it for undo. The order in memory follows. */
export function applyStep(tx: Tx, owner: DraftOwner, order: RowOrder, step: Step, who: Who): Result<StepResult> {
  const { sid, fields } = owner;
  const before = new Map<number, q.StoredRow>();
  const after = new Map<number, Cells>();
  const log: [number, string, string | null, string | null][] = [];
  for (const { rid, field, text } of step.cells) {
    const at = fields.indexOf(field);
    const row = before.get(rid) ?? q.rowOf(tx, sid, rid);
    if (!row || at < 0) return fail(problem('records/noRow'));
    before.set(rid, row);
    const cells = after.get(rid) ?? row.cells;
    const was = cells[at] ?? null;
    const now = text === '' ? null : text;
    if (was === now) continue;
    after.set(rid, withCell(cells, at, now));
    log.push([rid, field, was, now]);
  }
  const removed: q.StoredRow[] = [];
  for (const rid of step.removed) {
    const row = q.rowOf(tx, sid, rid);
    if (!row) return fail(problem('records/noRow'));
    removed.push(row);
  }
  if (log.length === 0 && removed.length === 0 && !step.inserted) return ok({ changes: [], created: [] });

  const seq = q.nextSeq(tx, sid);
  const changes: RowChange[] = [];
  for (const [rid, cells] of after) {
    q.setCells(tx, rid, cells);
    changes.push({ rid, before: before.get(rid)?.cells ?? null, after: cells });
  }
  q.touchCells(tx, sid, log, who.now, who.officer);
  for (const row of removed) {
    q.hideRow(tx, row.rid, seq);
    removeRow(order, row.rid, row.ord);
    changes.push({ rid: row.rid, before: row.cells, after: null });
  }
  const created: number[] = [];
  if (step.inserted) {
    const { rows, after: behind, before: front } = step.inserted;
    const beside = placeOf(tx, sid, order, front ?? behind);
    const place = beside !== null && front !== undefined ? beside - 1 : beside;
    if (place === null) return fail(problem('records/noRow'));
    const ords = makeRoom(tx, sid, order, place, rows.length);
    rows.forEach((values, n) => {
      const cells = fields.map((field) => values[field] || null);
      const ord = ords[n] ?? n;
      const rid = q.insertRow(tx, { sid, ord, cells: JSON.stringify(cells), run: null, sourceRow: null, added: seq });
      addToOrder(order, rid, ord);
      created.push(rid);
      changes.push({ rid, before: null, after: cells });
    });
  }
  q.putEdit(
    tx,
    sid,
    { seq, label: step.label, changes: { cells: log, removed: removed.map((row) => row.rid) } },
    who.now,
    who.officer,
  );
  q.bumpVersion(tx, sid, who.now, who.officer);
  return ok({ changes: changes.length > MANY_ROWS ? null : changes, created });
}

/** A row's position; null: it is not there. No row: the last one's. */
function placeOf(tx: Tx, sid: number, order: RowOrder, rid: number | null): number | null {
  if (rid === null) return order.rids.length - 1;
  const row = q.rowOf(tx, sid, rid);
  const at = row ? positionOf(order, rid, row.ord) : -1;
  return at < 0 ? null : at;
}

/** New ords after a position; when doubles get too fine the whole draft is numbered afresh, hidden rows included. */
function makeRoom(tx: Tx, sid: number, order: RowOrder, after: number, count: number): readonly number[] {
  const ords = ordsAfter(order, after, count);
  if (ords) return ords;
  q.renumber(tx, sid, 1024);
  q.orderOf(tx, sid).ords.forEach((ord, at) => {
    order.ords[at] = ord;
  });
  return ordsAfter(order, after, count) ?? [];
}

export type Direction = 'undo' | 'redo';

/**
 * Takes the last step back, or does the next undone one again. Answers null for the order when rows came or went: the
 * caller reads it anew.
 */
export function flipStep(
  tx: Tx,
  owner: DraftOwner,
  direction: Direction,
  who: Who,
): Result<{ readonly changes: readonly RowChange[] | null; readonly reorder: boolean }> {
  const { sid, fields } = owner;
  const edit = direction === 'undo' ? q.lastEdit(tx, sid) : q.nextUndone(tx, sid);
  if (!edit) return fail(problem('records/nothingToUndo'));
  const { seq, changes } = edit;
  const undo = direction === 'undo';
  const many =
    changes.removed === 'all' ||
    changes.removed.length > MANY_ROWS ||
    q.countAdded(tx, sid, seq) > MANY_ROWS ||
    changes.cells.length > 20 * MANY_ROWS;
  const flipped: RowChange[] = [];

  const appearing = many ? [] : undo ? q.ridsRemoved(tx, sid, seq) : q.ridsAdded(tx, sid, seq, true);
  const vanishing = many ? [] : undo ? q.ridsAdded(tx, sid, seq, false) : Array.isArray(changes.removed) ? changes.removed : [];
  for (const rid of vanishing) {
    const row = q.rowOf(tx, sid, rid);
    if (row) flipped.push({ rid, before: row.cells, after: null });
  }
  if (undo) {
    q.hideAdded(tx, sid, seq);
    q.showRemoved(tx, sid, seq);
  } else {
    q.showAdded(tx, sid, seq);
    if (changes.removed === 'all') q.hideAll(tx, sid, seq);
    else for (const rid of changes.removed) q.hideRow(tx, rid, seq);
  }
  const rows = new Map<number, { before: Cells; after: Cells }>();
  const touched: [number, string][] = [];
  const cells = undo ? [...changes.cells].reverse() : changes.cells;
  for (const [rid, field, was, now] of cells) {
    const at = fields.indexOf(field);
    const held = rows.get(rid);
    const present = held?.after ?? q.rowOf(tx, sid, rid)?.cells;
    if (!present) continue;
    if (at < 0) {
      // A field its catalog version does not have at present: its value waits beside the row.
      setAside(tx, sid, rid, field, undo ? was : now);
      continue;
    }
    rows.set(rid, { before: held?.before ?? present, after: withCell(present, at, undo ? was : now) });
    touched.push([rid, field]);
  }
  q.touchCells(tx, sid, touched, who.now, who.officer);
  for (const [rid, row] of rows) {
    q.setCells(tx, rid, row.after);
    flipped.push({ rid, before: row.before, after: row.after });
  }
  for (const rid of appearing) {
    const row = q.rowOf(tx, sid, rid);
    if (row) flipped.push({ rid, before: null, after: row.cells });
  }
  q.setUndone(tx, sid, seq, undo);
  q.bumpVersion(tx, sid, who.now, who.officer);
  return ok({ changes: many ? null : flipped, reorder: many || appearing.length > 0 || vanishing.length > 0 });
}
