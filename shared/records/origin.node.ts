import type { Tx } from '../store/tx.ts';
import type { Cells } from './checker.ts';
import { hasRow, type Relabelled } from './import/relabel.ts';
import type { ImportRun } from './import-runs.node.ts';
import type { HandFilter } from './model.ts';
import { cellsOf, THERE } from './queries.node.ts';

/** SQL of where a draft's rows came from: what is needed to give them back as their author had them. */

/** Imports whose rows are there, oldest first. */
export const runsShown = (tx: Tx, sid: number): ImportRun[] =>
  tx.all<ImportRun>('SELECT * FROM import_run WHERE sid = ? AND gone IS NULL AND rows >= 0 ORDER BY run', sid);

export interface OriginRow {
  readonly rid: number;
  readonly source_row: number | null;
  readonly cells: Cells;
}

/** Rows of an import that are there (null: rows of none), in order. */
export function* rowsFrom(tx: Tx, sid: number, run: number | null): Generator<OriginRow> {
  const rows = tx.iterate<{ rid: number; source_row: number | null; cells: string }>(
    `SELECT d.rid, d.source_row, d.cells ${THERE} AND d.run IS ? ORDER BY d.ord`,
    sid,
    run,
  );
  for (const { rid, source_row, cells } of rows) yield { rid, source_row, cells: cellsOf(cells) };
}

/** Labels of an import that became codes. */
export const putRelabelled = (tx: Tx, run: number, { field, text, code, cells, rows }: Relabelled): void =>
  void tx.run('INSERT INTO import_relabelled VALUES (?, ?, ?, ?, ?, ?)', run, field, text, code, cells, rows);

/** What each text in the place of a code became, by field. */
export function relabelledIn(tx: Tx, run: number): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const by = new Map<string, Map<string, string>>();
  for (const { field, text, code } of tx.all<{ field: string; text: string; code: string }>(
    'SELECT field, text, code FROM import_relabelled WHERE run = ?',
    run,
  ))
    by.set(field, (by.get(field) ?? new Map()).set(text, code));
  return by;
}

/** What stood in a cell of the file before a label became its code; null where nothing was replaced. */
export function labelAt(tx: Tx, run: number, field: string, row: number): string | null {
  const texts = tx.all<{ text: string; rows: Uint8Array }>(
    'SELECT text, rows FROM import_relabelled WHERE run = ? AND field = ?',
    run,
    field,
  );
  return texts.find(({ rows }) => hasRow(rows, row))?.text ?? null;
}

type HeadRow = readonly (string | null)[];

/** What stood in an author's file down to its header, row by row. */
export const putHead = (tx: Tx, run: number, rows: readonly HeadRow[]): void =>
  void tx.run('INSERT OR REPLACE INTO import_head VALUES (?, ?)', run, JSON.stringify(rows));
export function headOf(tx: Tx, run: number): readonly HeadRow[] | null {
  const row = tx.get<{ rows: string }>('SELECT rows FROM import_head WHERE run = ?', run);
  return row ? JSON.parse(row.rows) : null;
}

const byHand: Readonly<Record<HandFilter, string>> = {
  imported: 'd.run IS NOT NULL',
  typed: 'd.run IS NULL AND d.added > 0',
  edited: `(d.run IS NOT NULL OR d.added = 0) AND d.rid IN (SELECT rid FROM draft_touch WHERE sid = d.sid)`,
};

/** As one text: a row of its own for each of a million takes ten times as long to hand over. */
export function ridsBy(tx: Tx, sid: number, filter: HandFilter): ReadonlySet<number> {
  const found = tx.get<{ rids: string }>(`SELECT json_group_array(d.rid) AS rids ${THERE} AND ${byHand[filter]}`, sid);
  const rids: number[] = JSON.parse(found?.rids ?? '[]');
  return new Set(rids);
}
