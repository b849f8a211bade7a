import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPace, rowsOnView, type Stretch, slotsFor } from './rows-on-view.ts';

describe('rows on view', () => {
  it('draws what is seen and a little more, at any place of a million', () => {
    expect(rowsOnView(0, 462, 1_000_000)).toEqual({ first: 0, end: 23 });
    expect(rowsOnView(28 * 500_000 + 5, 462, 1_000_000)).toEqual({ first: 499_992, end: 500_024 });
    expect(rowsOnView(28 * 1_000_000, 462, 1_000_000)).toEqual({ first: 999_991, end: 1_000_000 });
  });

  it('draws fewer rows where they are taller', () => {
    expect(rowsOnView(44 * 100, 482, 1000, 44)).toEqual({ first: 92, end: 118 });
    expect(slotsFor(482, 44)).toBeLessThan(slotsFor(482));
  });

  it('draws every row of a short table, and one where nothing is known yet', () => {
    expect(rowsOnView(0, 462, 3)).toEqual({ first: 0, end: 3 });
    expect(rowsOnView(0, 0, 1)).toEqual({ first: 0, end: 1 });
  });

  it('has a slot of its own for every row drawn', () => {
    for (let top = 0; top < 3000; top += 7) {
      const { first, end } = rowsOnView(top, 533, 1000);
      expect(end - first).toBeLessThanOrEqual(slotsFor(533));
    }
  });
});

describe('when rows are fetched', () => {
  let asked: Stretch[];
  let pace: ReturnType<typeof createPace>;
  beforeEach(() => {
    vi.useFakeTimers();
    asked = [];
    pace = createPace((stretch) => void asked.push(stretch), Date.now);
  });
  afterEach(() => {
    pace.stop();
    vi.useRealTimers();
  });
  const at = (first: number): Stretch => ({ first, end: first + 30 });
  const scroll = (from: number, by: number, frames: number): void => {
    for (let n = 0; n < frames; n++) {
      pace.moved(at(from + n * by));
      vi.advanceTimersByTime(16);
    }
  };

  it('a jump is answered at once', () => {
    pace.moved(at(700_000));
    expect(asked).toEqual([at(700_000)]);
  });

  it('rows that can be read are fetched while they move', () => {
    scroll(0, 4, 30);
    expect(asked.length).toBeGreaterThan(5);
    vi.advanceTimersByTime(200);
    expect(asked.at(-1)).toEqual(at(29 * 4));
  });

  it('rows that fly by are not; where it ends they are', () => {
    scroll(0, 1000, 60);
    expect(asked).toEqual([at(0)]);
    vi.advanceTimersByTime(200);
    expect(asked).toEqual([at(0), at(59_000)]);
  });
});
