import { expect, it } from 'vitest';
import { parsePeriod } from './calendar.ts';
import { closesOn, isClosed } from './closing.ts';
import type { PeriodTiming } from './model.ts';
import { windowOf } from './window.ts';

const closing = (timing: PeriodTiming, period: string): string | null => {
  const parsed = parsePeriod(timing.frequency, period);
  return parsed && closesOn(timing, windowOf(timing, parsed));
};

it('without a word of the catalog a period never closes, however late', () => {
  expect(closing({ frequency: 'monthly' }, '2020-01')).toBeNull();
  expect(isClosed(null, null, '2026-11-29')).toBe(false);
});

it('counts from the due day as it is after rolling on, not from the end of the period', () => {
  expect(closing({ frequency: 'quarterly', dueDay: 10, closesAfter: 30 }, '2026Q3')).toBe('2026-11-09');
  expect(closing({ frequency: 'quarterly', dueDay: 10, closesAfter: 0 }, '2026Q3')).toBe('2026-10-10');
  // 2026-10-10 is worked to make up for the holiday; 2026-01-10 is a Saturday.
  expect(closing({ frequency: 'monthly', dueDay: 10, closesAfter: 5, rollToNextWorkday: true }, '2025-12')).toBe('2026-01-17');
});

it('realtime has no due day and so never closes', () => {
  expect(closing({ frequency: 'realtime', closesAfter: 3 }, '2026-11-01')).toBeNull();
});

it('closes the day after, and a permit opens it until its own day and no longer', () => {
  expect(isClosed('2026-11-09', null, '2026-11-09')).toBe(false);
  expect(isClosed('2026-11-09', null, '2026-11-10')).toBe(true);
  expect(isClosed('2026-11-09', '2026-12-05', '2026-12-05')).toBe(false);
  expect(isClosed('2026-11-09', '2026-12-05', '2026-12-06')).toBe(true);
  // A permit that ends before the window does takes nothing away.
  expect(isClosed('2026-11-09', '2026-11-01', '2026-11-05')).toBe(false);
});
