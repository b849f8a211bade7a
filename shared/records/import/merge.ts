/** One row that the draft and a file both have, cell by cell in the order of the fields. */
type Cells = readonly (string | null)[];

/** Whose value a cell takes where both sides changed it. */
export type Side = 'draft' | 'file';

export interface Merged {
  readonly cells: Cells;
  /** Cells that are no longer what the draft has. */
  readonly changed: readonly number[];
  /** Cells both sides changed, each in its own way. */
  readonly conflicts: readonly number[];
}

/**
 * What becomes of a row. `base`: as the file had it when it was imported; null when the row came from no file, then the
 * file's value counts. Only columns the file has are looked at. `side` decides where both changed a cell.
 */
export function mergeRow(
  draft: Cells,
  base: Cells | null,
  file: Cells,
  inFile: readonly boolean[],
  side: (field: number) => Side,
): Merged {
  const cells = [...draft];
  const changed: number[] = [];
  const conflicts: number[] = [];
  inFile.forEach((there, at) => {
    const now = draft[at] ?? null;
    const told = file[at] ?? null;
    if (!there || now === told) return;
    const was = base ? (base[at] ?? null) : now;
    if (was === told) return;
    if (was !== now) {
      conflicts.push(at);
      if (side(at) === 'draft') return;
    }
    while (cells.length <= at) cells.push(null);
    cells[at] = told;
    changed.push(at);
  });
  return { cells, changed, conflicts };
}

/** Whether two rows are likely the same record although their keys differ: most of what both say agrees. */
export function alike(a: Cells, b: Cells, inFile: readonly boolean[]): boolean {
  let said = 0;
  let same = 0;
  inFile.forEach((there, at) => {
    const [left, right] = [a[at] ?? null, b[at] ?? null];
    if (!there || (left === null && right === null)) return;
    said++;
    if (left === right) same++;
  });
  return said > 1 && same * 2 >= said;
}
