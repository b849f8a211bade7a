import { HEAD_HEIGHT, ROW_HEIGHT } from './column.ts';

/** Rows drawn: from `first` up to, not with, `end`. */
export interface Stretch {
  readonly first: number;
  readonly end: number;
}

/** Rows drawn beyond what is seen, so that a short scroll finds them there. */
const OVERSCAN = 8;

/** Rows to draw where the table is scrolled to. All rows are alike in height: nothing is measured, however many there are. */
export function rowsOnView(top: number, height: number, rows: number, rowHeight = ROW_HEIGHT): Stretch {
  const seen = Math.max(0, Math.min(rows - 1, Math.floor(top / rowHeight)));
  const end = Math.ceil((top + Math.max(0, height - HEAD_HEIGHT)) / rowHeight);
  return { first: Math.max(0, seen - OVERSCAN), end: Math.max(Math.min(rows, seen + 1), Math.min(rows, end + OVERSCAN)) };
}

/** How many rows can ever be drawn at a time: a row that leaves on one side comes back on the other, its elements with it. */
export const slotsFor = (height: number, rowHeight = ROW_HEIGHT): number => Math.ceil(height / rowHeight) + 2 * OVERSCAN + 2;

export interface Pace {
  /** What is on view now. */
  moved(stretch: Stretch): void;
  stop(): void;
}

/** The view has rested when nothing moved for so long; while it moves it is looked at so often. */
const REST_MS = 100;
const TICK_MS = 40;

/**
 * When to fetch what is on view: at once when it jumps there from rest, now and then while it moves slowly enough to be
 * read, and not at all while it flies by.
 */
export function createPace(fetch: (stretch: Stretch) => void, now: () => number = () => performance.now()): Pace {
  let last = Number.NEGATIVE_INFINITY;
  let ticked: Stretch = { first: 0, end: 0 };
  let present = ticked;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const ask = (): void => {
    ticked = present;
    fetch(present);
  };
  const tick = (): void => {
    timer = null;
    if (present === ticked) return;
    const flying = Math.abs(present.first - ticked.first) > 2 * (present.end - present.first);
    if (!flying || now() - last >= TICK_MS) {
      ask();
      return;
    }
    ticked = { ...present };
    timer = setTimeout(tick, TICK_MS);
  };
  return {
    moved(stretch) {
      const rested = now() - last >= REST_MS;
      last = now();
      present = stretch;
      if (rested && timer === null) ask();
      else timer ??= setTimeout(tick, TICK_MS);
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
