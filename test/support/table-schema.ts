import { type CompileInput, compile, type Validator } from '../../shared/validation/compile.ts';
import type { Cell, PlacedFinding } from '../../shared/validation/model.ts';
import { checkTable } from '../../shared/validation/table.ts';

const today = '2026-11-23';

export function compiled(schema: unknown, more: Partial<CompileInput> = {}): Validator {
  const made = compile({ schema, today, ...more });
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return made.value;
}

/** Path and reason of a refusal, `accepted` when there is none. */
export function refusal(schema: unknown): string {
  const made = compile({ schema, today });
  return made.ok ? 'accepted' : `${made.problem.data?.path}: ${made.problem.data?.reason}`;
}

/** Codes of what is wrong with one value of one field, which stands beside another that is filled. */
export const codesOf = (field: object, text: Cell): string[] =>
  compiled({ fields: [{ name: 'x', ...field }, { name: 'y' }] })
    .checkRow([text, '·'])
    .map((finding) => finding.code);

/** `row code` of everything a whole table has. */
export function tableCodes(schema: unknown, rows: readonly (readonly Cell[])[], more?: Partial<CompileInput>): string[] {
  const found: PlacedFinding[] = [];
  checkTable(
    compiled(schema, more),
    rows.map((cells, at) => ({ row: at + 1, cells })),
    (finding) => found.push(finding),
  );
  return found.map((finding) => `${finding.row} ${finding.code}`);
}
