import { PAGE } from '../../../parts/grid/page-cache.ts';
import { at, type Spot } from '../../../parts/grid/selection.ts';
import type { Session } from './session.ts';

export interface Seeking {
  readonly text: string;
  readonly back: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (rows: number) => void;
}

/**
 * The next cell whose raw text holds what is sought, from the active cell on and round to it again. Pages are read as
 * they are needed; the officer may stop it.
 */
export async function seek(session: Session, { text, back, signal, onProgress }: Seeking): Promise<Spot | null> {
  const wanted = text.toLowerCase();
  const { selection, shown } = session.store.getState();
  const cols = session.options.fields.length;
  if (wanted === '' || shown === 0) return null;
  const start = Math.min(selection.anchor.row, shown - 1);
  const step = back ? -1 : 1;
  let looked = 0;
  for (let n = 0; n <= shown; ) {
    const row = (((start + step * n) % shown) + shown) % shown;
    const from = Math.floor(row / PAGE) * PAGE;
    const rows = await session.rows(from, Math.min(shown, from + PAGE));
    if (rows === null || signal.aborted) return null;
    for (let place = row - from; place >= 0 && place < rows.length && n <= shown; place += step, n++, looked++) {
      const col = columnOf(rows[place]?.cells ?? [], wanted, cols, back, n === 0 ? selection.anchor.col : null, n === shown);
      if (col !== null) return { row: from + place, col };
    }
    // An empty answer would never end.
    if (rows.length === 0) return null;
    onProgress(looked);
  }
  return null;
}

/** The first fitting column; in the row it started from only beyond the active cell, and up to it at the very end. */
function columnOf(
  cells: readonly (string | null)[],
  wanted: string,
  cols: number,
  back: boolean,
  beyond: number | null,
  last: boolean,
): number | null {
  const order = Array.from({ length: cols }, (_, n) => (back ? cols - 1 - n : n));
  for (const col of order) {
    if (beyond !== null && !last && (back ? col >= beyond : col <= beyond)) continue;
    if ((cells[col] ?? '').toLowerCase().includes(wanted)) return col;
  }
  return null;
}

/** Goes to a row by its id: in the present filter, else with the filter taken off. Answers whether it is still there. */
export async function jump(session: Session, rid: number, field: string | undefined): Promise<boolean> {
  const { id, ask, fields } = session.options;
  const col = Math.max(0, fields.indexOf(field ?? ''));
  for (const filter of new Set([session.store.getState().filter, 'all' as const])) {
    const found = await ask('records.locate', { id, filter, rid });
    if (!found.ok) return false;
    if (found.value === null) continue;
    await session.setFilter(filter);
    session.select(at(found.value, col));
    session.focus();
    return true;
  }
  return false;
}
