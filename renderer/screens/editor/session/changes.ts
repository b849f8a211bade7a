import type { Result } from '../../../../shared/base/result.ts';
import type { CellChange, DraftRow, EditReply } from '../../../../shared/records/model.ts';
import { at, cellsIn, isSingle, type Range, rangeOf } from '../../../parts/grid/selection.ts';
import { formatTsv, parseTsv } from '../../../parts/grid/tsv.ts';
import { type Session, viewedBy } from './session.ts';

/** Most cells one step may change, and rows one paste may bring (the engine's own limits). */
export const MOST_CELLS = 200_000;
export const MOST_ROWS = 100_000;
/** Most rows one command may insert at a time. */
const MOST_INSERTED = 10_000;

/** What came of a command that may be too big for one step. */
export type Outcome = 'done' | 'nothing' | 'tooMuch';

type Changes = (rows: readonly DraftRow[], range: Range) => readonly CellChange[];

const dataRange = (session: Session): Range | null => {
  const { selection, shown } = session.store.getState();
  const range = rangeOf(selection);
  return range.top >= shown ? null : { ...range, bottom: Math.min(range.bottom, shown - 1) };
};

const editable = (session: Session): boolean => session.store.getState().draft?.frozen === false;

/** Writes one cell; in the empty row at the end this makes the row. */
export async function commitCell(session: Session, row: number, col: number, text: string): Promise<void> {
  const { id, ask } = session.options;
  const field = session.fields[col];
  if (field === undefined || !editable(session) || (session.rowAt(row)?.cells[col] ?? '') === text) return;
  await session.type({ row, col, text }, async (): Promise<Result<EditReply> | null> => {
    if (row >= session.store.getState().shown)
      return ask('records.insert', { id, after: null, rows: [{ [field]: text || null }] });
    const held = (await session.rows(row, row + 1))?.[0];
    return held && held.rid > 0
      ? ask('records.edit', { id, label: 'edit', changes: [{ rid: held.rid, field, text: text || null }] })
      : null;
  });
}

async function changeRange(session: Session, label: string, range: Range | null, changes: Changes): Promise<Outcome> {
  if (!range || !editable(session)) return 'nothing';
  if (cellsIn(range) > MOST_CELLS) return 'tooMuch';
  const { id, ask } = session.options;
  let outcome: Outcome = 'nothing';
  await session.change(async () => {
    const rows = await session.rows(range.top, range.bottom + 1);
    const made = rows ? changes(rows, range) : [];
    if (made.length === 0) return null;
    outcome = 'done';
    return ask('records.edit', { id, label, changes: [...made] });
  });
  return outcome;
}

const eachCell = (
  session: Session,
  rows: readonly DraftRow[],
  range: Range,
  text: (row: DraftRow, col: number) => string | null,
): CellChange[] =>
  rows.flatMap((row) =>
    session.fields.slice(range.left, range.right + 1).flatMap((field, n) => {
      const next = text(row, range.left + n);
      return (row.cells[range.left + n] ?? null) === next ? [] : [{ rid: row.rid, field, text: next }];
    }),
  );

export const clearCells = (session: Session): Promise<Outcome> =>
  changeRange(session, 'clear', dataRange(session), (rows, range) => eachCell(session, rows, range, () => null));

/** The first row of the selection into the rows below; a single row takes the one above it. */
export function fillDown(session: Session): Promise<Outcome> {
  const range = dataRange(session);
  const whole = range && range.top === range.bottom ? { ...range, top: Math.max(0, range.top - 1) } : range;
  return changeRange(session, 'fill', whole, ([first, ...below], filled) =>
    eachCell(session, below, filled, (_, col) => first?.cells[col] ?? null),
  );
}

/** Table text at the selection: one value fills the selection, a block goes rightwards and downwards from its corner. */
export async function pasteText(session: Session, text: string): Promise<Outcome> {
  const block = parseTsv(text);
  const { id, ask } = session.options;
  const { fields } = session;
  const { selection, shown } = session.store.getState();
  const filter = viewedBy(session.store.getState());
  const only = block.length === 1 && block[0]?.length === 1 ? block[0][0] : undefined;
  if (block.length === 0 || !editable(session)) return 'nothing';
  if (only !== undefined && !isSingle(selection))
    return changeRange(session, 'paste', dataRange(session), (rows, range) => eachCell(session, rows, range, () => only || null));
  if (block.length > MOST_ROWS) return 'tooMuch';
  const { top, left } = rangeOf(selection);
  const field = fields[left];
  if (field === undefined) return 'nothing';
  const width = Math.min(fields.length - left, Math.max(...block.map((row) => row.length)));
  const reply = await session.change(async () => {
    const target = top < shown ? (await session.rows(top, top + 1))?.[0] : undefined;
    return ask('records.paste', {
      id,
      filter,
      rid: target?.rid ?? null,
      field,
      fields: fields.slice(left, left + width),
      block: block.map((row) => row.slice(0, width)),
    });
  });
  if (!reply) return 'nothing';
  session.select({ anchor: { row: top, col: left }, head: { row: top + block.length - 1, col: left + width - 1 } });
  return 'done';
}

/** The selection as table text; null when it is too much for a clipboard. Immediate when its rows are on hand. */
export function copyText(session: Session): string | Promise<string | null> | null {
  const range = dataRange(session);
  if (!range) return '';
  if (cellsIn(range) > MOST_CELLS * 5) return null;
  const text = (rows: readonly DraftRow[]): string =>
    formatTsv(
      rows.map((row) => session.fields.slice(range.left, range.right + 1).map((_, n) => row.cells[range.left + n] ?? '')),
    );
  const onHand: DraftRow[] = [];
  for (let row = range.top; row <= range.bottom; row++) {
    const held = session.rowAt(row);
    if (!held) return session.rows(range.top, range.bottom + 1).then((rows) => rows && text(rows));
    onHand.push(held);
  }
  return text(onHand);
}

/** Empty rows at the selection, as many as are selected. Rows can only be placed where all of them are on view. */
export async function insertRows(session: Session, above: boolean): Promise<Outcome> {
  if (!editable(session) || viewedBy(session.store.getState()) !== 'all') return 'nothing';
  const { id, ask } = session.options;
  const { selection } = session.store.getState();
  const range = dataRange(session);
  const wanted = range ? range.bottom - range.top + 1 : 1;
  if (wanted > MOST_INSERTED) return 'tooMuch';
  // At once: whoever types on before the engine has answered means the row that is being put in, not the one beside it.
  const place = range ? at(above ? range.top : range.bottom + 1, selection.anchor.col) : null;
  if (place) session.select(place);
  const reply = await session.change(async () => {
    const edge = above ? range?.top : range?.bottom;
    const row = edge === undefined ? undefined : (await session.rows(edge, edge + 1))?.[0];
    const where = above && row ? { after: null, before: row.rid } : { after: row?.rid ?? null };
    return ask('records.insert', { id, ...where, rows: Array.from({ length: wanted }, () => ({})) });
  });
  if (!reply) return 'nothing';
  if (!place) session.select(at(session.store.getState().shown - 1, selection.anchor.col));
  return 'done';
}

/** Takes the selected rows out; how many, or why not. */
export async function removeRows(session: Session): Promise<Outcome | number> {
  const range = dataRange(session);
  if (!range || !editable(session)) return 'nothing';
  const count = range.bottom - range.top + 1;
  if (count > MOST_CELLS) return 'tooMuch';
  const { id, ask } = session.options;
  const reply = await session.change(async () => {
    const rows = await session.rows(range.top, range.bottom + 1);
    return rows && rows.length > 0 ? ask('records.remove', { id, rids: rows.map((row) => row.rid) }) : null;
  });
  if (!reply) return 'nothing';
  session.select(at(range.top, session.store.getState().selection.anchor.col));
  return count;
}

export async function flip(session: Session, direction: 'undo' | 'redo'): Promise<void> {
  const { draft } = session.store.getState();
  if (!draft || draft.frozen || draft[direction] === null) return;
  const { id, ask } = session.options;
  await session.change(() => ask(direction === 'undo' ? 'records.undo' : 'records.redo', { id }));
}
