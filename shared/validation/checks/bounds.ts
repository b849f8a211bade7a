import { compare } from '../../base/decimal.ts';
import type { Bound, ParsedField } from '../schema/parsed.ts';
import type { Typed } from '../types/read.ts';
import { type CellCheck, finding, shown } from './cell.ts';

/** −1, 0, 1, or null when the two cannot be ordered (NaN, different kinds). */
export function order(a: Typed, b: Typed): -1 | 0 | 1 | null {
  if (a.t === 'decimal' && b.t === 'decimal') return compare(a.v, b.v);
  if (a.t === 'special' || b.t === 'special') {
    const rank = (value: Typed): number | null => (value.t === 'special' ? { NaN: null, INF: 1, '-INF': -1 }[value.v] : 0);
    const [left, right] = [rank(a), rank(b)];
    return left === null || right === null ? null : left === right ? 0 : left < right ? -1 : 1;
  }
  if (a.t === 'duration' && b.t === 'duration') {
    // A month counts 30.436875 days, the mean of the calendar.
    const seconds = (value: { readonly months: number; readonly seconds: number }) => value.months * 2_629_746 + value.seconds;
    return Math.sign(seconds(a) - seconds(b)) as -1 | 0 | 1;
  }
  if (a.t === 'year' && b.t === 'year') return Math.sign(Number(a.v) - Number(b.v)) as -1 | 0 | 1;
  if (typeof a.v === 'string' && typeof b.v === 'string') return a.v === b.v ? 0 : a.v < b.v ? -1 : 1;
  return null;
}

/** minimum, maximum and their exclusive forms, by exact value. */
export function boundChecks(field: ParsedField): CellCheck[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = field.constraints;
  const checks: CellCheck[] = [];
  const add = (
    code: 'cell/minimum' | 'cell/maximum' | 'cell/exclusiveMinimum' | 'cell/exclusiveMaximum',
    bound: Bound | null,
    fails: (o: number) => boolean,
  ) => {
    if (!bound) return;
    checks.push((text, value) => {
      const result = order(value, bound.value);
      return result === null || fails(result)
        ? finding(code, field.name, code.slice(5), { data: { value: shown(text), limit: bound.text } })
        : null;
    });
  };
  add('cell/minimum', minimum, (o) => o < 0);
  add('cell/maximum', maximum, (o) => o > 0);
  add('cell/exclusiveMinimum', exclusiveMinimum, (o) => o <= 0);
  add('cell/exclusiveMaximum', exclusiveMaximum, (o) => o >= 0);
  return checks;
}
