interface LeftWords {
  readonly secondsLeft: (n: number) => string;
  readonly minutesLeft: (n: number) => string;
}

/** Seconds while they mean something, minutes after that. */
export const timeLeftWords = (seconds: number, words: LeftWords): string =>
  seconds < 90 ? words.secondsLeft(Math.max(1, Math.ceil(seconds))) : words.minutesLeft(Math.round(seconds / 60));

export interface Pace {
  /** 0..1; null while the total is unknown. */
  readonly share: number | null;
  /** Units per second; null too early to tell. */
  readonly rate: number | null;
  readonly secondsLeft: number | null;
}

/** Before this the rate of an action says nothing. */
const TELLING_MS = 1000;

export function paceOf(done: number, total: number | null, elapsedMs: number): Pace {
  const share = total === null || total === 0 ? null : Math.min(1, done / total);
  const rate = elapsedMs < TELLING_MS || done === 0 ? null : (done * 1000) / elapsedMs;
  const secondsLeft = rate === null || total === null || done >= total ? null : Math.ceil((total - done) / rate);
  return { share, rate, secondsLeft };
}
