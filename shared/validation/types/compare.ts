import { canonical, compare } from '../../base/decimal.ts';
import { canonicalJson } from './json.ts';
import type { Typed } from './read.ts';

type Order = -1 | 0 | 1;
const sign = (difference: number): Order => (difference < 0 ? -1 : difference > 0 ? 1 : 0);

/** A date and time as seconds and their fraction; one without a zone is Beijing's. */
function instant(text: string): readonly [seconds: number, fraction: string] {
  const m = /^(.{19})(?:\.(\d+))?(Z|[+-]\d{2}:\d{2})?$/.exec(text);
  return [Date.parse(`${m?.[1] ?? text}${m?.[3] ?? '+08:00'}`) / 1000, m?.[2] ?? ''];
}

/** A month counts 30.436875 days, the mean of the calendar. */
const lengthOf = (value: { readonly months: number; readonly seconds: number }): number =>
  value.months * 2_629_746 + value.seconds;

const monthsOf = (yearMonth: string): number => {
  const at = yearMonth.lastIndexOf('-');
  return Number(yearMonth.slice(0, at)) * 12 + Number(yearMonth.slice(at + 1));
};

const rankOf = (value: Typed): number | null => (value.t === 'special' ? { NaN: null, INF: 1, '-INF': -1 }[value.v] : 0);

/** −1, 0, 1, or null when the two cannot be ordered (NaN, different kinds). */
export function order(a: Typed, b: Typed): Order | null {
  if (a.t === 'decimal' && b.t === 'decimal') return compare(a.v, b.v);
  if (a.t === 'special' || b.t === 'special') {
    const [left, right] = [rankOf(a), rankOf(b)];
    return left === null || right === null ? null : sign(left - right);
  }
  if (a.t === 'duration' && b.t === 'duration') return sign(lengthOf(a) - lengthOf(b));
  if (a.t === 'year' && b.t === 'year') return sign(Number(a.v) - Number(b.v));
  if (a.t === 'yearmonth' && b.t === 'yearmonth') return sign(monthsOf(a.v) - monthsOf(b.v));
  if (a.t === 'datetime' && b.t === 'datetime' && (a.v.length > 19 || b.v.length > 19)) {
    const [[left, more], [right, rest]] = [instant(a.v), instant(b.v)];
    return left === right ? (more === rest ? 0 : more < rest ? -1 : 1) : sign(left - right);
  }
  if (typeof a.v === 'string' && typeof b.v === 'string') return a.v === b.v ? 0 : a.v < b.v ? -1 : 1;
  return null;
}

/** One text for one logical value, however it is written: what `enum`, `categories` and keys compare. */
export function identityOf(value: Typed): string {
  switch (value.t) {
    case 'decimal':
      return canonical(value.v);
    case 'bool':
      return String(value.v);
    case 'duration':
      return `${value.months}/${value.seconds}`;
    case 'datetime':
      return instant(value.v).join('.');
    case 'json':
      return canonicalJson(value.v);
    default:
      return value.v;
  }
}
