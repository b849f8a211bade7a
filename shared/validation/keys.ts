import { canonical } from '../base/decimal.ts';
import type { FieldCheck } from './field-check.ts';
import type { Cell } from './model.ts';

/** One part of a key as canonical text, so that `１０` and `10.0` do not pass for two keys; null when empty. */
export function keyPart(check: FieldCheck, cell: Cell): string | null {
  if (cell === null || check.isMissing(cell)) return null;
  const value = check.typed(cell);
  if (!value) return cell;
  if (value.t === 'decimal') return canonical(value.v);
  return typeof value.v === 'string' ? (value.t === 'text' ? check.canonical(cell) : value.v) : JSON.stringify(value.v);
}
