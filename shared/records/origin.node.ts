import type { Tx } from '../store/tx.ts';
import type { Cells } from './checker.ts';
import type { ImportRun } from './import-runs.node.ts';
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

type HeadRow = readonly (string | null)[];

/** What stood in an author's file down to its header, row by row. */
export const putHead = (tx: Tx, run: number, rows: readonly HeadRow[]): void =>
  void tx.run('INSERT OR REPLACE INTO import_head VALUES (?, ?)', run, JSON.stringify(rows));
export function headOf(tx: Tx, run: number): readonly HeadRow[] | null {
  const row = tx.get<{ rows: string }>('SELECT rows FROM import_head WHERE run = ?', run);
  return row ? JSON.parse(row.rows) : null;
}
