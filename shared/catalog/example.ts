import type { Field, Rule } from './model.ts';

const textAt = (value: unknown): string | null =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null;

/** An example of what to fill in: the catalog's own, else a value from a passing example of a rule about this field. */
export function exampleOf(field: Field, rules: readonly Rule[]): string | null {
  const own = textAt(field.example);
  if (own !== null) return own;
  for (const rule of rules.filter(({ fields }) => fields.includes(field.name)))
    for (const { row } of rule.examples.pass) {
      const value = row[field.name];
      if (value !== undefined && value !== null && value !== '' && value !== '0') return value;
    }
  return null;
}
