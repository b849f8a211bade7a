import { canonical } from '../base/decimal.ts';
import type { FieldCheck } from './field-check.ts';
import type { Cell } from './model.ts';

/**
 * A cell as it travels: plain decimals without trailing zeros, ISO dates, codes instead of labels, normalised
 * identifiers; empty is null. What is not of its type travels as typed (such rows are blocked before sealing).
 */
export function wireText(check: FieldCheck | undefined, cell: Cell): string | null {
  if (!check || cell === null || check.isMissing(cell)) return null;
  const value = check.typed(cell);
  if (!value) return cell;
  if (value.t === 'decimal') return canonical(value.v);
  if (value.t === 'bool') return value.v ? 'true' : 'false';
  return value.t === 'date' || value.t === 'datetime' || value.t === 'time' ? value.v : check.canonical(cell);
}
