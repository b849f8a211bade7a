import { listOf, readLabels } from '../../../../shared/catalog/labels.ts';
import type { DatasetDetail } from '../../../../shared/catalog/model.ts';
import type { ColumnMatch } from '../../../../shared/records/model.ts';

/** What the first rows of a column of codes hold: labels instead of codes, and how many of which cells. */
export interface LabelsSeen {
  readonly cells: number;
  readonly of: number;
  /** The first label, and the code it means. */
  readonly example: { readonly text: string; readonly code: string } | null;
  /** Texts that could be one code or another. */
  readonly unclear: number;
}

/** The officer's choice by column; where there is none, labels become codes unless some are unclear. */
export type LabelChoices = ReadonlyMap<number, boolean>;

/** Columns of codes with what the sample shows of them; other columns are not in it. */
export function labelsSeen(
  columns: readonly ColumnMatch[],
  sample: readonly (readonly (string | null)[])[],
  { dataset, codeLists }: Pick<DatasetDetail, 'dataset' | 'codeLists'>,
  today: string,
): ReadonlyMap<number, LabelsSeen> {
  const fields = new Map(dataset.schema.fields.map((field) => [field.name, field]));
  const seen = new Map<number, LabelsSeen>();
  for (const { column, field: name } of columns) {
    const field = name === null ? undefined : fields.get(name);
    const list = field ? listOf(field, codeLists) : null;
    if (!list) continue;
    const labels = readLabels(list, today);
    const texts = sample.flatMap((row) => row[column] ?? []);
    const found = texts.flatMap((text) => {
      const code = labels.codeFor(text);
      return code === null ? [] : [{ text: text.trim(), code }];
    });
    const unclear = texts.filter((text) => labels.isUnclear(text)).length;
    seen.set(column, { cells: found.length, of: texts.length, example: found[0] ?? null, unclear });
  }
  return seen;
}

/** Whether labels of a column become codes. */
export const takesLabels = (column: number, seen: LabelsSeen, choices: LabelChoices): boolean =>
  choices.get(column) ?? seen.unclear === 0;
