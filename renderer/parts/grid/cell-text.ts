import { parseDecimal } from '../../../shared/base/decimal.ts';
import { masked } from '../../../shared/catalog/mask.ts';
import { amount } from '../../words/format.ts';
import type { GridColumn } from './column.ts';

/** How a cell's raw text is drawn: numbers with thousands separators, everything else as it came in; covered where its column is. */
export function cellText(column: GridColumn, raw: string): string {
  if (column.covered && raw !== '') return masked(raw);
  if (column.kind !== 'number' || raw.length < 4) return raw;
  return parseDecimal(raw) ? amount(raw) : raw;
}

/** What a code means, where that may be seen. */
export const labelOf = (column: GridColumn, raw: string): string | undefined =>
  column.covered ? undefined : column.labels.get(raw);
