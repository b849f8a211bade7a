import type { SqlValue, Tx } from '../store/tx.ts';

/** The SQL of imports. The rows of a run come and go by the run's own marks: 100,000 rows are shown by one update. */
export interface ImportRun {
  readonly run: number;
  readonly sid: number;
  readonly file: string;
  readonly sheet: string;
  readonly header_row: number;
  readonly mapping: string;
  readonly at: number;
  readonly who: string;
  /** −1 while the import is under way, and once its rows can never be shown again. */
  readonly rows: number;
}

/** A run whose rows nobody sees yet. */
export const putRun = (tx: Tx, run: Omit<ImportRun, 'run' | 'rows'>): number =>
  tx.run(
    'INSERT INTO import_run (sid, file, sheet, header_row, mapping, at, who, rows, gone) VALUES (?, ?, ?, ?, ?, ?, ?, -1, -1)',
    run.sid,
    run.file,
    run.sheet,
    run.header_row,
    run.mapping,
    run.at,
    run.who,
  ).lastId;
export const runOf = (tx: Tx, run: number) => tx.get<ImportRun>('SELECT * FROM import_run WHERE run = ?', run);
export const runsOf = (tx: Tx, sid: number) =>
  tx.all<ImportRun>('SELECT * FROM import_run WHERE sid = ? AND rows >= 0 ORDER BY run', sid);
export const originOf = (tx: Tx, rid: number) =>
  tx.get<{ run: number | null; source_row: number | null; added: number }>(
    'SELECT run, source_row, added FROM draft_row WHERE rid = ?',
    rid,
  );

/** Rows of one statement: each statement costs as much by itself as several rows do. */
const TOGETHER = 100;
const PLACES = '(?, ?, ?, ?, ?, ?)';
const inserting = (rows: number): string =>
  `INSERT INTO draft_row (sid, ord, cells, run, source_row, added) VALUES ${Array.from({ length: rows }, () => PLACES).join(', ')}`;
const insertingMany = inserting(TOGETHER);
const insertingOne = inserting(1);

/** Rows of an import under way, one after another from `ord` on: cells as they are kept, with their rows in the file. */
export interface RunRows {
  readonly sid: number;
  readonly run: number;
  readonly ord: number;
  readonly cells: readonly string[];
  readonly sourceRows: readonly number[];
}

/** Tells the new rows' ids in their order. */
export function putRunRows(tx: Tx, { sid, run, ord, cells, sourceRows }: RunRows, tell: (rid: number) => void): void {
  for (let from = 0; from < cells.length; ) {
    const rows = cells.length - from < TOGETHER ? 1 : TOGETHER;
    const values: SqlValue[] = [];
    for (let at = from; at < from + rows; at++) values.push(sid, ord + at, cells[at] ?? '', run, sourceRows[at] ?? null, 0);
    const { lastId } = tx.run(rows === 1 ? insertingOne : insertingMany, ...values);
    // SQLite gives each row the number after the greatest there is.
    for (let at = 1; at <= rows; at++) tell(lastId - rows + at);
    from += rows;
  }
}

/** Rows of an import become the draft's, all at once, by edit `seq`. */
export const showRun = (tx: Tx, run: number, seq: number, rows: number): void =>
  void tx.run('UPDATE import_run SET gone = NULL, added = ?, rows = ? WHERE run = ?', seq, rows, run);

/** The first whole number behind every row, hidden ones too; rows of an import under way do not count. */
export const freeOrd = (tx: Tx, sid: number): number =>
  Math.ceil(
    tx.get<{ ord: number }>(
      `SELECT d.ord FROM draft_row d LEFT JOIN import_run r ON r.run = d.run
       WHERE d.sid = ? AND (r.rows IS NULL OR r.rows >= 0) ORDER BY d.ord DESC LIMIT 1`,
      sid,
    )?.ord ?? 0,
  ) + 1;
/** Rows of an import under way move behind what came meanwhile. */
export const shiftRun = (tx: Tx, sid: number, run: number, by: number): void =>
  void tx.run('UPDATE draft_row SET ord = ord + ? WHERE sid = ? AND run = ?', by, sid, run);

/** Some rows of an import that came to nothing, from a place in the order on; answers how many. */
export const dropRunRows = (tx: Tx, sid: number, run: number, from: number, limit: number): number =>
  tx.run(
    'DELETE FROM draft_row WHERE rid IN (SELECT rid FROM draft_row WHERE sid = ? AND ord >= ? AND run = ? LIMIT ?)',
    sid,
    from,
    run,
    limit,
  ).changes;
export const dropRun = (tx: Tx, run: number): void => void tx.run('DELETE FROM import_run WHERE run = ?', run);

/** What a killed import left behind, and imports whose undo became final. */
export function sweepRuns(tx: Tx): void {
  for (const { run, sid } of tx.all<{ run: number; sid: number }>('SELECT run, sid FROM import_run WHERE rows < 0')) {
    tx.run(
      'DELETE FROM draft_touch WHERE sid = ? AND rid IN (SELECT rid FROM draft_row WHERE sid = ? AND run = ?)',
      sid,
      sid,
      run,
    );
    tx.run('DELETE FROM draft_row WHERE sid = ? AND run = ?', sid, run);
    dropRun(tx, run);
  }
}
