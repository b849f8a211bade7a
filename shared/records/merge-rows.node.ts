import type { Tx } from '../store/tx.ts';
import type { Cells } from './checker.ts';
import { runsShown } from './origin.node.ts';
import * as q from './queries.node.ts';

/** The SQL of comparing a file with the draft that came of an earlier version of it. */

/** The imports a file is a later version of: those of the same file and sheet, else the last one. */
export function baseRuns(tx: Tx, sid: number, file: string, sheet: string): ReadonlySet<number> {
  const shown = runsShown(tx, sid);
  const same = shown.filter((run) => run.file === file && run.sheet === sheet);
  const last = shown.at(-1);
  return new Set((same.length > 0 ? same : last ? [last] : []).map(({ run }) => run));
}

/** Whether rows of an earlier version of a file are there. */
export const seenBefore = (tx: Tx, sid: number, file: string): boolean => runsShown(tx, sid).some((run) => run.file === file);

/** Texts that cells of imported rows had when they came, for those that were changed since: row → field → text. */
export function firstTexts(tx: Tx, sid: number): ReadonlyMap<number, ReadonlyMap<string, string | null>> {
  const first = new Map<number, Map<string, string | null>>();
  for (const { changes } of tx.iterate<{ changes: string }>(
    'SELECT changes FROM draft_edit WHERE sid = ? AND undone = 0 ORDER BY seq',
    sid,
  )) {
    const { cells }: q.EditChanges = JSON.parse(changes);
    for (const [rid, field, before] of cells) {
      const row = first.get(rid) ?? new Map<string, string | null>();
      if (!row.has(field)) row.set(field, before);
      first.set(rid, row);
    }
  }
  return first;
}

export interface DraftSideRow {
  readonly rid: number;
  readonly ord: number;
  readonly run: number | null;
  readonly sourceRow: number | null;
  readonly cells: Cells;
}

interface Raw {
  readonly rid: number;
  readonly ord: number;
  readonly run: number | null;
  readonly source_row: number | null;
  readonly cells: string;
}
const unpack = ({ rid, ord, run, source_row, cells }: Raw): DraftSideRow => ({
  rid,
  ord,
  run,
  sourceRow: source_row,
  cells: q.cellsOf(cells),
});

/** Rows that are there, some at a time, after a given one. */
export const sidesAfter = (tx: Tx, sid: number, after: number | null, limit: number): DraftSideRow[] =>
  tx
    .all<Raw>(
      `SELECT d.rid, d.ord, d.run, d.source_row, d.cells ${q.THERE} AND d.ord > ? ORDER BY d.ord LIMIT ?`,
      sid,
      after === null ? -1e300 : q.ordOf(tx, after),
      limit,
    )
    .map(unpack);

/** Rows of an import that is there which were removed from the draft since. */
export const rowsRemoved = (tx: Tx, sid: number, run: number): DraftSideRow[] =>
  tx
    .all<Raw>(
      `SELECT d.rid, d.ord, d.run, d.source_row, d.cells FROM draft_row d JOIN draft_edit e ON e.sid = d.sid AND e.seq = d.gone
       WHERE d.sid = ? AND d.run = ? AND e.undone = 0 AND e.label = 'remove'`,
      sid,
      run,
    )
    .map(unpack);

export function sideRow(tx: Tx, rid: number): DraftSideRow | null {
  const row = tx.get<Raw>('SELECT rid, ord, run, source_row, cells FROM draft_row WHERE rid = ?', rid);
  return row ? unpack(row) : null;
}

export const placeRow = (tx: Tx, rid: number, ord: number, cells: Cells): void =>
  void tx.run('UPDATE draft_row SET ord = ?, cells = ? WHERE rid = ?', ord, JSON.stringify(cells), rid);

/** Notes of who typed a cell go with it to the row that takes its place. */
export const carryTouches = (tx: Tx, sid: number, from: number, to: number, fields: readonly string[]): void => {
  for (const field of fields)
    tx.run(
      `INSERT OR REPLACE INTO draft_touch SELECT sid, ?, field, at, who FROM draft_touch WHERE sid = ? AND rid = ? AND field = ?`,
      to,
      sid,
      from,
      field,
    );
};
