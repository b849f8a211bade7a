import { readPeriod } from '../periods/read.ts';
import type { LedgerRow } from './model.ts';

/** How a stretch of time went: figures over all periods that fell in it. */
export interface TrendPoint {
  /** Periods whose day has come: received, or missing. */
  readonly judged: number;
  readonly missing: number;
  readonly lateDays: number;
  readonly returns: number;
  readonly upheld: number;
  /** Share received by their day; null while there is none to judge. */
  readonly onTime: number | null;
  /** Mean share of rows accepted in the first batch. */
  readonly firstPass: number | null;
  /** Mean score. */
  readonly score: number | null;
}

export interface TrendYear {
  readonly year: number;
  readonly whole: TrendPoint;
  /** Twelve, by the month in which a period ends. */
  readonly months: readonly TrendPoint[];
}

/** Years that stand beside the chosen one, itself among them. */
const YEARS = 10;
/** The regulation came into force in 2017; nothing was owed before. */
const FIRST_YEAR = 2017;

/** The first year of a trend that ends with this one. */
export const trendStart = (year: number): number => Math.max(FIRST_YEAR, year - YEARS + 1);

const mean = (values: readonly number[], digits: number): number | null =>
  values.length === 0 ? null : Number((values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(digits));

export function trendPoint(rows: readonly LedgerRow[]): TrendPoint {
  const judged = rows.filter(({ receivedAt, status }) => receivedAt !== null || status === 'missing');
  const timely = judged.filter(({ receivedAt, lateDays }) => receivedAt !== null && (lateDays ?? 0) === 0);
  const sum = (of: (row: LedgerRow) => number): number => judged.reduce((total, row) => total + of(row), 0);
  return {
    judged: judged.length,
    missing: rows.filter(({ status }) => status === 'missing').length,
    lateDays: sum((row) => row.lateDays ?? 0),
    returns: sum((row) => row.returns),
    upheld: sum((row) => row.upheld),
    onTime: judged.length === 0 ? null : timely.length / judged.length,
    firstPass: mean(
      rows.flatMap(({ firstPass }) => firstPass ?? []),
      4,
    ),
    score: mean(
      rows.flatMap(({ score }) => score?.total ?? []),
      1,
    ),
  };
}

/** A year's rows, all of it and month by month. A period belongs to the month it ends in, within its own year. */
export function trendOf(year: number, rows: readonly LedgerRow[]): TrendYear {
  const months: LedgerRow[][] = Array.from({ length: 12 }, () => []);
  for (const row of rows) {
    const end = readPeriod(row.period)?.end ?? null;
    const month = end === null || end.slice(0, 4) > `${year}` ? 12 : end.slice(0, 4) < `${year}` ? 1 : Number(end.slice(5, 7));
    months[month - 1]?.push(row);
  }
  return { year, whole: trendPoint(rows), months: months.map(trendPoint) };
}
