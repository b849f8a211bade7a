import { readPeriod } from '../periods/read.ts';
import type { LedgerRow } from './model.ts';
import { type TrendPoint, trendPoint } from './trend.ts';

/** What a unit brings to the joint meeting of a quarter (第十六条): a line per dataset, and what is still open. */
export interface QuarterSheet {
  readonly year: number;
  readonly quarter: number;
  readonly lines: readonly QuarterLine[];
  readonly whole: TrendPoint & { readonly submitted: number; readonly accepted: number };
  /** Periods of the quarter that are missing or still under way, oldest due day first. */
  readonly open: readonly Pick<LedgerRow, 'dataset' | 'title' | 'period' | 'due' | 'status' | 'lateDays'>[];
}

export interface QuarterLine extends TrendPoint {
  readonly dataset: string;
  readonly title: LedgerRow['title'];
  readonly periods: number;
  readonly nil: number;
  readonly submitted: number;
  readonly accepted: number;
}

/** The quarter a day stands in: 1–4. */
export const quarterOf = (day: string): number => Math.ceil(Number(day.slice(5, 7)) / 3);

const sum = (rows: readonly LedgerRow[], of: (row: LedgerRow) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

/** Rows of one year; those whose period ends in the quarter count, as they do for the meeting after it. */
export function quarterSheet(year: number, quarter: number, rows: readonly LedgerRow[]): QuarterSheet {
  const mine = rows.filter((row) => {
    const end = readPeriod(row.period)?.end ?? null;
    return end?.startsWith(`${year}`) && quarterOf(end) === quarter;
  });
  const byDataset = new Map<string, LedgerRow[]>();
  for (const row of mine) {
    const held = byDataset.get(row.dataset);
    if (held) held.push(row);
    else byDataset.set(row.dataset, [row]);
  }
  const amounts = (held: readonly LedgerRow[]) => ({
    submitted: sum(held, (row) => row.submitted),
    accepted: sum(held, (row) => row.accepted),
  });
  const lines = [...byDataset.values()].flatMap((held): QuarterLine[] => {
    const first = held[0];
    if (!first) return [];
    const nil = held.filter((row) => row.nil).length;
    return [{ dataset: first.dataset, title: first.title, periods: held.length, nil, ...amounts(held), ...trendPoint(held) }];
  });
  return {
    year,
    quarter,
    lines: lines.sort((a, b) => (a.dataset < b.dataset ? -1 : 1)),
    whole: { ...trendPoint(mine), ...amounts(mine) },
    open: mine
      .filter(({ status }) => status === 'missing' || status === 'underway')
      .map(({ dataset, title, period, due, status, lateDays }) => ({ dataset, title, period, due, status, lateDays }))
      .sort((a, b) => ((a.due ?? a.period) < (b.due ?? b.period) ? -1 : 1)),
  };
}
