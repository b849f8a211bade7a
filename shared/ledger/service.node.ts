import type { Handlers } from '../base/call.ts';
import type { Clock } from '../base/clock.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Store } from '../store/tx.ts';
import type { CatalogPort } from '../submissions/ports.ts';
import { factsOfYears } from '../submissions/queries.node.ts';
import type { ledgerCalls } from './calls.ts';
import type { LedgerRow } from './model.ts';
import { ledgerRows } from './rows.ts';

export interface LedgerDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly unit: { readonly uscc: string };
  readonly catalog: Pick<CatalogPort, 'current'>;
}

export interface LedgerService {
  readonly handlers: Handlers<typeof ledgerCalls>;
  /** The rows of a year, for a file of them. */
  rows(year: number): Result<readonly LedgerRow[]>;
}

/** The ledger is derived, never stored: it follows from the calendar, the submissions and their receipts. */
export function ledgerService(deps: LedgerDeps): LedgerService {
  const rows = (year: number): Result<readonly LedgerRow[]> =>
    deps.store.read((tx) => {
      const current = deps.catalog.current(tx);
      if (!current) return fail(problem('catalog/none'));
      const datasets = current.package.datasets
        .filter((dataset) => dataset.liaison.units.some((unit) => unit.uscc === deps.unit.uscc))
        .map(({ id, title, liaison }) => ({ id, title, timing: liaison.timing, expectedRows: liaison.expectedRows }));
      const revisions = factsOfYears(tx, year - 1, year).map((facts) => ({
        ...facts,
        cameBack: facts.cameBack === 1,
        provisional: facts.provisional === 1,
      }));
      return ok(ledgerRows({ year, now: deps.clock.now(), datasets, revisions }));
    });
  return { handlers: { 'ledger.rows': ({ year }) => rows(year) }, rows };
}
