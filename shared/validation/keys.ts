import type { FieldCheck } from './field-check.ts';
import type { Cell } from './model.ts';
import { hashText, hashTexts, type TextHash } from './text-hash.ts';
import { identityOf } from './types/compare.ts';

/** One part of a key as canonical text, so that `１０` and `10.0` do not pass for two keys; null when empty. */
export function keyPart(check: FieldCheck, cell: Cell): string | null {
  if (cell === null || check.isMissing(cell)) return null;
  const value = check.typed(cell);
  if (!value) return cell;
  return value.t === 'text' ? check.canonical(cell) : identityOf(value);
}

/** What stands before a part, so that no other parts make the same text. */
const marks = Array.from({ length: 100 }, (_, length) => `${length}:`);
const markOf = (part: string): string => marks[part.length] ?? `${part.length}:`;

/** Several parts as one text that no others make; null when a part is empty. A single part stands for itself. */
export function keyText(positions: readonly number[], part: (at: number) => string | null): string | null {
  const only = positions[0];
  if (only !== undefined && positions.length === 1) return part(only);
  let text = '';
  for (const at of positions) {
    const one = part(at);
    if (one === null) return null;
    text += markOf(one) + one;
  }
  return text;
}

const texts: string[] = [];

/** The hash of that text, without making it. */
export function keyHash(positions: readonly number[], part: (at: number) => string | null, into: TextHash): TextHash | null {
  texts.length = 0;
  for (const at of positions) {
    const one = part(at);
    if (one === null) return null;
    if (positions.length === 1) return hashText(one, into);
    texts.push(markOf(one), one);
  }
  return hashTexts(texts, into);
}
