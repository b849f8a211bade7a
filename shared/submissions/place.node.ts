import { beijingDay, type Day } from '../base/clock.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Dataset } from '../catalog/model.ts';
import { exampleId, parsePeriod } from '../periods/calendar.ts';
import type { PeriodWindow } from '../periods/model.ts';
import { isOwed, windowOf } from '../periods/window.ts';
import type { Tx } from '../store/tx.ts';
import { pinned } from './pin.node.ts';
import type { CatalogInForce, SubmissionsDeps } from './ports.ts';
import type { SubmissionRow } from './queries.node.ts';

/** A dataset × period that this unit owes. */
export interface Place {
  readonly catalog: CatalogInForce;
  readonly dataset: Dataset;
  readonly window: PeriodWindow;
  readonly today: Day;
}

/** What judging a place needs. */
export type PlaceDeps = Pick<SubmissionsDeps, 'catalog' | 'unit' | 'clock'>;

/** Whether this unit owes the dataset. */
export const isOwn = (deps: Pick<PlaceDeps, 'unit'>, dataset: Dataset): boolean =>
  dataset.liaison.units.some((unit) => unit.uscc === deps.unit.uscc);

/** Judges a dataset and a period as an officer names them, and pins the catalog version in force at the period's end. */
export function placeOf(deps: PlaceDeps, tx: Tx, datasetId: string, periodId: string): Result<Place> {
  const current = deps.catalog.current(tx);
  if (!current) return fail(problem('catalog/none'));
  const now = current.package.datasets.find((candidate) => candidate.id === datasetId);
  if (!now) return fail(problem('catalog/unknownDataset', { dataset: datasetId }));
  if (!isOwn(deps, now)) return fail(problem('submissions/notDuty', { dataset: now.title.zh }));
  const { frequency } = now.liaison.timing;
  const period = parsePeriod(frequency, periodId);
  if (!period) return fail(problem('submissions/badPeriod', { period: periodId, example: exampleId[frequency] }));
  const then = deps.catalog.inForce(tx, period.end);
  const dataset = then?.package.datasets.find((candidate) => candidate.id === datasetId);
  // A dataset that came into the catalog only later is taken as it is now.
  const pin = then && dataset ? { catalog: then, dataset } : { catalog: current, dataset: now };
  const window = windowOf(pin.dataset.liaison.timing, period);
  const today = beijingDay(deps.clock.now());
  if (window.start > today || !isOwed(now.liaison.timing, window))
    return fail(problem('submissions/notOwed', { period: periodId }));
  return ok({ ...pin, window, today });
}

/** The same for a submission that exists; its pin does not move. */
export function placeOfRow(deps: PlaceDeps, tx: Tx, row: SubmissionRow): Result<Place> {
  const found = pinned(deps.catalog, tx, row);
  if (!found) return fail(problem('catalog/unknownDataset', { dataset: row.dataset }));
  const { timing } = found.dataset.liaison;
  const period = parsePeriod(timing.frequency, row.period);
  if (!period) return fail(problem('submissions/badPeriod', { period: row.period, example: exampleId[timing.frequency] }));
  const catalog = { version: row.catalog_version, package: found.catalog };
  return ok({ catalog, dataset: found.dataset, window: windowOf(timing, period), today: beijingDay(deps.clock.now()) });
}
