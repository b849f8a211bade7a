import type { Problem } from '../../../../shared/base/problem.ts';
import type { ShownRow } from '../../../parts/grid/shown-row.ts';

/** One typed cell that the store could not take. */
export interface Typed {
  readonly row: number;
  readonly col: number;
  readonly text: string;
}

/**
 * What was typed and could not be written because of the computer, not because of the text: a full disk, a folder without
 * permission, an engine that went away. It stays on view and is tried again, in the order it was typed, before anything
 * else is written: a row typed at the end must exist before its second cell is filled.
 */
export interface Unsaved<Work> {
  readonly size: number;
  readonly first: { readonly typed: Typed; readonly work: Work } | undefined;
  keep(typed: Typed, work: Work): void;
  done(): void;
  clear(): void;
  /** How many rows there are with the typed ones, given how many there are without. */
  total(rows: number): number;
  /** The row with what was typed over it. */
  over(row: number, held: ShownRow | undefined, columns: number): ShownRow | undefined;
}

/** Not the officer's doing and not the text's: the same change may well succeed in a minute. */
export const mayPass = (problem: Problem): boolean =>
  problem.code.startsWith('store/') || problem.code === 'contract/disconnected';

export function createUnsaved<Work>(): Unsaved<Work> {
  const kept: { readonly typed: Typed; readonly work: Work }[] = [];
  return {
    get size() {
      return kept.length;
    },
    get first() {
      return kept[0];
    },
    keep: (typed, work) => void kept.push({ typed, work }),
    done: () => void kept.shift(),
    clear: () => void kept.splice(0),
    total: (rows) => Math.max(rows, ...kept.map(({ typed }) => typed.row + 1)),
    over(row, held, columns) {
      const mine = kept.filter(({ typed }) => typed.row === row);
      if (mine.length === 0) return held;
      const cells: (string | null)[] = Array.from({ length: columns }, (_, n) => held?.cells[n] ?? null);
      for (const { typed } of mine) cells[typed.col] = typed.text || null;
      const unsaved = [...new Set(mine.map(({ typed }) => typed.col))];
      return { rid: held?.rid ?? 0, no: held?.no ?? row + 1, cells, marks: held?.marks ?? {}, unsaved };
    },
  };
}
