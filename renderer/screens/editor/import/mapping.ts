import type { ColumnMatch } from '../../../../shared/records/model.ts';

/** A column's field chosen by hand. */
export type Choices = ReadonlyMap<number, string | null>;

/** What the engine matched, with the officer's choices over it. */
export const chosen = (columns: readonly ColumnMatch[], choices: Choices): readonly ColumnMatch[] =>
  columns.map((column) => {
    const field = choices.get(column.column);
    return field === undefined ? column : { ...column, field, by: field === null ? 'none' : 'hand' };
  });

/** The first field that two columns want to fill. */
export function doubled(columns: readonly ColumnMatch[]): string | null {
  const seen = new Set<string>();
  for (const { field } of columns) {
    if (field === null) continue;
    if (seen.has(field)) return field;
    seen.add(field);
  }
  return null;
}

/** Required fields that no column fills any more. */
export const stillMissing = (columns: readonly ColumnMatch[], required: readonly string[]): readonly string[] =>
  required.filter((field) => !columns.some((column) => column.field === field));
