import { addDays, type Day } from '../base/clock.ts';
import type { PeriodTiming, PeriodWindow } from './model.ts';

/**
 * The last day on which a period is taken without a permit. Null where the catalog names none: 第九条 has due days and no
 * closing day, so that late is late and taken all the same.
 */
export function closesOn({ closesAfter }: PeriodTiming, { due }: Pick<PeriodWindow, 'due'>): Day | null {
  return due === null || closesAfter === undefined ? null : addDays(due, closesAfter);
}

/** Whether it is taken no more on a day. `permitted`: the last day of a permit that was granted. Both days are inclusive. */
export function isClosed(closes: Day | null, permitted: Day | null, today: Day): boolean {
  return closes !== null && today > closes && (permitted === null || today > permitted);
}
