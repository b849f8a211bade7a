import { describe, expect, it } from 'vitest';
import { daysBetween } from '../base/clock.ts';
import { parsePeriod } from './calendar.ts';
import { addWorkdays, holidaysOf, holidayWords, isWorkday, nextWorkday, windowDays } from './holidays.ts';
import type { HolidayName } from './model.ts';
import { publishedYears } from './published-holidays.ts';
import { windowOf } from './window.ts';

const spanOf = (year: number, name: HolidayName) => holidaysOf(year).spans.find((span) => span.name === name);

describe('holidays', () => {
  it('knows the published year 2026 with its make-up days', () => {
    expect(isWorkday('2026-02-23')).toBe(false);
    expect(isWorkday('2026-02-24')).toBe(true);
    expect(isWorkday('2026-02-28')).toBe(true);
    expect(isWorkday('2026-10-10')).toBe(true);
    expect(isWorkday('2026-11-21')).toBe(false);
    expect(isWorkday('2026-11-23')).toBe(true);
    expect(nextWorkday('2026-10-01')).toBe('2026-10-08');
    expect(nextWorkday('2026-11-23')).toBe('2026-11-23');
    // Ten working days over the National Day holiday and its make-up days.
    expect(addWorkdays('2026-09-28', 10)).toBe('2026-10-16');
    expect(addWorkdays('2026-11-20', 1)).toBe('2026-11-23');
  });
  it('moves a make-up day only onto a weekend', () => {
    for (const { worked } of Object.values(publishedYears))
      for (const day of worked) expect([0, 6]).toContain(new Date(`${day}T00:00:00Z`).getUTCDay());
  });
  it('places lunar holidays within a day of the calendar tables of ICU, whose new moons are approximate', () => {
    const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
    for (let year = 2017; year <= 2036; year++) {
      if (year in publishedYears) continue;
      const days = new Map<string, string>();
      for (let ms = Date.UTC(year, 0, 10); ms < Date.UTC(year, 10, 1); ms += 86_400_000) {
        const name = lunar.format(ms);
        if (!days.has(name)) days.set(name, new Date(ms).toISOString().slice(0, 10));
      }
      const near = (name: HolidayName, lunarDay: string, shift: number) => {
        const span = spanOf(year, name);
        expect(Math.abs(daysBetween(days.get(lunarDay) ?? '', span?.from ?? '') - shift)).toBeLessThanOrEqual(1);
      };
      near('springFestival', '1/1', -1);
      near('dragonBoat', '5/5', 0);
      near('midAutumn', '8/15', 0);
    }
  });
  it('places Qingming on 4 or 5 April', () => {
    expect(spanOf(2027, 'qingming')?.from).toBe('2027-04-05');
    expect(spanOf(2028, 'qingming')?.from).toBe('2028-04-04');
    for (let year = 2017; year <= 2099; year++) expect(spanOf(year, 'qingming')?.from).toMatch(/-04-0[45]$/);
  });
  it('has words for every holiday in both languages', () => {
    for (const words of Object.values(holidayWords)) expect(words.zh.length > 1 && words.en.length > 1).toBe(true);
  });
});

describe('windowDays', () => {
  const daysOf = (frequency: 'quarterly' | 'annual' | 'monthly' | 'realtime', id: string) => {
    const period = parsePeriod(frequency, id);
    return period && windowDays(windowOf({ frequency }, period));
  };
  it('warns that National Day leaves the window of the third quarter three working days', () => {
    expect(daysOf('quarterly', '2026Q3')).toEqual({ days: 10, workdays: 3, holidays: ['nationalDay'], estimated: false });
  });
  it('warns of New Year and Qingming', () => {
    expect(daysOf('quarterly', '2025Q4')).toMatchObject({ workdays: 6, holidays: ['newYear'] });
    expect(daysOf('quarterly', '2026Q1')).toMatchObject({ workdays: 7, holidays: ['qingming'] });
  });
  it('has nothing to warn of in July, and says when a year is an estimate', () => {
    expect(daysOf('quarterly', '2026Q2')).toMatchObject({ workdays: 8, holidays: [] });
    expect(daysOf('annual', '2027')).toMatchObject({ holidays: ['newYear', 'springFestival'], estimated: true });
    expect(daysOf('realtime', '2026-07-01')).toBeNull();
  });
});
