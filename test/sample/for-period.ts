import type { CatalogPackage, Dataset } from '../../shared/catalog/model.ts';
import { createRandom, seedOf } from './random.ts';
import { type Row, sampleRows } from './rows.ts';
import type { SamplePeriod } from './values.ts';

export interface PeriodSample {
  readonly dataset: Dataset;
  readonly count: number;
  readonly rows: Iterable<Row>;
}

/**
 * What a unit would have had in a period: about the expected rows, a few per cent more or less, the same whenever it
 * is asked for. Standing datasets keep their subjects from period to period.
 */
export function sampleFor(
  datasetId: string,
  catalog: CatalogPackage,
  period: SamplePeriod,
  { errors = 0, seed = 0, share = 1 }: { readonly errors?: number; readonly seed?: number; readonly share?: number } = {},
): PeriodSample {
  const dataset = catalog.datasets.find((candidate) => candidate.id === datasetId);
  if (!dataset) throw new Error(`the catalog has no dataset ${datasetId}`);
  const sway = createRandom(seedOf(`${datasetId} ${period.id} count`)).next();
  const count = Math.max(1, Math.round((dataset.liaison.expectedRows ?? 100) * share * (0.92 + sway * 0.16)));
  return { dataset, count, rows: sampleRows(dataset, catalog, { rows: count, seed, errors, period }) };
}
