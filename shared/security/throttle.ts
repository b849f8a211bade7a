/** Wrong tries that cost nothing: slips of the input method. */
const FREE_TRIES = 2;
const LONGEST_WAIT_S = 300;

export interface Tries {
  readonly failures: number;
  /** Epoch ms of the last wrong try. */
  readonly lastAt: number;
}

export const noTries: Tries = { failures: 0, lastAt: 0 };

/** Seconds to wait after so many wrong tries in a row: 0, 0, 2, 4, 8 … 300. */
export function waitAfter(failures: number): number {
  return failures <= FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_S, 2 ** (failures - FREE_TRIES));
}

/** Seconds still to wait. A clock set back lengthens nothing beyond the full wait. */
export function remaining(tries: Tries, now: number): number {
  const wait = waitAfter(tries.failures) * 1000;
  const passed = Math.max(0, now - tries.lastAt);
  return Math.ceil(Math.max(0, wait - passed) / 1000);
}
