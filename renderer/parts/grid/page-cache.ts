import type { DraftRow } from '../../../shared/records/model.ts';

export const PAGE = 200;
/** Pages kept: 12,000 rows are far more than a screen and far less than a million. */
const KEEP = 60;

/**
 * Rows seen so far, in pages. A stale page stays on view until its newer self arrives, so nothing blinks; pages that were
 * asked for before the rows were replaced are not taken (`generation`).
 */
export interface PageCache {
  readonly generation: number;
  get(row: number): DraftRow | undefined;
  /** The same, unless another row may stand there by now: whoever changes a row must not take the one that stood there. */
  sure(row: number): DraftRow | undefined;
  /** Pages of these rows that are missing or stale and not already asked for; marks them as asked. */
  claim(from: number, to: number): readonly number[];
  put(page: number, rows: readonly DraftRow[], generation: number): boolean;
  /** Asking failed: it may be asked again. */
  release(page: number): void;
  /** Everything may have changed; `drop` forgets it at once (another filter), else it stays on view meanwhile. */
  invalidate(drop: boolean): void;
  /** Newer selves of rows on view. */
  patch(rows: readonly DraftRow[]): void;
  /** Position of a row among the pages on hand. */
  find(rid: number): number | null;
}

interface Held {
  rows: readonly DraftRow[];
  stale: boolean;
}

export function createPageCache(): PageCache {
  const pages = new Map<number, Held>();
  const asked = new Set<number>();
  let generation = 0;

  return {
    get generation() {
      return generation;
    },
    get: (row) => pages.get(Math.floor(row / PAGE))?.rows[row % PAGE],
    sure(row) {
      const held = pages.get(Math.floor(row / PAGE));
      return held?.stale === false ? held.rows[row % PAGE] : undefined;
    },
    claim(from, to) {
      const wanted: number[] = [];
      for (let page = Math.floor(Math.max(0, from) / PAGE); page * PAGE < to; page++) {
        const held = pages.get(page);
        if (held) {
          // Seen last: kept longest.
          pages.delete(page);
          pages.set(page, held);
        }
        if (asked.has(page) || (held && !held.stale)) continue;
        asked.add(page);
        wanted.push(page);
      }
      return wanted;
    },
    put(page, rows, asOf) {
      if (asOf !== generation) return false;
      asked.delete(page);
      pages.delete(page);
      pages.set(page, { rows, stale: false });
      for (const old of pages.keys()) {
        if (pages.size <= KEEP) break;
        pages.delete(old);
      }
      return true;
    },
    release: (page) => void asked.delete(page),
    invalidate(drop) {
      generation++;
      asked.clear();
      if (drop) pages.clear();
      else for (const held of pages.values()) held.stale = true;
    },
    patch(rows) {
      const newer = new Map(rows.map((row) => [row.rid, row]));
      for (const held of pages.values())
        if (held.rows.some((row) => newer.has(row.rid))) held.rows = held.rows.map((row) => newer.get(row.rid) ?? row);
    },
    find(rid) {
      for (const [page, held] of pages) {
        const at = held.rows.findIndex((row) => row.rid === rid);
        if (at >= 0) return page * PAGE + at;
      }
      return null;
    },
  };
}
