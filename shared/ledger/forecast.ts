import { beijingDay } from '../base/clock.ts';
import type { PeriodWindow } from '../periods/model.ts';
import { lateDays } from '../periods/window.ts';
import type { LedgerScore } from './model.ts';
import { type ScoreWeights, scoreOf } from './score.ts';

export interface ForecastInput {
  /** Epoch ms: as if it were received now. */
  readonly now: number;
  readonly window: PeriodWindow;
  readonly weights: ScoreWeights;
  readonly nil: boolean;
  readonly rows: number;
  /** Rows with a blocking finding: the platform would send them back. */
  readonly blockedRows: number;
  /** Volume the catalog expects of a period; null = none is set. */
  readonly expectedRows: number | null;
  /** What stands in the ledger of this period already: the first batch decides timeliness and first pass. */
  readonly settled: { readonly lateDays: number; readonly firstPass: number } | null;
  readonly lastPeriod: Compared | null;
  readonly lastYear: Compared | null;
  /** Mean score of the year so far without this period, and over how many periods. */
  readonly year: { readonly score: number; readonly periods: number } | null;
}

/** An earlier period's accepted rows. */
export interface Compared {
  readonly period: string;
  readonly accepted: number;
}

/** What the ledger would say of this period if it were sent now. */
export interface Forecast {
  readonly lateDays: number;
  /** Points that each further late day costs; 0 once there are none left to lose. */
  readonly nextDayCosts: number;
  /** Not settled by an earlier batch of this period. */
  readonly timelinessOpen: boolean;
  readonly firstPass: number;
  readonly expected: number;
  readonly score: LedgerScore;
  /** Mean score of the year with this period, and without; null when it is the first. */
  readonly yearWith: number;
  readonly yearWithout: number | null;
  readonly lastPeriod: (Compared & { readonly change: number | null }) | null;
  readonly lastYear: (Compared & { readonly change: number | null }) | null;
  /** What sending fixes for good: the batch itself; from the first batch on also timeliness and first-pass rate. */
  readonly locks: readonly ('rows' | 'timeliness' | 'firstPass')[];
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

export function forecast(input: ForecastInput): Forecast {
  const { window, weights, rows, settled } = input;
  const early = beijingDay(input.now) < window.opens;
  const late = settled ? settled.lateDays : early ? 0 : lateDays(window.due, input.now);
  const good = Math.max(0, rows - input.blockedRows);
  const firstPass = settled ? settled.firstPass : input.nil || rows === 0 ? 1 : good / rows;
  const expected = input.nil ? 0 : (input.expectedRows ?? rows);
  const score = scoreOf({ lateDays: late, firstPass, accepted: good, expected }, weights);
  const ifLater = scoreOf({ lateDays: late + 1, firstPass, accepted: good, expected }, weights);
  const { year } = input;
  const change = (compared: Compared | null) =>
    compared && { ...compared, change: compared.accepted === 0 ? null : (rows - compared.accepted) / compared.accepted };
  return {
    lateDays: late,
    nextDayCosts: settled || window.due === null ? 0 : tenth(score.timeliness - ifLater.timeliness),
    timelinessOpen: settled === null,
    firstPass,
    expected,
    score,
    yearWith: tenth(year ? (year.score * year.periods + score.total) / (year.periods + 1) : score.total),
    yearWithout: year ? tenth(year.score) : null,
    lastPeriod: change(input.lastPeriod),
    lastYear: change(input.lastYear),
    locks: settled ? ['rows'] : ['rows', 'timeliness', 'firstPass'],
  };
}
