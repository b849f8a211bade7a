import { addDays, type Day, daysBetween } from '../base/clock.ts';
import type { Frequency, Period } from './model.ts';

/** Ids as an officer meets them. Realtime data is kept by day. */
const patterns: Readonly<Record<Frequency, RegExp>> = {
  realtime: /^(\d{4})-(\d{2})-(\d{2})$/,
  daily: /^(\d{4})-(\d{2})-(\d{2})$/,
  weekly: /^(\d{4})-W(\d{2})$/,
  monthly: /^(\d{4})-?(\d{2})$/,
  quarterly: /^(\d{4})Q([1-4])$/,
  halfyear: /^(\d{4})H([12])$/,
  annual: /^(\d{4})$/,
};

/** How a period of this frequency is written, for messages. */
export const exampleId: Readonly<Record<Frequency, string>> = {
  realtime: '2026-11-23',
  daily: '2026-11-23',
  weekly: '2026-W47',
  monthly: '2026-11',
  quarterly: '2026Q4',
  halfyear: '2026H2',
  annual: '2026',
};

const two = (n: number): string => String(n).padStart(2, '0');
const yearOf = (day: Day): number => Number(day.slice(0, 4));
const monthOf = (day: Day): number => Number(day.slice(5, 7));
/** Monday 0 … Sunday 6. 2017-01-02 was a Monday. */
const weekday = (day: Day): number => ((daysBetween('2017-01-02', day) % 7) + 7) % 7;

/** `count` whole months beginning in month `month` (1-based) of `year`. */
function months(frequency: Frequency, id: string, year: number, month: number, count: number): Period {
  const after = month + count > 12 ? `${year + 1}-01-01` : `${year}-${two(month + count)}-01`;
  return { frequency, id, start: `${year}-${two(month)}-01`, end: addDays(after, -1) };
}

/** The one period of a frequency that a day belongs to. Weeks are ISO 8601 (Monday to Sunday, year of their Thursday). */
export function periodOf(frequency: Frequency, day: Day): Period {
  const year = yearOf(day);
  const month = monthOf(day);
  switch (frequency) {
    case 'realtime':
    case 'daily':
      return { frequency, id: day, start: day, end: day };
    case 'weekly': {
      const start = addDays(day, -weekday(day));
      const thursday = addDays(start, 3);
      const week = Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
      return { frequency, id: `${thursday.slice(0, 4)}-W${two(week)}`, start, end: addDays(start, 6) };
    }
    case 'monthly':
      return months(frequency, `${year}-${two(month)}`, year, month, 1);
    case 'quarterly': {
      const quarter = Math.ceil(month / 3);
      return months(frequency, `${year}Q${quarter}`, year, quarter * 3 - 2, 3);
    }
    case 'halfyear': {
      const half = month > 6 ? 2 : 1;
      return months(frequency, `${year}H${half}`, year, half * 6 - 5, 6);
    }
    case 'annual':
      return months(frequency, `${year}`, year, 1, 12);
  }
}

/** A day inside the period that an id seems to name; whether it really does, `parsePeriod` verifies. */
function someDay(frequency: Frequency, year: number, part: number, third: number): Day {
  switch (frequency) {
    case 'realtime':
    case 'daily':
      return `${year}-${two(part)}-${two(third)}`;
    case 'weekly':
      // 4 January is always in week 1.
      return addDays(`${year}-01-04`, (part - 1) * 7);
    case 'monthly':
      return `${year}-${two(part)}-01`;
    case 'quarterly':
      return `${year}-${two(part * 3)}-01`;
    case 'halfyear':
      return `${year}-${two(part * 6)}-01`;
    case 'annual':
      return `${year}-01-01`;
  }
}

const isDay = (text: string): boolean => {
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
};

/** Reads an id; null when it names no period of this frequency. `202610` is taken as `2026-10`. */
export function parsePeriod(frequency: Frequency, id: string): Period | null {
  const match = patterns[frequency].exec(id);
  if (!match) return null;
  const [, year = '', part = '', third = ''] = match;
  if (year < '1000') return null;
  const day = someDay(frequency, Number(year), Number(part), Number(third));
  if (!isDay(day)) return null;
  const period = periodOf(frequency, day);
  const canonical = frequency === 'monthly' ? `${year}-${part}` : id;
  return period.id === canonical ? period : null;
}

export function nextPeriod(period: Period): Period {
  return periodOf(period.frequency, addDays(period.end, 1));
}

export function previousPeriod(period: Period): Period {
  return periodOf(period.frequency, addDays(period.start, -1));
}
