import { add, format, parseDecimal, zero } from '../../../shared/base/decimal.ts';
import type { GridColumn } from '../../parts/grid/column.ts';
import type { Range } from '../../parts/grid/selection.ts';
import { amount } from '../../words/format.ts';
import type { Session } from './session/session.ts';

/** Most rows summed up while the selection moves.
 */
const MOST = 2000;

/**
 * The exact sum of the numbers selected in one column, with separators; null for several columns (their sum means nothing)
 * for more rows than can be summed while the selection moves, and for covered values.
 */
export function sumOf(session: Pick<Session, 'rowAt'>, columns: readonly GridColumn[], range: Range): string | null {
  if (
    range.left !== range.right ||
    columns[range.left]?.kind !== 'number' ||
    columns[range.left]?.covered ||
    range.bottom - range.top > MOST
  )
    return null;
  let sum = zero;
  let seen = 0;
  for (let at = range.top; at <= range.bottom; at++) {
    const value = parseDecimal(session.rowAt(at)?.cells[range.left] ?? '');
    if (!value) continue;
    sum = add(sum, value);
    seen++;
  }
  return seen > 1 ? amount(format(sum)) : null;
}
