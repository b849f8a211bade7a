import type { ParsedField } from '../schema/parsed.ts';
import type { Typed } from '../types/read.ts';
import { type CellCheck, finding, lengthOf, shown } from './cell.ts';

const sizeOf = (text: string, value: Typed): number => (value.t === 'json' ? value.size : lengthOf(text));

/** minLength, maxLength: characters of text, members of lists, arrays and objects. */
export function lengthChecks(field: ParsedField): CellCheck[] {
  const { minLength, maxLength } = field.constraints;
  const checks: CellCheck[] = [];
  if (minLength !== null)
    checks.push((text, value) => {
      // A character is at most two units: long enough without counting.
      if (value.t !== 'json' && text.length >= 2 * minLength) return null;
      const size = sizeOf(text, value);
      return size < minLength
        ? finding('cell/minLength', field.name, minLength === maxLength ? 'length/exact' : 'length/min', {
            data: { value: shown(text), size, limit: minLength },
          })
        : null;
    });
  if (maxLength !== null)
    checks.push((text, value) => {
      if (value.t !== 'json' && text.length <= maxLength) return null;
      const size = sizeOf(text, value);
      return size > maxLength
        ? finding('cell/maxLength', field.name, minLength === maxLength ? 'length/exact' : 'length/max', {
            data: { value: shown(text), size, limit: maxLength },
          })
        : null;
    });
  return checks;
}
