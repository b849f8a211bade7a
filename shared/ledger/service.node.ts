import type { Handlers } from '../base/call.ts';
import type { Clock } from '../base/clock.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { upheldRecords } from '../cases/upheld.node.ts';
import type { Store, Tx } from '../store/tx.ts';
import type { CatalogPort } from '../submissions/ports.ts';
import { factsOfYears } from '../submissions/queries.node.ts';
import type { ledgerCalls } from './calls.ts';
import { forecastOf } from './forecast.node.ts';
import type { LedgerRow } from './model.ts';
import { type OfficeCopy, type OfficeRow, officeCopySchema, reconcile } from './office.ts';
import { quarterSheet } from './quarter.ts';
import { ledgerRows } from './rows.ts';
import { trendOf } from './trend.ts';
import { readWeights } from './weights.ts';

export interface LedgerDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly unit: { readonly uscc: string };
  readonly catalog: Pick<CatalogPort, 'current' | 'byVersion'>;
  /** Values this room keeps: weights, the office's copies. */
  readonly settings: { read(tx: Tx, key: string): unknown; write(tx: Tx, key: string, value: unknown): void };
  /** The office's rows of a year, from the platform. */
  readonly office: (year: number) => Promise<Result<readonly OfficeRow[]>>;
  readonly draft: {
    countRows(tx: Tx, sid: number): number;
    countsOf(tx: Tx, sid: number): { readonly blocking: number };
  };
}

export interface LedgerService {
  readonly handlers: Handlers<typeof ledgerCalls>;
  /** The rows of a year, for a file of them. */
  rows(year: number): Result<readonly LedgerRow[]>;
  /** The rows of several years, both ends inclusive. */
  years(from: number, to: number): Result<ReadonlyMap<number, readonly LedgerRow[]>>;
}

const WEIGHTS = 'ledger.weights';
const copyKey = (year: number): string => `ledger.office.${year}`;

/** The ledger is derived, never stored: it follows from the calendar, the submissions and their receipts. */
export function ledgerService(deps: LedgerDeps): LedgerService {
  const { store, clock, settings } = deps;
  const weights = (tx: Tx) => readWeights(settings.read(tx, WEIGHTS));

  /** Rows of some years, both ends inclusive, in one reading. */
  const rowsOf = (tx: Tx, from: number, to: number): Result<ReadonlyMap<number, readonly LedgerRow[]>> => {
    const current = deps.catalog.current(tx);
    if (!current) return fail(problem('catalog/none'));
    const datasets = current.package.datasets
      .filter((dataset) => dataset.liaison.units.some((unit) => unit.uscc === deps.unit.uscc))
      .map(({ id, title, liaison }) => ({ id, title, timing: liaison.timing, expectedRows: liaison.expectedRows }));
    const revisions = factsOfYears(tx, from - 1, to).map((facts) => ({
      ...facts,
      cameBack: facts.cameBack === 1,
      provisional: facts.provisional === 1,
    }));
    const upheld = upheldRecords(tx, from, to);
    const input = { now: clock.now(), datasets, revisions, weights: weights(tx), upheld };
    const years = Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => from + n);
    return ok(new Map(years.map((year) => [year, ledgerRows({ year, ...input })])));
  };
  const yearRows = (tx: Tx, year: number): Result<readonly LedgerRow[]> => {
    const years = rowsOf(tx, year, year);
    return years.ok ? ok(years.value.get(year) ?? []) : years;
  };
  const rows = (year: number) => store.read((tx) => yearRows(tx, year));

  const compared = (tx: Tx, year: number, copy: OfficeCopy) => {
    const ours = yearRows(tx, year);
    return ours.ok ? ok(reconcile(year, ours.value, copy)) : ours;
  };

  return {
    rows,
    years: (from, to) => store.read((tx) => rowsOf(tx, from, to)),
    handlers: {
      'ledger.rows': ({ year }) => rows(year),
      'ledger.trend': ({ from, to }) =>
        store.read((tx) => {
          const years = rowsOf(tx, from, to);
          return years.ok ? ok([...years.value].map(([year, held]) => trendOf(year, held))) : years;
        }),
      'ledger.quarter': ({ year, quarter }) => {
        const held = rows(year);
        return held.ok ? ok(quarterSheet(year, quarter, held.value)) : held;
      },
      'ledger.reconciled': ({ year }) =>
        store.read((tx) => {
          const copy = officeCopySchema.safeParse(settings.read(tx, copyKey(year)));
          return copy.success ? compared(tx, year, copy.data) : ok(null);
        }),
      'ledger.reconcile': async ({ year }) => {
        const asked = await deps.office(year);
        if (!asked.ok) return asked;
        const copy = { at: clock.now(), rows: [...asked.value] };
        return store.write((tx) => {
          settings.write(tx, copyKey(year), copy);
          return compared(tx, year, copy);
        });
      },
      'ledger.weights': () => ok(store.read(weights)),
      'ledger.weigh': (entered) => {
        store.write((tx) => settings.write(tx, WEIGHTS, entered));
        return ok(store.read(weights));
      },
      'ledger.forecast': ({ id }) => store.read((tx) => forecastOf({ ...deps, weights, yearRows }, tx, id)),
    },
  };
}
