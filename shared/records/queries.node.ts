import type { Tx } from '../store/tx.ts';
import type { Cells } from './checker.ts';

/** The only SQL of the rows' tables. `sid` is the submission's number, `rid` the row's, `seq` the edit's. */
export interface StoredRow {
  readonly rid: number;
  readonly ord: number;
  readonly cells: Cells;
}

interface RawRow {
  readonly rid: number;
  readonly ord: number;
  readonly cells: string;
}

/** Written only by this room, as an array of texts and nulls. */
export const cellsOf = (json: string): Cells => JSON.parse(json);

const unpack = ({ rid, ord, cells }: RawRow): StoredRow => ({ rid, ord, cells: cellsOf(cells) });

export function orderOf(tx: Tx, sid: number): { rids: number[]; ords: number[] } {
  const rids: number[] = [];
  const ords: number[] = [];
  for (const row of tx.iterate<{ rid: number; ord: number }>(
    'SELECT rid, ord FROM draft_row WHERE sid = ? AND gone IS NULL ORDER BY ord',
    sid,
  )) {
    rids.push(row.rid);
    ords.push(row.ord);
  }
  return { rids, ords };
}

export const countRows = (tx: Tx, sid: number): number =>
  tx.get<{ n: number }>('SELECT count(*) AS n FROM draft_row WHERE sid = ? AND gone IS NULL', sid)?.n ?? 0;

export function rowOf(tx: Tx, sid: number, rid: number): StoredRow | null {
  const row = tx.get<RawRow>('SELECT rid, ord, cells FROM draft_row WHERE rid = ? AND sid = ? AND gone IS NULL', rid, sid);
  return row ? unpack(row) : null;
}

/** A row's place, hidden or not: enough to say which of many comes first. */
export const ordOf = (tx: Tx, rid: number): number =>
  tx.get<{ ord: number }>('SELECT ord FROM draft_row WHERE rid = ?', rid)?.ord ?? Number.POSITIVE_INFINITY;

export function* iterateRows(tx: Tx, sid: number): Generator<StoredRow> {
  for (const row of tx.iterate<RawRow>('SELECT rid, ord, cells FROM draft_row WHERE sid = ? AND gone IS NULL ORDER BY ord', sid))
    yield unpack(row);
}

/** Rows in order after a given one: for walks that must not hold a statement open. */
export function rowsAfter(tx: Tx, sid: number, after: number | null, limit: number): StoredRow[] {
  const from = after === null ? null : tx.get<{ ord: number }>('SELECT ord FROM draft_row WHERE rid = ?', after);
  return tx
    .all<RawRow>(
      'SELECT rid, ord, cells FROM draft_row WHERE sid = ? AND gone IS NULL AND ord > ? ORDER BY ord LIMIT ?',
      sid,
      from?.ord ?? -1e300,
      limit,
    )
    .map(unpack);
}

export function insertRow(
  tx: Tx,
  row: {
    sid: number;
    ord: number;
    cells: string;
    run: number | null;
    sourceRow: number | null;
    added: number;
    gone: number | null;
  },
): number {
  return tx.run(
    'INSERT INTO draft_row (sid, ord, cells, run, source_row, added, gone) VALUES (?, ?, ?, ?, ?, ?, ?)',
    row.sid,
    row.ord,
    row.cells,
    row.run,
    row.sourceRow,
    row.added,
    row.gone,
  ).lastId;
}

export const setCells = (tx: Tx, rid: number, cells: Cells): void =>
  void tx.run('UPDATE draft_row SET cells = ? WHERE rid = ?', JSON.stringify(cells), rid);
/** Spreads a draft's rows out, hidden ones too: undo shows them again where they stood. Not those of an import under way. */
export const renumber = (tx: Tx, sid: number, gap: number): void =>
  void tx.run(
    `UPDATE draft_row SET ord = placed.n * ?
     FROM (SELECT rid, row_number() OVER (ORDER BY ord, rid) AS n FROM draft_row WHERE sid = ? AND (gone IS NULL OR gone > 0)) AS placed
     WHERE draft_row.rid = placed.rid`,
    gap,
    sid,
  );
export const hideRow = (tx: Tx, rid: number, seq: number): void =>
  void tx.run('UPDATE draft_row SET gone = ? WHERE rid = ?', seq, rid);
export const hideAll = (tx: Tx, sid: number, seq: number): number =>
  tx.run('UPDATE draft_row SET gone = ? WHERE sid = ? AND gone IS NULL AND added <> ?', seq, sid, seq).changes;
/** Rows an edit brought: hidden by undo, shown by redo. */
export const hideAdded = (tx: Tx, sid: number, seq: number): void =>
  void tx.run('UPDATE draft_row SET gone = ? WHERE sid = ? AND added = ? AND gone IS NULL', seq, sid, seq);
export const showAdded = (tx: Tx, sid: number, seq: number): void =>
  void tx.run('UPDATE draft_row SET gone = NULL WHERE sid = ? AND added = ? AND gone = ?', sid, seq, seq);
/** Rows an edit removed, shown again by undo. */
export const showRemoved = (tx: Tx, sid: number, seq: number): void =>
  void tx.run('UPDATE draft_row SET gone = NULL WHERE sid = ? AND gone = ? AND added <> ?', sid, seq, seq);
export const ridsAdded = (tx: Tx, sid: number, seq: number, gone: boolean): number[] =>
  tx
    .all<{ rid: number }>(
      `SELECT rid FROM draft_row WHERE sid = ? AND added = ? AND gone ${gone ? '=' : 'IS NOT'} ?`,
      sid,
      seq,
      seq,
    )
    .map((row) => row.rid);
export const ridsRemoved = (tx: Tx, sid: number, seq: number): number[] =>
  tx
    .all<{ rid: number }>('SELECT rid FROM draft_row WHERE sid = ? AND gone = ? AND added <> ?', sid, seq, seq)
    .map((row) => row.rid);
export const countAdded = (tx: Tx, sid: number, seq: number): number =>
  tx.get<{ n: number }>('SELECT count(*) AS n FROM draft_row WHERE sid = ? AND added = ?', sid, seq)?.n ?? 0;

// ---- edits

export interface EditChanges {
  readonly cells: readonly (readonly [rid: number, field: string, before: string | null, after: string | null])[];
  readonly removed: readonly number[] | 'all';
}

export interface StoredEdit {
  readonly seq: number;
  readonly label: string;
  readonly changes: EditChanges;
}

const editRow = (row: { seq: number; label: string; changes: string } | undefined): StoredEdit | null =>
  row ? { seq: row.seq, label: row.label, changes: JSON.parse(row.changes) } : null;

export const lastEdit = (tx: Tx, sid: number): StoredEdit | null =>
  editRow(tx.get('SELECT seq, label, changes FROM draft_edit WHERE sid = ? AND undone = 0 ORDER BY seq DESC LIMIT 1', sid));
export const nextUndone = (tx: Tx, sid: number): StoredEdit | null =>
  editRow(tx.get('SELECT seq, label, changes FROM draft_edit WHERE sid = ? AND undone = 1 ORDER BY seq LIMIT 1', sid));
/** Who made an edit, and when. */
export const madeBy = (tx: Tx, sid: number, seq: number) =>
  tx.get<{ at: number; who: string }>('SELECT at, who FROM draft_edit WHERE sid = ? AND seq = ?', sid, seq);
export const labels = (tx: Tx, sid: number): { undo: string | null; redo: string | null } => ({
  undo:
    tx.get<{ label: string }>('SELECT label FROM draft_edit WHERE sid = ? AND undone = 0 ORDER BY seq DESC LIMIT 1', sid)
      ?.label ?? null,
  redo:
    tx.get<{ label: string }>('SELECT label FROM draft_edit WHERE sid = ? AND undone = 1 ORDER BY seq LIMIT 1', sid)?.label ??
    null,
});

/** The number of the next edit; what had been undone can no longer be redone, and its rows go for good. */
export function nextSeq(tx: Tx, sid: number): number {
  // Looked for first: finding the rows of an undone edit walks the whole draft.
  if (nextUndone(tx, sid)) {
    const undone = 'sid = ? AND added IN (SELECT seq FROM draft_edit WHERE sid = ? AND undone = 1)';
    // Their numbers may be given again: what was noted of them goes too.
    tx.run(`DELETE FROM draft_touch WHERE sid = ? AND rid IN (SELECT rid FROM draft_row WHERE ${undone})`, sid, sid, sid);
    tx.run(`DELETE FROM draft_row WHERE ${undone}`, sid, sid);
    tx.run('DELETE FROM draft_edit WHERE sid = ? AND undone = 1', sid);
  }
  return (tx.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM draft_edit WHERE sid = ?', sid)?.seq ?? 0) + 1;
}

export function putEdit(tx: Tx, sid: number, edit: StoredEdit, at: number, who: string): void {
  tx.run(
    'INSERT INTO draft_edit (sid, seq, label, changes, at, who) VALUES (?, ?, ?, ?, ?, ?)',
    sid,
    edit.seq,
    edit.label,
    JSON.stringify(edit.changes),
    at,
    who,
  );
}
export const setUndone = (tx: Tx, sid: number, seq: number, undone: boolean): void =>
  void tx.run('UPDATE draft_edit SET undone = ? WHERE sid = ? AND seq = ?', undone ? 1 : 0, sid, seq);

// ---- version, touch, imports

export function bumpVersion(tx: Tx, sid: number, now: number): void {
  tx.run(
    'INSERT INTO draft_version VALUES (?, 1, ?) ON CONFLICT (sid) DO UPDATE SET version = version + 1, saved_at = excluded.saved_at',
    sid,
    now,
  );
}
export const versionOf = (tx: Tx, sid: number): { version: number; savedAt: number | null } => {
  const row = tx.get<{ version: number; saved_at: number }>('SELECT version, saved_at FROM draft_version WHERE sid = ?', sid);
  return row ? { version: row.version, savedAt: row.saved_at } : { version: 0, savedAt: null };
};

export function touchCell(tx: Tx, sid: number, rid: number, field: string, at: number, who: string): void {
  tx.run('INSERT OR REPLACE INTO draft_touch VALUES (?, ?, ?, ?, ?)', sid, rid, field, at, who);
}
export const touchOf = (tx: Tx, sid: number, rid: number, field: string) =>
  tx.get<{ at: number; who: string }>('SELECT at, who FROM draft_touch WHERE sid = ? AND rid = ? AND field = ?', sid, rid, field);

export interface ImportRun {
  readonly run: number;
  readonly sid: number;
  readonly file: string;
  readonly sheet: string;
  readonly header_row: number;
  readonly mapping: string;
  readonly at: number;
  readonly who: string;
  readonly rows: number;
}
export const putRun = (tx: Tx, run: Omit<ImportRun, 'run'>): number =>
  tx.run(
    'INSERT INTO import_run (sid, file, sheet, header_row, mapping, at, who, rows) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    run.sid,
    run.file,
    run.sheet,
    run.header_row,
    run.mapping,
    run.at,
    run.who,
    run.rows,
  ).lastId;
export const setRunRows = (tx: Tx, run: number, rows: number): void =>
  void tx.run('UPDATE import_run SET rows = ? WHERE run = ?', rows, run);
export const runOf = (tx: Tx, run: number) => tx.get<ImportRun>('SELECT * FROM import_run WHERE run = ?', run);
export const runsOf = (tx: Tx, sid: number) =>
  tx.all<ImportRun>('SELECT * FROM import_run WHERE sid = ? AND rows >= 0 ORDER BY run', sid);
export const originOf = (tx: Tx, rid: number) =>
  tx.get<{ run: number | null; source_row: number | null; added: number }>(
    'SELECT run, source_row, added FROM draft_row WHERE rid = ?',
    rid,
  );

/** Rows of an import become the draft's, all at once. */
export const showRun = (tx: Tx, sid: number, run: number, seq: number): void =>
  void tx.run('UPDATE draft_row SET gone = NULL, added = ? WHERE sid = ? AND run = ? AND gone = ?', seq, sid, run, -run);
/** The first whole number behind every row, hidden ones too; rows of an import under way do not count. */
export const freeOrd = (tx: Tx, sid: number): number =>
  Math.ceil(
    tx.get<{ ord: number | null }>('SELECT max(ord) AS ord FROM draft_row WHERE sid = ? AND (gone IS NULL OR gone > 0)', sid)
      ?.ord ?? 0,
  ) + 1;
/** Rows of an import under way move behind what came meanwhile. */
export const shiftRun = (tx: Tx, sid: number, run: number, by: number): void =>
  void tx.run('UPDATE draft_row SET ord = ord + ? WHERE sid = ? AND gone = ?', by, sid, -run);
export function dropRun(tx: Tx, sid: number, run: number): void {
  tx.run('DELETE FROM draft_row WHERE sid = ? AND gone = ?', sid, -run);
  tx.run('DELETE FROM import_run WHERE run = ?', run);
}
/** What a killed import left behind; nobody ever saw it. */
export function sweepRuns(tx: Tx): void {
  tx.run('DELETE FROM draft_row WHERE gone < 0');
  tx.run('DELETE FROM import_run WHERE rows < 0');
}

/** All rows of a draft as the first rows of another, in order; where they came from is "inherited". */
export function copyRows(tx: Tx, from: number, to: number): void {
  tx.run(
    'INSERT INTO draft_row (sid, ord, cells) SELECT ?, row_number() OVER (ORDER BY ord), cells FROM draft_row WHERE sid = ? AND gone IS NULL ORDER BY ord',
    to,
    from,
  );
}

export function dropRows(tx: Tx, sid: number): void {
  for (const table of ['draft_row', 'draft_edit', 'draft_version', 'draft_touch', 'import_run'])
    tx.run(`DELETE FROM ${table} WHERE sid = ?`, sid);
}
