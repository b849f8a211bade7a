import { type Decimal, digitsOf, format, round } from '../../base/decimal.ts';
import type { ParsedField } from '../schema/parsed.ts';
import { type CellCheck, finding, shown } from './cell.ts';

/** By places after the point, how large a coefficient may be without a digit having to be counted. */
function limitsOf(field: ParsedField): readonly number[] {
  const { scale, totalDigits: total } = field.liaison ?? {};
  const room = total === undefined ? 15 : total - (scale ?? 0);
  return Array.from({ length: Math.min(scale ?? 15, 15) + 1 }, (_, places) => 10 ** Math.min(15, room + places));
}

/** Whether a number plainly has no digit too many; false = they have to be counted. */
export function fewEnough(field: ParsedField): (value: Decimal) => boolean {
  const { scale, totalDigits: total } = field.liaison ?? {};
  if (scale === undefined && total === undefined) return () => true;
  const limits = limitsOf(field);
  return ({ coef, scale: places }) => {
    const limit = limits[places] ?? 0;
    return typeof coef === 'number' && coef < limit && -coef < limit;
  };
}

/** The catalog's totalDigits and scale: how many digits in all, how many after the point. Trailing zeros do not count. */
export function digitChecks(field: ParsedField): CellCheck[] {
  const scale = field.liaison?.scale;
  const total = field.liaison?.totalDigits;
  if (scale === undefined && total === undefined) return [];
  const room = total === undefined ? Number.POSITIVE_INFINITY : total - (scale ?? 0);
  const fits = fewEnough(field);
  return [
    (text, value) => {
      if (value.t !== 'decimal' || fits(value.v)) return null;
      const { whole, fraction } = digitsOf(value.v);
      if (scale !== undefined && fraction > scale)
        return finding('cell/type', field.name, 'number/scale', {
          data: { value: shown(text), scale, has: fraction, rounded: format(round(value.v, scale)) },
        });
      return whole > room
        ? finding('cell/type', field.name, 'number/digits', { data: { value: shown(text), limit: room } })
        : null;
    },
  ];
}
