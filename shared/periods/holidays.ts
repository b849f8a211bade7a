import { addDays, type Day, daysBetween } from '../base/clock.ts';
import type { HolidayName, HolidaySpan, HolidayYear, PeriodWindow } from './model.ts';
import { publishedYears } from './published-holidays.ts';

/**
 * Public holidays that shrink a reporting window. Years whose notice of the State Council is known are exact, with
 * make-up working days; other years follow the statutory rule and are marked as an estimate.
 */
export const holidayWords: Readonly<Record<HolidayName, { readonly zh: string; readonly en: string }>> = {
  newYear: { zh: '元旦', en: 'New Year' },
  springFestival: { zh: '春节', en: 'Spring Festival' },
  qingming: { zh: '清明节', en: 'Qingming' },
  mayDay: { zh: '劳动节', en: 'May Day' },
  dragonBoat: { zh: '端午节', en: 'Dragon Boat Festival' },
  midAutumn: { zh: '中秋节', en: 'Mid-Autumn Festival' },
  nationalDay: { zh: '国庆节', en: 'National Day' },
};

/** First day of the lunar year, fifth day of its fifth month, fifteenth day of its eighth month; MMDD by year from 2017. */
const FIRST_LUNAR_YEAR = 2017;
const lunarDays: readonly (readonly [spring: string, dragonBoat: string, midAutumn: string])[] = [
  ['01-28', '05-30', '10-04'],
  ['02-16', '06-18', '09-24'],
  ['02-05', '06-07', '09-13'],
  ['01-25', '06-25', '10-01'],
  ['02-12', '06-14', '09-21'],
  ['02-01', '06-03', '09-10'],
  ['01-22', '06-22', '09-29'],
  ['02-10', '06-10', '09-17'],
  ['01-29', '05-31', '10-06'],
  ['02-17', '06-19', '09-25'],
  ['02-06', '06-09', '09-15'],
  ['01-26', '05-28', '10-03'],
  ['02-13', '06-16', '09-22'],
  ['02-03', '06-05', '09-12'],
  ['01-23', '06-24', '10-01'],
  ['02-11', '06-12', '09-19'],
  ['01-31', '06-01', '09-08'],
  ['02-19', '06-20', '09-27'],
  ['02-08', '06-10', '09-16'],
  ['01-28', '05-30', '10-04'],
];

/** Solar term 清明 falls on 4 or 5 April in this century. */
const qingmingDay = (year: number): number => Math.floor((year % 100) * 0.2422 + 4.81) - Math.floor((year % 100) / 4);

function byRule(year: number): HolidayYear {
  const spans: HolidaySpan[] = [{ name: 'newYear', from: `${year}-01-01`, to: `${year}-01-01` }];
  const lunar = lunarDays[year - FIRST_LUNAR_YEAR];
  // Eve to the seventh day, as it is usually set.
  if (lunar) {
    const first = `${year}-${lunar[0]}`;
    spans.push({ name: 'springFestival', from: addDays(first, -1), to: addDays(first, 6) });
  }
  const qingming = `${year}-04-0${qingmingDay(year)}`;
  spans.push({ name: 'qingming', from: qingming, to: qingming });
  spans.push({ name: 'mayDay', from: `${year}-05-01`, to: `${year}-05-05` });
  if (lunar) {
    spans.push({ name: 'dragonBoat', from: `${year}-${lunar[1]}`, to: `${year}-${lunar[1]}` });
    spans.push({ name: 'midAutumn', from: `${year}-${lunar[2]}`, to: `${year}-${lunar[2]}` });
  }
  spans.push({ name: 'nationalDay', from: `${year}-10-01`, to: `${year}-10-07` });
  return { spans, worked: [] };
}

const years = new Map<number, HolidayYear>();

/** The holidays of a calendar year. */
export function holidaysOf(year: number): HolidayYear {
  const known = publishedYears[year] ?? years.get(year);
  if (known) return known;
  const made = byRule(year);
  years.set(year, made);
  return made;
}

const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** Whether an office works on this day. 2017-01-07 was a Saturday. */
export function isWorkday(day: Day): boolean {
  const { spans, worked } = holidaysOf(yearOf(day));
  if (worked.includes(day)) return true;
  const fromSaturday = ((daysBetween('2017-01-07', day) % 7) + 7) % 7;
  return fromSaturday > 1 && !spans.some((span) => day >= span.from && day <= span.to);
}

/** The day itself when it is worked, else the next that is. */
export function nextWorkday(day: Day): Day {
  let at = day;
  while (!isWorkday(at)) at = addDays(at, 1);
  return at;
}

/** The day `count` working days after a day, which itself does not count. */
export function addWorkdays(day: Day, count: number): Day {
  let at = day;
  for (let left = count; left > 0; left--) at = nextWorkday(addDays(at, 1));
  return at;
}

export interface WindowDays {
  readonly days: number;
  readonly workdays: number;
  /** Holidays that take days out of the window, in order; empty = nothing to warn of. */
  readonly holidays: readonly HolidayName[];
  /** True where the year's official arrangement is not known to this product. */
  readonly estimated: boolean;
}

/** How many days of a window are worked and which holidays fall into it; null for realtime. */
export function windowDays(window: Pick<PeriodWindow, 'opens' | 'due'>): WindowDays | null {
  if (window.due === null) return null;
  const { opens, due } = window;
  let workdays = 0;
  for (let day = opens; day <= due; day = addDays(day, 1)) if (isWorkday(day)) workdays += 1;
  const spans: HolidaySpan[] = [];
  for (let year = yearOf(opens); year <= yearOf(due); year++) spans.push(...holidaysOf(year).spans);
  const inside = spans.filter((span) => span.to >= opens && span.from <= due);
  return {
    days: daysBetween(opens, due) + 1,
    workdays,
    holidays: [...new Set(inside.map((span) => span.name))],
    estimated: !(yearOf(opens) in publishedYears && yearOf(due) in publishedYears),
  };
}
