import { addDays, beijingDay, type Day, daysBetween } from '../base/clock.ts';
import { nextPeriod, periodOf } from './calendar.ts';
import { nextWorkday } from './holidays.ts';
import type { Frequency, Period, PeriodTiming, PeriodWindow } from './model.ts';

/** 第二十六条: in force from this day; the first quarterly window is 2017-04-01 to 04-10, for 2017Q1. */
export const IN_FORCE: Day = '2017-04-01';

/**
 * Days from a period's last day to its due day where the catalog says nothing. Quarterly 10, half-year and annual 30
 * stand in 第九条; for the others the article names no cut-off and these are the usual ones.
 */
const defaultDueDay: Readonly<Record<Exclude<Frequency, 'realtime'>, number>> = {
  daily: 1,
  weekly: 1,
  monthly: 10,
  quarterly: 10,
  halfyear: 30,
  annual: 30,
};

/** When a period may be sent and until when it is on time. The text has no roll-over for rest days; the catalog may ask for it. */
export function windowOf(timing: PeriodTiming, period: Period): PeriodWindow {
  if (timing.frequency === 'realtime') return { ...period, opens: period.start, due: null };
  const days = timing.dueDay ?? defaultDueDay[timing.frequency];
  const day = addDays(period.end, days);
  // Due on its own last day (dueDay 0): it must be possible to send it on that day.
  const opens = addDays(period.end, Math.min(1, days));
  return { ...period, opens, due: timing.rollToNextWorkday ? nextWorkday(day) : day };
}

/** Whether the period is a duty at all: not before the regulation, not before the catalog's first period. */
export function isOwed(timing: PeriodTiming, window: PeriodWindow): boolean {
  return window.opens >= IN_FORCE && (timing.firstDay === undefined || window.end >= timing.firstDay);
}

/** Whole days after the due day, by the platform's receipt time in Beijing; 0 on time and for realtime. */
export function lateDays(due: Day | null, receivedAt: number): number {
  return due === null ? 0 : Math.max(0, daysBetween(due, beijingDay(receivedAt)));
}

/** Whole days from `today` until the due day; negative = overdue. */
export function daysLeft(due: Day | null, today: Day): number | null {
  return due === null ? null : daysBetween(today, due);
}

/** The longest a due day can roll on: rest days in a row never come near it. */
const MOST_ROLLED = 20;

/** Owed periods whose due day lies in the span (both ends inclusive), oldest first; realtime: one for each day. */
export function periodsDueBetween(timing: PeriodTiming, from: Day, to: Day): PeriodWindow[] {
  const reach = timing.frequency === 'realtime' ? 0 : (timing.dueDay ?? defaultDueDay[timing.frequency]) + MOST_ROLLED;
  const found: PeriodWindow[] = [];
  for (let period = periodOf(timing.frequency, addDays(from, -reach)); period.end <= to; period = nextPeriod(period)) {
    const window = windowOf(timing, period);
    const day = window.due ?? window.end;
    if (day >= from && day <= to && isOwed(timing, window)) found.push(window);
  }
  return found;
}
