import type { Validator } from './compile.ts';
import type { Cell, Finding } from './model.ts';

/** Value of the first field a finding is about, as it stands in the row. */
export const firstCell = (validator: Validator, finding: Finding, cells: readonly Cell[]): string | null => {
  const at = validator.fields.findIndex((field) => field.name === finding.fields[0]);
  return at < 0 ? null : (cells[at] ?? null);
};
