/** A cell by its place in view: row position and column, both from 0. */
export interface Spot {
  readonly row: number;
  readonly col: number;
}

/** What is selected: a range from the anchor to the head. Typing goes to the anchor, which is the active cell. */
export interface Selection {
  readonly anchor: Spot;
  readonly head: Spot;
}

/** Rows and columns there are; `rows` counts the empty row at the end too. */
export interface Extent {
  readonly rows: number;
  readonly cols: number;
}

export interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export type Move = 'up' | 'down' | 'left' | 'right' | 'pageUp' | 'pageDown' | 'home' | 'end' | 'first' | 'last';

export const at = (row: number, col: number): Selection => ({ anchor: { row, col }, head: { row, col } });

const clamp = (value: number, count: number): number => Math.max(0, Math.min(value, count - 1));

const inside = (spot: Spot, extent: Extent): Spot => ({ row: clamp(spot.row, extent.rows), col: clamp(spot.col, extent.cols) });

export const fitted = (selection: Selection, extent: Extent): Selection => ({
  anchor: inside(selection.anchor, extent),
  head: inside(selection.head, extent),
});

export const rangeOf = ({ anchor, head }: Selection): Range => ({
  top: Math.min(anchor.row, head.row),
  bottom: Math.max(anchor.row, head.row),
  left: Math.min(anchor.col, head.col),
  right: Math.max(anchor.col, head.col),
});

const sameSpot = (a: Spot, b: Spot): boolean => a.row === b.row && a.col === b.col;

export const isSingle = ({ anchor, head }: Selection): boolean => sameSpot(anchor, head);

export const sameSelection = (a: Selection, b: Selection): boolean => sameSpot(a.anchor, b.anchor) && sameSpot(a.head, b.head);

export const cellsIn = (range: Range): number => (range.bottom - range.top + 1) * (range.right - range.left + 1);

function target(from: Spot, move: Move, extent: Extent, page: number): Spot {
  switch (move) {
    case 'up':
      return { row: from.row - 1, col: from.col };
    case 'down':
      return { row: from.row + 1, col: from.col };
    case 'left':
      return { row: from.row, col: from.col - 1 };
    case 'right':
      return { row: from.row, col: from.col + 1 };
    case 'pageUp':
      return { row: from.row - page, col: from.col };
    case 'pageDown':
      return { row: from.row + page, col: from.col };
    case 'home':
      return { row: from.row, col: 0 };
    case 'end':
      return { row: from.row, col: extent.cols - 1 };
    case 'first':
      return { row: 0, col: 0 };
    case 'last':
      return { row: extent.rows - 1, col: extent.cols - 1 };
  }
}

/** Moves the active cell, or with `extend` the far corner of the range. */
export function moved(selection: Selection, move: Move, extend: boolean, extent: Extent, page: number): Selection {
  const spot = inside(target(extend ? selection.head : selection.anchor, move, extent, page), extent);
  return extend ? { anchor: selection.anchor, head: spot } : { anchor: spot, head: spot };
}

/** Tab order: along the row, then to the next row's start (or back). Stays put at the very ends. */
export function tabbed(selection: Selection, back: boolean, extent: Extent): Selection {
  const { row, col } = selection.anchor;
  const place = row * extent.cols + col + (back ? -1 : 1);
  const last = extent.rows * extent.cols - 1;
  const next = Math.max(0, Math.min(place, last));
  return at(Math.floor(next / extent.cols), next % extent.cols);
}

/** Whole rows of the range. */
export const wholeRows = (selection: Selection, extent: Extent): Selection => ({
  anchor: { row: selection.anchor.row, col: 0 },
  head: { row: selection.head.row, col: extent.cols - 1 },
});

/** Whole columns of the range, as far as there are rows of data. */
export const wholeColumns = (selection: Selection, extent: Extent): Selection => ({
  anchor: { row: 0, col: selection.anchor.col },
  head: { row: extent.rows - 1, col: selection.head.col },
});

export const everything = (extent: Extent): Selection => ({
  anchor: { row: 0, col: 0 },
  head: { row: extent.rows - 1, col: extent.cols - 1 },
});
