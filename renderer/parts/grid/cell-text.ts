import { parseDecimal } from '../../../shared/base/decimal.ts';
import { amount } from '../../words/format.ts';
import type { GridColumn } from './column.ts';

/** How a cell's raw text is drawn: numbers with thousands separators, everything else as it came in. */
export function cellText(column: GridColumn, raw: string): string {
  if (column.kind !== 'number' || raw.length < 4) return raw;
  return parseDecimal(raw) ? amount(raw) : raw;
}
