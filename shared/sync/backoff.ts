/**
 * How long to wait after the n-th failure in a row (1, 2, …): doubling from `base` to `cap`, then half of it fixed and
 * half random, so that a thousand clients cut off at once do not come back at once. What the platform asked for
 * (Retry-After) is a floor, never shortened, but at most an hour: a wrong header must not silence a client for days. Up
 * to half of it again is added at random: told the same by an overloaded platform, all would come back together.
 */
export interface BackoffPace {
  readonly base: number;
  readonly cap: number;
}

export const LONGEST_ASKED = 3600_000;

export function backoff(failures: number, pace: BackoffPace, random: number, retryAfter: number | null = null): number {
  const doubled = Math.min(pace.cap, pace.base * 2 ** Math.min(Math.max(failures, 1) - 1, 40));
  const own = Math.round(doubled / 2 + (doubled / 2) * random);
  const asked = Math.min(retryAfter ?? 0, LONGEST_ASKED);
  return Math.max(own, asked + Math.round((asked / 2) * random));
}

/** Retry-After: seconds or an HTTP date; ms from `now` (the platform's), null when there is none to be read. */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
