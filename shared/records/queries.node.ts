import type { Tx } from '../store/tx.ts';
import type { Cells } from './checker.ts';
import { versionOf } from './version.node.ts';

export { bumpVersion, lastHand, versionOf } from './version.node.ts';

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

/** The rows that are there: not gone by themselves, nor with the run that brought them. To be continued with AND or ORDER. */
export const THERE =
  'FROM draft_row d LEFT JOIN import_run r ON r.run = d.run WHERE d.sid = ? AND d.gone IS NULL AND r.gone IS NULL';

interface Place {
  readonly rid: number;
  readonly ord: number;
}

/** Row ids and places read at a time. */
const ORDER_SLICE = 5000;

/** Reads on in the order of a draft's rows, from where `order` ends, until it has so many; answers whether that was all. */
export function readOrder(
  tx: Tx,
  sid: number,
  order: { rids: number[]; ords: number[] },
  upto: number,
  slice = ORDER_SLICE,
): boolean {
  const { rids, ords } = order;
  while (rids.length < upto) {
    const after = ords.at(-1) ?? -1e300;
    const rows = tx.all<Place>(`SELECT d.rid, d.ord ${THERE} AND d.ord > ? ORDER BY d.ord LIMIT ?`, sid, after, slice);
    const all = rows.length < slice;
    const end = rows.at(-1)?.ord;
    // Rows with one and the same place come together, wherever a slice would end.
    const twins = all ? [] : tx.all<Place>(`SELECT d.rid, d.ord ${THERE} AND d.ord = ?`, sid, end ?? 0);
    for (const { rid, ord } of all ? rows : rows.filter((row) => row.ord !== end).concat(twins)) {
      rids.push(rid);
      ords.push(ord);
    }
    if (all) return true;
  }
  return false;
}

export function orderOf(tx: Tx, sid: number): { rids: number[]; ords: number[] } {
  const order = { rids: [], ords: [] };
  readOrder(tx, sid, order, Number.POSITIVE_INFINITY);
  return order;
}

/** Counting a million rows takes a moment, and every screen asks: what was counted last of a long draft, by its version. */
const counted = new WeakMap<Tx, Map<number, { readonly as: string; readonly rows: number }>>();
const LONG = 10_000;

/** How many rows are there. As long as no import was taken back, two counts of an index say it, whatever the rows. */
export function countRows(tx: Tx, sid: number): number {
  const { version, savedAt } = versionOf(tx, sid);
  const as = `${version} ${savedAt}`;
  const known = counted.get(tx)?.get(sid);
  if (known?.as === as) return known.rows;
  const count = (sql: string): number => tx.get<{ n: number }>(`SELECT count(*) AS n ${sql}`, sid)?.n ?? 0;
  const rows =
    count('FROM import_run WHERE sid = ? AND gone IS NOT NULL') > 0
      ? count(THERE)
      : count('FROM draft_row WHERE sid = ?') - count('FROM draft_row WHERE sid = ? AND gone IS NOT NULL');
  const kept = counted.get(tx) ?? new Map();
  counted.set(tx, kept);
  // A short draft is counted faster than remembered, and can never be remembered wrongly.
  if (rows < LONG) kept.delete(sid);
  else kept.set(sid, { as, rows });
  return rows;
}
export const hasRows = (tx: Tx, sid: number): boolean => tx.get(`SELECT 1 AS one ${THERE} LIMIT 1`, sid) !== undefined;

/** Whether there are more rows than so many; stops counting there. */
export const hasMoreRows = (tx: Tx, sid: number, than: number): boolean =>
  tx.get(`SELECT 1 AS one ${THERE} LIMIT 1 OFFSET ?`, sid, than) !== undefined;

export function rowOf(tx: Tx, sid: number, rid: number): StoredRow | null {
  const row = tx.get<RawRow>(`SELECT d.rid, d.ord, d.cells ${THERE} AND d.rid = ?`, sid, rid);
  return row ? unpack(row) : null;
}

/** A row's cells as they are kept, hidden or not: enough to look whether they hold a text at all. */
export const cellsText = (tx: Tx, rid: number): string | null =>
  tx.get<{ cells: string }>('SELECT cells FROM draft_row WHERE rid = ?', rid)?.cells ?? null;

/** A row's place, hidden or not: enough to say which of many comes first. */
export const ordOf = (tx: Tx, rid: number): number =>
  tx.get<{ ord: number }>('SELECT ord FROM draft_row WHERE rid = ?', rid)?.ord ?? Number.POSITIVE_INFINITY;

export function* iterateRows(tx: Tx, sid: number): Generator<StoredRow> {
  for (const row of tx.iterate<RawRow>(`SELECT d.rid, d.ord, d.cells ${THERE} ORDER BY d.ord`, sid)) yield unpack(row);
}

/** Rows in order after a given one: for walks that must not hold a statement open. */
export function rowsAfter(tx: Tx, sid: number, after: number | null, limit: number): StoredRow[] {
  const from = after === null ? null : tx.get<{ ord: number }>('SELECT ord FROM draft_row WHERE rid = ?', after);
  return tx
    .all<RawRow>(`SELECT d.rid, d.ord, d.cells ${THERE} AND d.ord > ? ORDER BY d.ord LIMIT ?`, sid, from?.ord ?? -1e300, limit)
    .map(unpack);
}

export function insertRow(
  tx: Tx,
  row: { sid: number; ord: number; cells: string; run: number | null; sourceRow: number | null; added: number },
): number {
  return tx.run(
    'INSERT INTO draft_row (sid, ord, cells, run, source_row, added) VALUES (?, ?, ?, ?, ?, ?)',
    row.sid,
    row.ord,
    row.cells,
    row.run,
    row.sourceRow,
    row.added,
  ).lastId;
}

export const setCells = (tx: Tx, rid: number, cells: Cells): void =>
  void tx.run('UPDATE draft_row SET cells = ? WHERE rid = ?', JSON.stringify(cells), rid);
/** Spreads a draft's rows out, hidden ones too: undo shows them again where they stood. Not those of an import under way. */
export const renumber = (tx: Tx, sid: number, gap: number): void =>
  void tx.run(
    `UPDATE draft_row SET ord = placed.n * ?
     FROM (SELECT d.rid, row_number() OVER (ORDER BY d.ord, d.rid) AS n
       FROM draft_row d LEFT JOIN import_run r ON r.run = d.run WHERE d.sid = ? AND (r.rows IS NULL OR r.rows >= 0)) AS placed
     WHERE draft_row.rid = placed.rid`,
    gap,
    sid,
  );
export const hideRow = (tx: Tx, rid: number, seq: number): void =>
  void tx.run('UPDATE draft_row SET gone = ? WHERE rid = ?', seq, rid);
/** Hides all there is but what edit `seq` brings. */
export function hideAll(tx: Tx, sid: number, seq: number): void {
  tx.run('UPDATE import_run SET gone = ? WHERE sid = ? AND gone IS NULL AND added <> ?', seq, sid, seq);
  tx.run('UPDATE draft_row SET gone = ? WHERE sid = ? AND run IS NULL AND gone IS NULL AND added <> ?', seq, sid, seq);
}

const both = (tx: Tx, sql: (table: string) => string, ...values: number[]): void => {
  for (const table of ['draft_row', 'import_run']) tx.run(sql(table), ...values);
};
/** Rows an edit brought: hidden by undo, shown by redo. A number of 0 is no edit's. */
export const hideAdded = (tx: Tx, sid: number, seq: number): void =>
  both(tx, (t) => `UPDATE ${t} SET gone = ? WHERE sid = ? AND added > 0 AND added = ? AND gone IS NULL`, seq, sid, seq);
export const showAdded = (tx: Tx, sid: number, seq: number): void =>
  both(tx, (t) => `UPDATE ${t} SET gone = NULL WHERE sid = ? AND added > 0 AND added = ? AND gone = ?`, sid, seq, seq);
/** Rows an edit removed, shown again by undo. */
export const showRemoved = (tx: Tx, sid: number, seq: number): void =>
  both(tx, (t) => `UPDATE ${t} SET gone = NULL WHERE sid = ? AND gone = ? AND added <> ?`, sid, seq, seq);
/** Hidden or visible, of those an edit brought; rows a later edit removed are in neither. */
export const ridsAdded = (tx: Tx, sid: number, seq: number, gone: boolean): number[] =>
  tx
    .all<{ rid: number }>(
      `SELECT rid FROM draft_row WHERE sid = ? AND added > 0 AND added = ? AND gone ${gone ? '=' : 'IS NOT'} ?
       UNION ALL SELECT d.rid FROM import_run r JOIN draft_row d ON d.run = r.run
       WHERE r.sid = ? AND r.added = ? AND r.gone ${gone ? '=' : 'IS NOT'} ? AND d.sid = r.sid AND d.gone IS NULL`,
      sid,
      seq,
      seq,
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
  tx.get<{ n: number }>(
    `SELECT (SELECT count(*) FROM draft_row WHERE sid = ? AND added > 0 AND added = ?)
       + (SELECT coalesce(sum(rows), 0) FROM import_run WHERE sid = ? AND added = ?) AS n`,
    sid,
    seq,
    sid,
    seq,
  )?.n ?? 0;

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
    const undone = 'sid = ? AND added > 0 AND added IN (SELECT seq FROM draft_edit WHERE sid = ? AND undone = 1)';
    // Their numbers may be given again: what was noted of them goes too.
    tx.run(`DELETE FROM draft_touch WHERE sid = ? AND rid IN (SELECT rid FROM draft_row WHERE ${undone})`, sid, sid, sid);
    tx.run(`DELETE FROM draft_row WHERE ${undone}`, sid, sid);
    // A whole import is not deleted while an officer types: the next opening sweeps it.
    tx.run(`UPDATE import_run SET rows = -1, gone = -1 WHERE ${undone}`, sid, sid);
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

// ---- version, touch

/** Notes who changed which cells when; many at a time, for a pasted block has a hundred thousand. */
export function touchCells(
  tx: Tx,
  sid: number,
  cells: readonly (readonly [rid: number, field: string, ...unknown[]])[],
  at: number,
  who: string,
): void {
  tx.run(
    `INSERT OR REPLACE INTO draft_touch SELECT ?, value ->> 0, value ->> 1, ?, ? FROM json_each(?)`,
    sid,
    at,
    who,
    JSON.stringify(cells.map(([rid, field]) => [rid, field])),
  );
}
export const touchOf = (tx: Tx, sid: number, rid: number, field: string) =>
  tx.get<{ at: number; who: string }>('SELECT at, who FROM draft_touch WHERE sid = ? AND rid = ? AND field = ?', sid, rid, field);

/** All rows of a draft as the first rows of another, in order; where they came from is "inherited". */
export function copyRows(tx: Tx, from: number, to: number): void {
  tx.run(
    `INSERT INTO draft_row (sid, ord, cells) SELECT ?, row_number() OVER (ORDER BY d.ord), d.cells ${THERE} ORDER BY d.ord`,
    to,
    from,
  );
}

export function dropRows(tx: Tx, sid: number): void {
  for (const table of ['draft_row', 'draft_edit', 'draft_version', 'draft_touch', 'import_run'])
    tx.run(`DELETE FROM ${table} WHERE sid = ?`, sid);
}
