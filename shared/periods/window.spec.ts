import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, startOfDay } from '../base/clock.ts';
import { nextPeriod, parsePeriod, periodOf } from './calendar.ts';
import { frequencies, type PeriodTiming, type PeriodWindow } from './model.ts';
import { daysLeft, isOwed, lateDays, periodsDueBetween, windowOf } from './window.ts';

/** Vectors of the domain page, 第九条. */
const deadlines = [
  { frequency: 'quarterly', period: '2025Q4', opens: '2026-01-01', due: '2026-01-10' },
  { frequency: 'quarterly', period: '2026Q1', opens: '2026-04-01', due: '2026-04-10' },
  { frequency: 'quarterly', period: '2026Q2', opens: '2026-07-01', due: '2026-07-10' },
  { frequency: 'halfyear', period: '2025H2', opens: '2026-01-01', due: '2026-01-30' },
  { frequency: 'halfyear', period: '2026H1', opens: '2026-07-01', due: '2026-07-30' },
  { frequency: 'annual', period: '2025', opens: '2026-01-01', due: '2026-01-30' },
  { frequency: 'annual', period: '2026', opens: '2027-01-01', due: '2027-01-30' },
  { frequency: 'daily', period: '2026-11-22', opens: '2026-11-23', due: '2026-11-23' },
  { frequency: 'weekly', period: '2026-W47', opens: '2026-11-23', due: '2026-11-23' },
  { frequency: 'monthly', period: '2026-10', opens: '2026-11-01', due: '2026-11-10' },
] as const;

const lateness = [
  { frequency: 'quarterly', period: '2026Q1', received: '2026-04-10T23:59:59+08:00', late: 0 },
  { frequency: 'quarterly', period: '2026Q1', received: '2026-04-11T00:00:00+08:00', late: 1 },
  { frequency: 'halfyear', period: '2026H1', received: '2026-07-30T08:00:00+08:00', late: 0 },
  { frequency: 'annual', period: '2025', received: '2026-02-03T09:00:00+08:00', late: 4 },
  { frequency: 'realtime', period: '2026-01-01', received: '2026-02-03T09:00:00+08:00', late: 0 },
] as const;

function windowFor(timing: PeriodTiming, id: string): PeriodWindow {
  const period = parsePeriod(timing.frequency, id);
  if (!period) throw new Error(`not a period: ${id}`);
  return windowOf(timing, period);
}

describe('window of 第九条', () => {
  it.each(deadlines)('$frequency $period opens $opens, due $due', ({ frequency, period, opens, due }) => {
    expect(windowFor({ frequency }, period)).toMatchObject({ opens, due });
  });
  it.each(deadlines)('$frequency $period is on time until the last second of $due', ({ frequency, period, due }) => {
    const window = windowFor({ frequency }, period);
    expect(lateDays(window.due, startOfDay(addDays(due, 1)) - 1000)).toBe(0);
    expect(lateDays(window.due, startOfDay(addDays(due, 1)))).toBe(1);
  });
  it.each(lateness)('$frequency $period received $received is $late days late', ({ frequency, period, received, late }) => {
    expect(lateDays(windowFor({ frequency }, period).due, Date.parse(received))).toBe(late);
  });
  it('takes the due day from the catalog', () => {
    expect(windowFor({ frequency: 'quarterly', dueDay: 20 }, '2026Q3').due).toBe('2026-10-20');
    expect(windowFor({ frequency: 'daily', dueDay: 0 }, '2026-11-23')).toMatchObject({ opens: '2026-11-23', due: '2026-11-23' });
  });
  it('does not roll over rest days unless asked to', () => {
    expect(windowFor({ frequency: 'quarterly' }, '2025Q4').due).toBe('2026-01-10');
    expect(windowFor({ frequency: 'quarterly', rollToNextWorkday: true }, '2025Q4').due).toBe('2026-01-12');
    expect(windowFor({ frequency: 'quarterly', dueDay: 2, rollToNextWorkday: true }, '2026Q3').due).toBe('2026-10-08');
  });
  it('is due no earlier than the period ends and opens no later than it is due', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...frequencies),
        fc.integer({ min: 0, max: 7000 }),
        fc.option(fc.integer({ min: 0, max: 366 }), { nil: undefined }),
        fc.boolean(),
        (frequency, n, dueDay, rollToNextWorkday) => {
          const window = windowOf({ frequency, dueDay, rollToNextWorkday }, periodOf(frequency, addDays('2017-01-01', n)));
          const due = window.due ?? window.end;
          expect(due >= window.end).toBe(true);
          expect(window.opens <= due).toBe(true);
        },
      ),
    );
  });
  it('counts late days and days left against each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 86_399_999 }), (n, ms) => {
        const today = addDays('2026-01-10', n);
        expect(daysLeft('2026-01-10', today)).toBe(-n + 0);
        expect(lateDays('2026-01-10', startOfDay(today) + ms)).toBe(Math.max(0, n));
      }),
    );
    expect(daysLeft(null, '2026-01-10')).toBeNull();
  });
});

describe('what is owed', () => {
  it('begins with the first window of the regulation', () => {
    const owed = (timing: PeriodTiming, id: string) => isOwed(timing, windowFor(timing, id));
    expect(owed({ frequency: 'quarterly' }, '2016Q4')).toBe(false);
    expect(owed({ frequency: 'quarterly' }, '2017Q1')).toBe(true);
    expect(owed({ frequency: 'annual' }, '2016')).toBe(false);
    expect(owed({ frequency: 'monthly' }, '2017-02')).toBe(false);
  });
  it('begins with the period that holds the first day of the catalog', () => {
    const timing = { frequency: 'monthly', firstDay: '2026-10-15' } as const;
    expect(isOwed(timing, windowFor(timing, '2026-09'))).toBe(false);
    expect(isOwed(timing, windowFor(timing, '2026-10'))).toBe(true);
  });
});

describe('periodsDueBetween', () => {
  it('finds quarter and year in January', () => {
    const ids = (timing: PeriodTiming) => periodsDueBetween(timing, '2026-01-01', '2026-01-31').map((w) => w.id);
    expect(ids({ frequency: 'quarterly' })).toEqual(['2025Q4']);
    expect(ids({ frequency: 'annual' })).toEqual(['2025']);
    expect(ids({ frequency: 'halfyear' })).toEqual(['2025H2']);
    expect(ids({ frequency: 'monthly' })).toEqual(['2025-12']);
    expect(ids({ frequency: 'daily' })).toHaveLength(31);
    expect(ids({ frequency: 'realtime' })).toHaveLength(31);
  });
  it('finds each period exactly once, whatever the due day, over neighbouring spans', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...frequencies),
        fc.option(fc.integer({ min: 0, max: 366 }), { nil: undefined }),
        fc.boolean(),
        fc.integer({ min: 0, max: 2000 }),
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 1, max: 400 }),
        (frequency, dueDay, rollToNextWorkday, start, first, second) => {
          const timing = { frequency, dueDay, rollToNextWorkday };
          const from = addDays('2018-01-01', start);
          const middle = addDays(from, first);
          const to = addDays(middle, second);
          const parts = [...periodsDueBetween(timing, from, middle), ...periodsDueBetween(timing, addDays(middle, 1), to)];
          const whole = periodsDueBetween(timing, from, to);
          expect(parts).toEqual(whole);
          for (let i = 1; i < whole.length; i++) {
            const before = whole[i - 1];
            if (before) expect(whole[i]?.id).toBe(nextPeriod(before).id);
          }
          const span = daysBetween(from, to);
          if (frequency === 'monthly' && !rollToNextWorkday && span > 62) expect(whole.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 60 },
    );
  });
  it('finds nothing before the regulation', () => {
    expect(periodsDueBetween({ frequency: 'monthly' }, '2016-01-01', '2017-04-30').map((w) => w.id)).toEqual(['2017-03']);
  });
});
