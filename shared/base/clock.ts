/** Milliseconds since the Unix epoch. Everything that needs "now" is given a clock. */
export interface Clock {
  now(): number;
}

/** The reporting calendar is fixed at +08:00 with no daylight saving (第九条, Asia/Shanghai). */
export const BEIJING_OFFSET_MS = 8 * 3600_000;

/** A calendar day in Beijing, `YYYY-MM-DD`. */
export type Day = string;

export function beijingDay(ms: number): Day {
  return new Date(ms + BEIJING_OFFSET_MS).toISOString().slice(0, 10);
}

/** `2026-11-23T14:03:22+08:00`, whole seconds. */
export function beijingTime(ms: number): string {
  return `${new Date(ms + BEIJING_OFFSET_MS).toISOString().slice(0, 19)}+08:00`;
}

/** The first millisecond of a Beijing day. */
export function startOfDay(day: Day): number {
  return Date.parse(`${day}T00:00:00+08:00`);
}

export function addDays(day: Day, count: number): Day {
  return beijingDay(startOfDay(day) + count * 86_400_000);
}

/** Days since the epoch: Beijing's days follow each other without gaps, so the zone does not matter. */
const dayNumber = (day: Day): number => Math.round(Date.parse(day) / 86_400_000);

/** Whole days from `from` to `to` (negative when `to` is earlier). */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}
