import type { FieldCheck } from './field-check.ts';
import type { Cell } from './model.ts';
import { identityOf } from './types/compare.ts';

/** One part of a key as canonical text, so that `１０` and `10.0` do not pass for two keys; null when empty. */
export function keyPart(check: FieldCheck, cell: Cell): string | null {
  if (cell === null || check.isMissing(cell)) return null;
  const value = check.typed(cell);
  if (!value) return cell;
  return value.t === 'text' ? check.canonical(cell) : identityOf(value);
}
