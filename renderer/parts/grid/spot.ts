/** Which cell an element of the grid belongs to. No row: the header; no column: the row numbers. Null: no cell at all, or one that is still on its way. */
export function spotOf(target: EventTarget | null): { readonly row: number | null; readonly col: number | null } | null {
  const element = target instanceof Element ? target.closest('.grid-row > :not(.grid-waits), .grid-head > *') : null;
  if (!(element instanceof HTMLElement)) return null;
  const row = element.parentElement?.dataset.row;
  const col = element.dataset.col;
  return { row: row === undefined ? null : Number(row), col: col === undefined ? null : Number(col) };
}
