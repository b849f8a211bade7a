import type { ReturnedItem } from '../../shared/sync/protocol.ts';
import type { Cell } from '../../shared/validation/model.ts';
import type { ParsedField } from '../../shared/validation/schema/parsed.ts';

/** What only the platform knows: enterprises that are cancelled, with the day. */
export type Reference = ReadonlyMap<string, string>;

/** Invented enterprises of the demo's register that have ended; none of them owes or reports anything any more. */
export const cancelledEnterprises: Reference = new Map([
  ['91410105FA00H5A9XJ', '2025-03-14'],
  ['91410105FA00H5AA8J', '2025-06-30'],
  ['91410105FA00H5AB6D', '2025-09-08'],
  ['91410105FA00H5AC48', '2025-12-19'],
  ['91410105FA00H5AD23', '2026-02-27'],
  ['91410105FA00H5AE0X', '2026-05-11'],
]);

const identifiers: ReadonlySet<string | undefined> = new Set(['uscc', 'tin']);
export const CANCELLED_RULE = 'P-ZX01';

/** Findings of one record against the register. */
export function referenceFindings(
  reference: Reference,
  fields: readonly ParsedField[],
  cells: readonly Cell[],
): readonly Omit<ReturnedItem, 'line'>[] {
  const found: Omit<ReturnedItem, 'line'>[] = [];
  fields.forEach((field, at) => {
    const value = cells[at] ?? null;
    const day = value !== null && identifiers.has(field.liaison?.identifier) ? reference.get(value) : undefined;
    if (day === undefined) return;
    found.push({
      field: field.name,
      code: 'platform/cancelled',
      rule: CANCELLED_RULE,
      severity: 'blocking',
      value,
      message: {
        zh: `${field.title} ${value} 对应的市场主体已于 ${day} 注销，请核实后更正。`,
        en: `The enterprise ${value} in “${field.title}” was cancelled on ${day}; please verify and correct it.`,
      },
    });
  });
  return found;
}
