import type { Language } from '../../base/problem.ts';
import type { Dataset, Field } from '../../catalog/model.ts';
import { headerOf } from '../../records/export/field-column.ts';

/** One sheet of the author's, as its import understood it. */
export interface AuthorSheet {
  /** 1-based; 0 = there was no header. */
  readonly headerRow: number;
  /** Rows from the first to the header row; null when they were not kept. */
  readonly head: readonly (readonly (string | null)[])[] | null;
  readonly mapping: readonly { readonly column: number; readonly field: string | null }[];
}

export interface Layout {
  /** For each column of the sheet: the field in it; null = a column of the author's that was not imported. */
  readonly columns: readonly (Field | null)[];
  /** Rows above the data, from row 1. */
  readonly head: readonly (readonly (string | null)[])[];
  /** 1-based; the row that holds the header, 0 for none. */
  readonly headerRow: number;
  /** Columns added behind the author's: fields that have something wrong and had no column. */
  readonly added: number;
}

/**
 * The author's columns in the author's order. Fields that were not in the file but have something wrong come behind
 * them, with the catalog's header, so that there is a place to put it right.
 */
export function layoutOf(sheet: AuthorSheet, dataset: Dataset, wrong: ReadonlySet<string>, language: Language): Layout {
  const { fields } = dataset.schema;
  const byName = new Map(fields.map((field) => [field.name, field]));
  const width = Math.max(
    0,
    ...(sheet.head ?? []).map((row) => row.length),
    ...sheet.mapping.map(({ column, field }) => (field === null ? 0 : column + 1)),
  );
  const columns: (Field | null)[] = Array.from({ length: width }, () => null);
  const placed = new Set<string>();
  for (const { column, field } of sheet.mapping) {
    const known = field === null ? undefined : byName.get(field);
    if (!known || column >= width) continue;
    columns[column] = known;
    placed.add(known.name);
  }
  const missing = fields.filter(({ name }) => wrong.has(name) && !placed.has(name));
  const headerRow = Math.max(sheet.headerRow, missing.length > 0 || !sheet.head ? 1 : 0, 0);
  const kept = sheet.head ?? [];
  const head = Array.from({ length: headerRow }, (_, at) => {
    const row = [...(kept[at] ?? [])];
    if (at !== headerRow - 1) return row;
    const named = columns.map((field, column) => row[column] ?? (field && !sheet.head ? headerOf(field, language) : null));
    return [...named, ...missing.map((field) => headerOf(field, language))];
  });
  return { columns: [...columns, ...missing], head, headerRow, added: missing.length };
}

/** Fields of a draft typed by hand, or carried over from an earlier revision: in the catalog's order and words. */
export function catalogLayout(dataset: Dataset, language: Language): Layout {
  const { fields } = dataset.schema;
  return { columns: fields, head: [fields.map((field) => headerOf(field, language, true))], headerRow: 1, added: 0 };
}
