import type { Bound, ParsedField } from '../schema/parsed.ts';
import { order } from '../types/compare.ts';
import { type CellCheck, finding, shown } from './cell.ts';

/** minimum, maximum and their exclusive forms, by exact value. */
export function boundChecks(field: ParsedField): CellCheck[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = field.constraints;
  const checks: CellCheck[] = [];
  const add = (
    code: 'cell/minimum' | 'cell/maximum' | 'cell/exclusiveMinimum' | 'cell/exclusiveMaximum',
    bound: Bound | null,
    fails: (o: number) => boolean,
  ) => {
    if (!bound) return;
    checks.push((text, value) => {
      const result = order(value, bound.value);
      return result === null || fails(result)
        ? finding(code, field.name, code.slice(5), { data: { value: shown(text), limit: bound.text } })
        : null;
    });
  };
  add('cell/minimum', minimum, (o) => o < 0);
  add('cell/maximum', maximum, (o) => o > 0);
  add('cell/exclusiveMinimum', exclusiveMinimum, (o) => o <= 0);
  add('cell/exclusiveMaximum', exclusiveMaximum, (o) => o >= 0);
  return checks;
}
