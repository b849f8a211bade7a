import { finding, shown } from '../checks/cell.ts';
import type { Cell, Finding } from '../model.ts';
import { SchemaFault } from '../schema/fault.ts';
import type { ParsedField } from '../schema/parsed.ts';
import { birthDisagrees, type Disagreement, sexDisagrees } from './person.ts';

type PersonCheck = (cell: string, text: string, row: readonly Cell[]) => Finding | null;

/**
 * `liaison.birthDateOf` and `liaison.sexOf` name the field with the resident number of the same person. A birth day is
 * part of the number, so one of the two is wrong; a sex may have been put right in the register, so it is asked.
 */
export function personChecks(field: ParsedField, path: string, position: ReadonlyMap<string, number>): readonly PersonCheck[] {
  const compared = (
    property: 'birthDateOf' | 'sexOf',
    severity: 'blocking' | 'justify',
    disagrees: (id: string | null, text: string) => Disagreement | null,
  ): readonly PersonCheck[] => {
    const name = field.liaison?.[property];
    if (name === undefined) return [];
    const at = typeof name === 'string' ? position.get(name) : undefined;
    if (at === undefined) throw new SchemaFault(`${path}/liaison/${property}`, `there is no field “${String(name)}”`);
    return [
      (cell, text, row) => {
        const off = disagrees(row[at] ?? null, text);
        if (!off) return null;
        return finding('cell/identifier', field.name, off.detail, { severity, data: { ...off.data, value: shown(cell) } });
      },
    ];
  };
  return [...compared('birthDateOf', 'blocking', birthDisagrees), ...compared('sexOf', 'justify', sexDisagrees)];
}
