import { z } from 'zod';
import { BEIJING_OFFSET_MS, beijingDay } from '../base/clock.ts';

/** When the line may be used, and how much of it. Pure; hours are Beijing's, from one whole hour to another. */

const hours = z
  .object({ from: z.number().int().min(0).max(23), to: z.number().int().min(0).max(23) })
  .strict()
  .refine(({ from, to }) => from !== to);
export type Hours = z.infer<typeof hours>;

export const lineRulesSchema = z
  .object({
    /** KiB per second that uploads take at most; null = all there is. */
    bandwidth: z.number().int().min(4).max(1_000_000).nullable(),
    /** A line that costs or is slow: smaller pieces, and the platform is asked less often when nothing presses. */
    metered: z.boolean(),
    /** Payloads wait for these hours; what is small (nil returns, messages) goes at any time. */
    night: hours.nullable(),
    /** In these hours nothing is sent or asked at all. */
    quiet: hours.nullable(),
    /** What is due today goes at any hour. */
    dueGoes: z.boolean(),
  })
  .strict();
export type LineRules = z.infer<typeof lineRulesSchema>;

export const noRules: LineRules = { bandwidth: null, metered: false, night: null, quiet: null, dueGoes: false };

/** Why something waits that could go otherwise. */
export type WaitsFor = 'night' | 'quiet';

export interface Wanted {
  readonly bytes: number;
  /** Day by which it has to be there; null = none. */
  readonly due: string | null;
  /** An officer said: now. */
  readonly pressed: boolean;
}

const HOUR = 3_600_000;

const hourAt = (ms: number): number => new Date(ms + BEIJING_OFFSET_MS).getUTCHours();

/** Whether an hour lies in a span that may pass midnight: its first hour does, the last does not. */
const holds = ({ from, to }: Hours, hour: number): boolean => (from < to ? hour >= from && hour < to : hour >= from || hour < to);

/** When such an hour begins next, after now. Beijing's hours begin with UTC's. */
function nextHour(now: number, hour: number): number {
  for (let at = Math.floor(now / HOUR) * HOUR + HOUR; ; at += HOUR) if (hourAt(at) === hour) return at;
}

/** The end of quiet hours; now when they are not on. */
export const quietUntil = ({ quiet }: Pick<LineRules, 'quiet'>, now: number): number =>
  quiet && holds(quiet, hourAt(now)) ? nextHour(now, quiet.to) : now;

export interface Opening {
  /** From then on it may go; now when nothing keeps it. */
  readonly at: number;
  readonly why: WaitsFor | null;
}

/** When something may go. Night hours wholly inside quiet ones would keep it for ever: then quiet hours alone count. */
export function opening(rules: LineRules, wanted: Wanted, now: number): Opening {
  const free = { at: now, why: null };
  if (wanted.pressed || (rules.dueGoes && wanted.due !== null && wanted.due <= beijingDay(now))) return free;
  const { night } = rules;
  const isOpen = (at: number, nights: boolean): boolean =>
    quietUntil(rules, at) === at && (!nights || !night || wanted.bytes === 0 || holds(night, hourAt(at)));
  for (const nights of [true, false]) {
    if (isOpen(now, nights)) return free;
    for (let at = Math.floor(now / HOUR) * HOUR + HOUR, n = 0; n < 24; at += HOUR, n += 1) {
      if (!isOpen(at, nights)) continue;
      const waitsForNight = nights && night !== null && wanted.bytes > 0 && quietUntil(rules, now) === now;
      // On a due day the hour of its beginning may come first.
      return { at: dueFirst(rules, wanted, now, at), why: waitsForNight ? 'night' : 'quiet' };
    }
  }
  return free;
}

/** What is due tomorrow goes when tomorrow begins, where the due day goes before everything. */
function dueFirst(rules: LineRules, { due }: Wanted, now: number, at: number): number {
  if (!rules.dueGoes || due === null) return at;
  const day = Date.parse(`${due}T00:00:00+08:00`);
  return day > now && day < at ? day : at;
}
