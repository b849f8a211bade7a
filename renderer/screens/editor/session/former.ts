import type { FormerRows } from '../../../../shared/records/model.ts';
import type { ShownRow } from '../../../parts/grid/shown-row.ts';

/** What stood in a row in the period before, in the order the columns are shown; null: it had no such row. */
export type FormerCells = readonly (string | null)[] | null;

/** Rows kept; some screens full. */
const KEEP = 2_000;
/** Asked for at a time. */
export const MOST_FORMER = 300;

interface Held {
  /** The row as it was when it was asked for: another key may have another record before it. */
  readonly cells: ShownRow['cells'];
  readonly former: FormerCells;
}

/** The rows of the period before for the rows on view, as far as they have come. */
export function createFormerRows() {
  const held = new Map<number, Held>();
  let order: readonly number[] = [];
  return {
    /** Undefined: not known yet. What was known of a row that changed since stays on view until the new is there. */
    of: (row: ShownRow | undefined): FormerCells | undefined => (row ? held.get(row.rid)?.former : undefined),
    /** Of these rows those to be asked for. */
    missing: (rows: readonly ShownRow[]): readonly ShownRow[] =>
      rows.filter(({ rid, cells }) => rid > 0 && held.get(rid)?.cells !== cells).slice(0, MOST_FORMER),
    /** Takes what came for the rows asked for; `places`: each shown column's place among the fields. */
    take(rows: readonly ShownRow[], found: FormerRows | null, places: readonly number[]): void {
      if (places.length !== order.length || places.some((at, n) => at !== order[n])) held.clear();
      order = places;
      for (const [n, { rid, cells }] of rows.entries()) {
        const before = found?.rows[n] ?? null;
        held.delete(rid);
        held.set(rid, { cells, former: before && places.map((at) => before[at] ?? null) });
      }
      for (const rid of held.keys()) {
        if (held.size <= KEEP) break;
        held.delete(rid);
      }
    },
  };
}
