/**
 * The platform's clock minus ours, ms, by the `Date` of an answer: the middle of its second against the middle of the
 * journey. Null when it tells no time.
 */
export function skewOf(date: string | undefined, asked: number, now: number): number | null {
  const server = Date.parse(date ?? '');
  return Number.isNaN(server) ? null : Math.round(server + 500 - (asked + now) / 2);
}
