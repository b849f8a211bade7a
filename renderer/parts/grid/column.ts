import type { Choice } from './choices.ts';

/** One column of the grid, ready to draw. */
export interface GridColumn {
  readonly field: string;
  readonly title: string;
  /** What is expected, in a few signs: `18 位 必填`. */
  readonly hint: string;
  readonly width: number;
  readonly kind: 'text' | 'number' | 'date' | 'choice';
  /** Values there are to choose from, for kind `choice`. */
  readonly choices: readonly Choice[];
  /** Code → its label, shown in grey beside the code. */
  readonly labels: ReadonlyMap<string, string>;
  /** Its values are covered, save the one being typed. */
  readonly covered?: boolean;
  /** Names the period itself: every period has another, and that is no change. */
  readonly ofPeriod?: boolean;
}

/** Width of the sticky column of row numbers: seven digits fit. */
export const NUMBER_WIDTH = 62;
export const ROW_HEIGHT = 28;
/** With a second line in each cell. */
export const TALL_ROW_HEIGHT = 44;
export const HEAD_HEIGHT = 42;

/** Browsers place nothing further down than about 33.5 million pixels. */
const LOWEST = 33_000_000;
/** Whether so many rows can be taller. */
export const fitTall = (rows: number): boolean => rows * TALL_ROW_HEIGHT <= LOWEST;

export interface Layout {
  /** Left edge of each column, counted from the row-number column's left. */
  readonly lefts: readonly number[];
  /** The widths as CSS has them for a grid of columns, the row numbers first. */
  readonly tracks: string;
  readonly width: number;
  /** Columns that stay when scrolled sideways, and where they end. */
  readonly frozen: number;
  readonly frozenEnd: number;
  /** Something is scrolled away beneath them: they are held in place. */
  readonly held: boolean;
}

/** Frozen columns must leave room to scroll: at most half of the view. */
export function layoutOf(columns: readonly GridColumn[], wanted: number, view: number, held = false): Layout {
  const lefts: number[] = [];
  let left = NUMBER_WIDTH;
  let frozen = 0;
  let frozenEnd = NUMBER_WIDTH;
  columns.forEach((column, at) => {
    lefts.push(left);
    left += column.width;
    if (at < wanted && at === frozen && left <= view / 2) {
      frozen = at + 1;
      frozenEnd = left;
    }
  });
  const tracks = [NUMBER_WIDTH, ...columns.map(({ width }) => width)].map((width) => `${width}px`).join(' ');
  return { lefts, tracks, width: left, frozen, frozenEnd, held };
}

/** Where to scroll so that a stretch lies between the frozen start and the view's end; `now` when it already does. */
export function scrolledTo(now: number, start: number, end: number, before: number, view: number): number {
  if (start < now + before) return Math.max(0, start - before);
  if (end > now + view) return end - view;
  return now;
}
