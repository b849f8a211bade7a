import { digitsAt } from './digits.ts';
import { foldKeepingHyphens } from './fold.ts';
import { doubtful, type IdentifierChecker, type IdentifierOutcome, right, wrong } from './outcome.ts';
import { spoiled } from './spoiled.ts';

const HAN = '一二三四';
const digitOf = (char: string): string => (HAN.includes(char) ? String(HAN.indexOf(char) + 1) : char);

/** A period as datasets write it: YYYYMM, YYYYQn, YYYYHn, YYYY; 2026-03 and 2026年3月 are understood. */
export const period: IdentifierChecker = (raw) => {
  const value = foldKeepingHyphens(raw);
  const written = read(value);
  if (written === null) return explained(raw, value);
  const year = digitsAt(written, 0, 4);
  if (written.length === 6 && digitsAt(written, 4, 2) >= 0) {
    const month = digitsAt(written, 4, 2);
    if (month < 1 || month > 12) return wrong('period/month', value, { month: written.slice(4) });
  }
  // Taxes of the reform years are the oldest that are still exchanged, and nobody reports for decades ahead.
  return year < 1978 || year > 2099 ? doubtful('period/year', written, { year: written.slice(0, 4) }) : right(raw, written);
};

/** The form of GB/T 7408 and the habits that mean one period only; null for anything else. */
function read(value: string): string | null {
  if (/^\d{4}(\d{2}|Q[1-4]|H[12])?$/.test(value)) return value;
  const month = /^(\d{4})[-/.年](\d{1,2})月?$/.exec(value) ?? /^(\d{4})(\d{2})月$/.exec(value);
  if (month) return `${month[1]}${month[2]?.padStart(2, '0')}`;
  const quarter = /^(\d{4})[-/年]?(?:Q|第)?([1-4一二三四])季度?$|^(\d{4})[-/年]Q([1-4])$/.exec(value);
  if (quarter) return `${quarter[1] ?? quarter[3]}Q${digitOf(quarter[2] ?? quarter[4] ?? '')}`;
  const half = /^(\d{4})[-/年]?(?:H([12])|([上下])半年)$/.exec(value);
  if (half) return `${half[1]}H${half[2] ?? (half[3] === '上' ? '1' : '2')}`;
  return /^(\d{4})年度?$/.exec(value)?.[1] ?? null;
}

function explained(raw: string, value: string): IdentifierOutcome {
  const harm = spoiled(raw, value);
  if (harm) return harm;
  if (/^\d{4}-?W\d{2}$/.test(value)) return wrong('period/week', value);
  if (/^\d{8}$|^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/.test(value)) return wrong('period/day', value);
  const part = /^\d{4}-?([QH])(\d{1,3})$/.exec(value);
  if (part) return wrong(part[1] === 'Q' ? 'period/quarter' : 'period/half', value, { part: part[2] ?? '' });
  if (/^\d{5}$/.test(value)) return wrong('period/digits', value);
  return /^\d{2}(Q[1-4]|H[12]|[-/.年]\d{1,2}月?)$/.test(value) ? wrong('period/shortYear', value) : wrong('period/shape', value);
}
