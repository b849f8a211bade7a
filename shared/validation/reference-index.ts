import type { Cell } from './model.ts';
import type { Reference } from './references.ts';

/** Which rows of one open draft refer to what, and what there is to refer to; for the references that may lie within it. */
export interface ReferenceIndex {
  /** Takes a row in or out; gives the references (`k`, text) that thereby got or lost what they refer to. */
  add(rid: number, cells: readonly Cell[]): readonly Turned[];
  remove(rid: number, cells: readonly Cell[]): readonly Turned[];
  /** Rows that refer to a text by reference `k`. */
  referring(turned: Turned): Iterable<number>;
  /** Whether some row is what reference `k` asks for. */
  has(k: number, text: string): boolean;
}

export interface Turned {
  readonly k: number;
  readonly text: string;
}

/** Built once per open draft by walking its rows; then kept by every edit. */
export function createReferenceIndex(references: readonly Reference[]): ReferenceIndex {
  const targets = references.map(() => new Map<string, number>());
  const sources = references.map(() => new Map<string, Set<number>>());

  const change = (rid: number, cells: readonly Cell[], by: 1 | -1): readonly Turned[] => {
    const turned: Turned[] = [];
    references.forEach((key, k) => {
      if (!key.to) return;
      const to = key.to(cells);
      if (to !== null) {
        const held = targets[k]?.get(to) ?? 0;
        if (held + by <= 0) targets[k]?.delete(to);
        else targets[k]?.set(to, held + by);
        if (held === 0 || held + by === 0) turned.push({ k, text: to });
      }
      const from = key.from(cells);
      if (from === null) return;
      const rows = sources[k]?.get(from) ?? new Set();
      if (by === 1) rows.add(rid);
      else rows.delete(rid);
      if (rows.size > 0) sources[k]?.set(from, rows);
      else sources[k]?.delete(from);
    });
    return turned;
  };

  return {
    add: (rid, cells) => change(rid, cells, 1),
    remove: (rid, cells) => change(rid, cells, -1),
    referring: ({ k, text }) => sources[k]?.get(text) ?? [],
    has: (k, text) => targets[k]?.has(text) ?? false,
  };
}
