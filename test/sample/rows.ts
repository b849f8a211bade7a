import type { CatalogPackage, Dataset } from '../../shared/catalog/model.ts';
import { agree, type Row, standing } from './agree/index.ts';
import { createRandom, type Random, seedOf } from './random.ts';
import { createSpoiler } from './spoil.ts';
import { type RowContext, type SamplePeriod, valueFor } from './values.ts';

export type { Row } from './agree/index.ts';

export interface SampleOptions {
  readonly rows: number;
  readonly seed: number;
  /** Share of rows with one mistake, 0..1. */
  readonly errors: number;
  readonly period: SamplePeriod;
}

/** Subjects of a period that has its own lie somewhere in these; makers give different codes over more. */
const SUBJECTS = 900_000;

/** The rows of a sample table, one at a time, so that a million of them need no memory. */
export function* sampleRows(dataset: Dataset, catalog: CatalogPackage, options: SampleOptions): Generator<Row> {
  const { period, seed } = options;
  const random = createRandom(seed ^ seedOf(`${dataset.id} ${period.id}`));
  // Mistakes have dice of their own: the same seed with and without errors gives the same underlying rows.
  const mistakes = createRandom(random.between(0, 0x7fffffff));
  const spoil = createSpoiler(dataset);
  const first = standing.has(dataset.id) ? 0 : seedOf(`${dataset.id} ${period.id} ${seed}`) % SUBJECTS;
  const own = seedOf(dataset.id);
  const dice = (subject: number, salt: number): Random => createRandom((own ^ salt) + Math.imul(subject + 1, 0x9e3779b1));
  const { fields } = dataset.schema;
  const { codeLists } = catalog;
  let before: Row | null = null;
  for (let at = 0; at < options.rows; at++) {
    const context: RowContext = {
      n: first + at,
      row: at,
      random,
      lasting: (subject) => dice(subject, 0),
      inPeriod: (subject, part = period.start) => dice(subject, seedOf(part.slice(0, 7))),
      dataset,
      codeLists,
      period,
    };
    const row: Row = {};
    for (const field of fields) row[field.name] = valueFor(field, context);
    agree[dataset.id]?.(row, context);
    if (mistakes.chance(options.errors)) spoil(row, before, mistakes);
    before = row;
    yield row;
  }
}

export const sampleTable = (dataset: Dataset, catalog: CatalogPackage, options: SampleOptions): Row[] => [
  ...sampleRows(dataset, catalog, options),
];
