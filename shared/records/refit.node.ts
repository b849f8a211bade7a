import type { Tx } from '../store/tx.ts';
import type { Cells } from './checker.ts';
import { cellsOf } from './queries.node.ts';

/**
 * Rewrites a draft's rows for other fields, hidden rows too: undo may show them. Cells follow their field's code; those
 * of a field that is gone are set aside, and come back with it, so that going there and back changes nothing.
 */
export function refitRows(tx: Tx, sid: number, from: readonly string[], to: readonly string[]): void {
  if (from.length === to.length && from.every((field, at) => field === to[at])) return;
  const source = to.map((field) => from.indexOf(field));
  const leaving = from.flatMap((field, at) => (to.includes(field) ? [] : [{ field, at }]));
  const arriving = to.flatMap((field, at) => (from.includes(field) ? [] : [{ field, at }]));
  const returning = arriving.filter(
    ({ field }) => tx.get('SELECT 1 AS one FROM draft_aside WHERE sid = ? AND field = ? LIMIT 1', sid, field) !== undefined,
  );
  // By number first: reading and writing the same rows in one walk is not defined.
  for (const { rid } of tx.all<{ rid: number }>('SELECT rid FROM draft_row WHERE sid = ?', sid)) {
    const row = tx.get<{ cells: string }>('SELECT cells FROM draft_row WHERE rid = ?', rid);
    if (!row) continue;
    const was = cellsOf(row.cells);
    const is = source.map((at) => (at < 0 ? null : (was[at] ?? null)));
    for (const { field, at } of returning) is[at] = asideOf(tx, rid, field);
    tx.run('UPDATE draft_row SET cells = ? WHERE rid = ?', JSON.stringify(is), rid);
    for (const { field, at } of leaving) {
      const text = was[at] ?? null;
      if (text !== null) setAside(tx, sid, rid, field, text);
    }
  }
  for (const { field } of returning) tx.run('DELETE FROM draft_aside WHERE sid = ? AND field = ?', sid, field);
}

/** The value of a field its draft does not have at present. */
const asideOf = (tx: Tx, rid: number, field: string): string | null =>
  tx.get<{ text: string }>('SELECT text FROM draft_aside WHERE rid = ? AND field = ?', rid, field)?.text ?? null;

export function setAside(tx: Tx, sid: number, rid: number, field: string, text: string | null): void {
  if (text === null) tx.run('DELETE FROM draft_aside WHERE rid = ? AND field = ?', rid, field);
  else tx.run('INSERT OR REPLACE INTO draft_aside (rid, field, sid, text) VALUES (?, ?, ?, ?)', rid, field, sid, text);
}

/** For each field of `to`, in order, its cell in a row of `from`; null = a field `from` does not have. */
export const columnsFor = (from: readonly string[], to: readonly string[]): readonly (number | null)[] =>
  to.map((field) => {
    const at = from.indexOf(field);
    return at < 0 ? null : at;
  });

/** A row as it would stand under other fields. */
export const projected = (cells: Cells, columns: readonly (number | null)[]): Cells =>
  columns.map((at) => (at === null ? null : (cells[at] ?? null)));
