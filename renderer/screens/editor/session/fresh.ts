type Cells = readonly (string | null)[];

/**
 * Rows typed into the end of the table that the engine has not answered yet, or whose page has not come yet. Somebody who
 * types faster than the engine answers goes on to the next row all the same: every row is there from its first cell on.
 */
export interface FreshRows {
  get(row: number): Cells | undefined;
  put(row: number, cells: Cells): void;
  /** How many rows there are to be, given how many there are. */
  total(rows: number): number;
  /** The engine has this many rows now. What it made and does not have any more was taken back. */
  counted(rows: number): void;
  /** These rows came in a page. */
  came(from: number, count: number): void;
  clear(): void;
}

export function createFreshRows(): FreshRows {
  const waiting = new Map<number, { readonly cells: Cells; readonly made: boolean }>();
  return {
    get: (row) => waiting.get(row)?.cells,
    put: (row, cells) => void waiting.set(row, { cells, made: waiting.get(row)?.made ?? false }),
    total: (rows) => Math.max(rows, ...[...waiting].flatMap(([row, { made }]) => (made ? [] : [row + 1]))),
    counted(rows) {
      for (const [row, { cells, made }] of waiting)
        if (row < rows) waiting.set(row, { cells, made: true });
        else if (made) waiting.delete(row);
    },
    came(from, count) {
      for (let row = from; row < from + count; row++) waiting.delete(row);
    },
    clear: () => waiting.clear(),
  };
}
