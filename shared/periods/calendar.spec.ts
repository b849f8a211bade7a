import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../base/clock.ts';
import { exampleId, nextPeriod, parsePeriod, periodOf, previousPeriod } from './calendar.ts';
import { frequencies } from './model.ts';

const frequency = fc.constantFrom(...frequencies);
/** 2010 … 2049, across leap years and 53-week years. */
const day = fc.integer({ min: 0, max: 14_600 }).map((n) => addDays('2010-01-01', n));

describe('periodOf', () => {
  it('puts every day into exactly one period: inside its bounds, and not inside its neighbours', () => {
    fc.assert(
      fc.property(frequency, day, (f, d) => {
        const period = periodOf(f, d);
        expect(period.start <= d && d <= period.end).toBe(true);
        expect(previousPeriod(period).end).toBe(addDays(period.start, -1));
        expect(nextPeriod(period).start).toBe(addDays(period.end, 1));
      }),
    );
  });
  it('gives every day of a period the same period', () => {
    fc.assert(
      fc.property(frequency, day, fc.nat(), (f, d, n) => {
        const period = periodOf(f, d);
        const other = addDays(period.start, n % (daysBetween(period.start, period.end) + 1));
        expect(periodOf(f, other)).toEqual(period);
      }),
    );
  });
  it('next and previous undo each other', () => {
    fc.assert(
      fc.property(frequency, day, (f, d) => {
        const period = periodOf(f, d);
        expect(nextPeriod(previousPeriod(period))).toEqual(period);
        expect(previousPeriod(nextPeriod(period))).toEqual(period);
      }),
    );
  });
  it('sorts by id as by time', () => {
    fc.assert(
      fc.property(frequency, day, (f, d) => {
        const period = periodOf(f, d);
        expect(period.id < nextPeriod(period).id).toBe(true);
      }),
    );
  });
  it.each([
    ['2026-11-23', '2026-W48', '2026-11-23', '2026-11-29'],
    ['2027-01-03', '2026-W53', '2026-12-28', '2027-01-03'],
    ['2024-12-30', '2025-W01', '2024-12-30', '2025-01-05'],
    ['2021-01-01', '2020-W53', '2020-12-28', '2021-01-03'],
  ])('week of %s is %s', (d, id, start, end) => {
    expect(periodOf('weekly', d)).toEqual({ frequency: 'weekly', id, start, end });
  });
  it.each([
    ['monthly', '2024-02-29', '2024-02', '2024-02-01', '2024-02-29'],
    ['monthly', '2026-12-31', '2026-12', '2026-12-01', '2026-12-31'],
    ['quarterly', '2026-03-31', '2026Q1', '2026-01-01', '2026-03-31'],
    ['quarterly', '2026-10-01', '2026Q4', '2026-10-01', '2026-12-31'],
    ['halfyear', '2026-06-30', '2026H1', '2026-01-01', '2026-06-30'],
    ['halfyear', '2026-07-01', '2026H2', '2026-07-01', '2026-12-31'],
    ['annual', '2026-07-01', '2026', '2026-01-01', '2026-12-31'],
    ['realtime', '2026-07-01', '2026-07-01', '2026-07-01', '2026-07-01'],
  ] as const)('%s %s is %s', (f, d, id, start, end) => {
    expect(periodOf(f, d)).toEqual({ frequency: f, id, start, end });
  });
});

describe('parsePeriod', () => {
  it('reads back every id', () => {
    fc.assert(
      fc.property(frequency, day, (f, d) => {
        const period = periodOf(f, d);
        expect(parsePeriod(f, period.id)).toEqual(period);
      }),
    );
  });
  it('takes a month without its hyphen', () => {
    expect(parsePeriod('monthly', '202610')?.id).toBe('2026-10');
  });
  it('reads its own examples', () => {
    for (const f of frequencies) expect(parsePeriod(f, exampleId[f])?.id).toBe(exampleId[f]);
  });
  it.each([
    ['daily', '2026-02-29'],
    ['daily', '2026-13-01'],
    ['daily', '2026-1-01'],
    ['weekly', '2026-W54'],
    ['weekly', '2025-W53'],
    ['weekly', '2026-W00'],
    ['weekly', '2026W47'],
    ['monthly', '2026-13'],
    ['monthly', '2026-00'],
    ['monthly', '2026Q1'],
    ['quarterly', '2026Q5'],
    ['quarterly', '2026Q0'],
    ['halfyear', '2026H3'],
    ['annual', '26'],
    ['annual', '0026'],
    ['annual', '2026 '],
    ['monthly', ''],
  ] as const)('%s refuses %j', (f, id) => {
    expect(parsePeriod(f, id)).toBeNull();
  });
  it('never throws on any text', () => {
    fc.assert(
      fc.property(frequency, fc.string(), (f, text) => {
        const period = parsePeriod(f, text);
        expect(period === null || period.frequency === f).toBe(true);
      }),
    );
  });
});
