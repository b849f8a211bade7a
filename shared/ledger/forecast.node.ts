import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { parsePeriod, previousPeriod } from '../periods/calendar.ts';
import { windowOf } from '../periods/window.ts';
import type { Tx } from '../store/tx.ts';
import { byId } from '../submissions/queries.node.ts';
import { type Compared, type Forecast, forecast } from './forecast.ts';
import type { LedgerRow } from './model.ts';
import type { ScoreWeights } from './score.ts';
import type { LedgerDeps } from './service.node.ts';

interface Facts extends Pick<LedgerDeps, 'clock' | 'catalog' | 'draft'> {
  readonly weights: (tx: Tx) => ScoreWeights;
  readonly yearRows: (tx: Tx, year: number) => Result<readonly LedgerRow[]>;
}

/** The same period a year before: `2026-10` → `2025-10`, `2026Q3` → `2025Q3`; of weeks the one of the same number. */
const yearBefore = (id: string): string => `${Number(id.slice(0, 4)) - 1}${id.slice(4)}`;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What the ledger would say of a submission if it were sent now. */
export function forecastOf(facts: Facts, tx: Tx, id: string): Result<Forecast | null> {
  const row = byId(tx, id);
  if (!row) return fail(problem('submissions/unknown'));
  const dataset = facts.catalog
    .byVersion(tx, row.catalog_version)
    ?.package.datasets.find((candidate) => candidate.id === row.dataset);
  const period = dataset ? parsePeriod(dataset.liaison.timing.frequency, row.period) : null;
  if (!dataset || !period) return ok(null);
  const year = Number(row.period.slice(0, 4));
  const thisYear = facts.yearRows(tx, year);
  if (!thisYear.ok) return thisYear;
  const before = facts.yearRows(tx, year - 1);
  if (!before.ok) return before;
  const all = [...thisYear.value, ...before.value].filter((held) => held.dataset === row.dataset);
  const mine = all.find((held) => held.period === row.period);
  const compared = (of: string): Compared | null => {
    const held = all.find((candidate) => candidate.period === of);
    return held && held.receivedAt !== null ? { period: of, accepted: held.accepted } : null;
  };
  const others = thisYear.value.flatMap((held) => (held !== mine && held.score ? [held.score.total] : []));
  const rows = facts.draft.countRows(tx, row.sid);
  return ok(
    forecast({
      now: facts.clock.now(),
      window: windowOf(dataset.liaison.timing, period),
      weights: facts.weights(tx),
      nil: row.mode === 'nil',
      rows,
      blockedRows: Math.min(rows, facts.draft.countsOf(tx, row.sid).blocking),
      expectedRows: dataset.liaison.expectedRows ?? null,
      settled:
        mine && mine.receivedAt !== null && mine.firstPass !== null
          ? { lateDays: mine.lateDays ?? 0, firstPass: mine.firstPass }
          : null,
      lastPeriod: compared(previousPeriod(period).id),
      lastYear: compared(yearBefore(row.period)),
      year: others.length > 0 ? { score: mean(others), periods: others.length } : null,
    }),
  );
}
