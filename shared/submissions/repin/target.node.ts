import type { Dataset } from '../../catalog/model.ts';
import { parsePeriod } from '../../periods/calendar.ts';
import type { PeriodWindow } from '../../periods/model.ts';
import { windowOf } from '../../periods/window.ts';
import { columnsFor } from '../../records/refit.node.ts';
import type { Tx } from '../../store/tx.ts';
import { pinned } from '../pin.node.ts';
import type { CatalogInForce, CatalogPort } from '../ports.ts';
import { bySid, type SubmissionRow } from '../queries.node.ts';

type Row = Pick<SubmissionRow, 'catalog_version' | 'dataset' | 'period'>;

/** A catalog version as a draft would have it. */
export interface Target {
  readonly catalog: CatalogInForce;
  readonly dataset: Dataset;
  readonly window: PeriodWindow;
}

/** A version's dataset for a draft's period; null when it has neither. */
export function targetOf(catalogs: CatalogPort, tx: Tx, row: Row, version: string): Target | null {
  const catalog = catalogs.byVersion(tx, version);
  const dataset = catalog?.package.datasets.find((candidate) => candidate.id === row.dataset);
  const period = dataset ? parsePeriod(dataset.liaison.timing.frequency, row.period) : null;
  return catalog && dataset && period ? { catalog, dataset, window: windowOf(dataset.liaison.timing, period) } : null;
}

/** The version a draft opened now would be pinned to (place.node.ts), when it is another one than the draft's. */
export function newerVersion(catalogs: CatalogPort, tx: Tx, row: Row): string | null {
  const found = pinned(catalogs, tx, row);
  const period = found ? parsePeriod(found.dataset.liaison.timing.frequency, row.period) : null;
  const then = period ? catalogs.inForce(tx, period.end) : null;
  const has = then?.package.datasets.some((dataset) => dataset.id === row.dataset);
  const version = (has ? then : catalogs.current(tx))?.version ?? null;
  if (version === null || version === row.catalog_version) return null;
  return targetOf(catalogs, tx, row, version) ? version : null;
}

export const fieldsOf = (dataset: Dataset): string[] => dataset.schema.fields.map((field) => field.name);

/** For each field of another version, its cell in a draft's rows as they are. */
export function columnsBetween(catalogs: CatalogPort, tx: Tx, sid: number, version: string): readonly (number | null)[] {
  const row = bySid(tx, sid);
  const before = row ? pinned(catalogs, tx, row) : null;
  const after = row ? pinned(catalogs, tx, { dataset: row.dataset, catalog_version: version }) : null;
  return before && after ? columnsFor(fieldsOf(before.dataset), fieldsOf(after.dataset)) : [];
}
