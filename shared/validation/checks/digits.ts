import { digitsOf, format, round } from '../../base/decimal.ts';
import type { ParsedField } from '../schema/parsed.ts';
import { type CellCheck, finding, shown } from './cell.ts';

/** The catalog's totalDigits and scale: how many digits in all, how many after the point. Trailing zeros do not count. */
export function digitChecks(field: ParsedField): CellCheck[] {
  const scale = field.liaison?.scale;
  const total = field.liaison?.totalDigits;
  if (scale === undefined && total === undefined) return [];
  return [
    (text, value) => {
      if (value.t !== 'decimal') return null;
      const { whole, fraction } = digitsOf(value.v);
      if (scale !== undefined && fraction > scale)
        return finding('cell/type', field.name, 'number/scale', {
          data: { value: shown(text), scale, has: fraction, rounded: format(round(value.v, scale)) },
        });
      const room = total === undefined ? Number.POSITIVE_INFINITY : total - (scale ?? 0);
      return whole > room
        ? finding('cell/type', field.name, 'number/digits', { data: { value: shown(text), limit: room } })
        : null;
    },
  ];
}
