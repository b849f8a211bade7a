import type { Figure } from '../bench/figures.ts';

/** What a suite of this folder answers: its figures, and a line for whatever did not hold. */
export interface SuiteResult {
  readonly figures: readonly Figure[];
  readonly broken: readonly object[];
}

/** Numbers from a seed (mulberry32), so that a broken run can be had again. */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}
