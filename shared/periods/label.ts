import type { Language } from '../base/problem.ts';
import type { Period } from './model.ts';

/** January … December, in the order of the year. */
export const englishMonths: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const chineseQuarters = ['一', '二', '三', '四'];

const year = (day: string): string => day.slice(0, 4);
const month = (day: string): number => Number(day.slice(5, 7));
const date = (day: string): number => Number(day.slice(8, 10));
const short = (day: string): string => `${date(day)} ${englishMonths[month(day) - 1]?.slice(0, 3) ?? ''}`;

/** A period as people say it: 2026年第三季度 · Q3 2026. */
export function periodLabel(period: Period, language: Language): string {
  const { id, start, end } = period;
  const zh = language === 'zh';
  switch (period.frequency) {
    case 'realtime':
    case 'daily':
      return zh ? `${year(start)}年${month(start)}月${date(start)}日` : `${short(start)} ${year(start)}`;
    case 'weekly': {
      const week = Number(id.slice(6));
      const last = month(start) === month(end) ? `${date(end)}日` : `${month(end)}月${date(end)}日`;
      return zh
        ? `${id.slice(0, 4)}年第${week}周（${month(start)}月${date(start)}日—${last}）`
        : `Week ${week} of ${id.slice(0, 4)} (${short(start)} – ${short(end)})`;
    }
    case 'monthly':
      return zh ? `${year(start)}年${month(start)}月` : `${englishMonths[month(start) - 1] ?? ''} ${year(start)}`;
    case 'quarterly': {
      const quarter = Number(id.slice(5));
      return zh ? `${year(start)}年第${chineseQuarters[quarter - 1] ?? ''}季度` : `Q${quarter} ${year(start)}`;
    }
    case 'halfyear':
      return zh
        ? `${year(start)}年${id.endsWith('1') ? '上' : '下'}半年`
        : `${id.endsWith('1') ? 'First' : 'Second'} half of ${year(start)}`;
    case 'annual':
      return zh ? `${year(start)}年` : year(start);
  }
}
