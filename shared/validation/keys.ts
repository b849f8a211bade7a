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

/** Several parts as one text that no others make; null when a part is empty. A single part stands for itself. */
export function keyText(positions: readonly number[], part: (at: number) => string | null): string | null {
  const [only] = positions;
  if (only !== undefined && positions.length === 1) return part(only);
  let text = '';
  for (const at of positions) {
    const one = part(at);
    if (one === null) return null;
    text += `${one.length}:${one}`;
  }
  return text;
}
