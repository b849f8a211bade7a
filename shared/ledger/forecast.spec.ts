import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../periods/calendar.ts';
import { windowOf } from '../periods/window.ts';
import { type ForecastInput, forecast } from './forecast.ts';
import { usualWeights } from './score.ts';

const period = parsePeriod('monthly', '2026-10');
if (!period) throw new Error('no period');
const window = windowOf({ frequency: 'monthly' }, period);
const input = (more: Partial<ForecastInput>): ForecastInput => ({
  now: Date.parse('2026-11-08T10:00:00+08:00'),
  window,
  weights: usualWeights,
  nil: false,
  rows: 100,
  blockedRows: 0,
  expectedRows: 100,
  settled: null,
  lastPeriod: null,
  lastYear: null,
  year: null,
  ...more,
});
const late = (day: string) => Date.parse(`${day}T10:00:00+08:00`);

describe('forecast', () => {
  it('of a good batch in time is the full score, and tells what a late day will cost', () => {
    expect(forecast(input({}))).toMatchObject({
      lateDays: 0,
      nextDayCosts: 5,
      score: { total: 100 },
      yearWith: 100,
      yearWithout: null,
      locks: ['rows', 'timeliness', 'firstPass'],
    });
  });
  it('counts late days, and says when there is nothing left to lose', () => {
    expect(forecast(input({ now: late('2026-11-13') }))).toMatchObject({
      lateDays: 3,
      nextDayCosts: 5,
      score: { timeliness: 25 },
    });
    expect(forecast(input({ now: late('2026-12-13') }))).toMatchObject({ nextDayCosts: 0, score: { timeliness: 0 } });
  });
  it('compares with the last period and the last year, and with the mean of the year', () => {
    const told = forecast(
      input({
        lastPeriod: { period: '2026-09', accepted: 80 },
        lastYear: { period: '2025-10', accepted: 0 },
        year: { score: 90, periods: 4 },
      }),
    );
    expect(told.lastPeriod?.change).toBe(0.25);
    expect(told.lastYear?.change).toBeNull();
    expect([told.yearWith, told.yearWithout]).toEqual([92, 90]);
  });
  it('takes wrong rows as sent back, and a nil return as complete', () => {
    expect(forecast(input({ blockedRows: 20 }))).toMatchObject({ firstPass: 0.8, score: { quality: 32, quantity: 16 } });
    expect(forecast(input({ nil: true, rows: 0 })).score.total).toBe(100);
  });
  it('leaves timeliness and first pass as the first batch made them', () => {
    const told = forecast(input({ now: late('2026-12-13'), settled: { lateDays: 1, firstPass: 0.5 } }));
    expect(told).toMatchObject({
      lateDays: 1,
      firstPass: 0.5,
      nextDayCosts: 0,
      locks: ['rows'],
      score: { timeliness: 35, quality: 20 },
    });
  });
  it('never leaves 0 to 100', () => {
    const count = fc.nat(1000);
    fc.assert(
      fc.property(count, count, count, fc.integer({ min: -400, max: 400 }), (rows, blockedRows, expectedRows, days) => {
        const { score } = forecast(input({ rows, blockedRows, expectedRows, now: late('2026-11-08') + days * 86_400_000 }));
        expect(score.total).toBeGreaterThanOrEqual(0);
        expect(score.total).toBeLessThanOrEqual(100);
      }),
    );
  });
});
