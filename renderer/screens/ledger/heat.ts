import type { LedgerRow } from '../../../shared/ledger/model.ts';
import { readPeriod } from '../../../shared/periods/read.ts';

export type HeatKind = 'missing' | 'underway' | 'notDue' | 'full' | 'fair' | 'poor' | 'done';

/** One cell: the months it covers (1–12, both inclusive) and the periods that stand in it. */
export interface HeatCell {
  readonly from: number;
  readonly to: number;
  readonly rows: readonly LedgerRow[];
  readonly kind: HeatKind;
  /** Mean of the scores there are. */
  readonly score: number | null;
}

export interface HeatLine {
  readonly dataset: string;
  readonly title: LedgerRow['title'];
  readonly cells: readonly HeatCell[];
}

/** The worst that is true of its periods speaks for a cell: a gap must not hide behind good neighbours. */
function kindOf(rows: readonly LedgerRow[], score: number | null): HeatKind {
  if (rows.some(({ status }) => status === 'missing')) return 'missing';
  if (rows.some(({ status }) => status === 'underway')) return 'underway';
  if (score !== null) return score >= 90 ? 'full' : score >= 60 ? 'fair' : 'poor';
  return rows.some(({ status }) => status === 'done') ? 'done' : 'notDue';
}

export const meanScore = (rows: readonly LedgerRow[]): number | null => {
  const scores = rows.flatMap(({ score }) => (score ? [score.total] : []));
  return scores.length === 0 ? null : Math.round((scores.reduce((sum, score) => sum + score, 0) / scores.length) * 10) / 10;
};

/** Months of the year a period covers; a week belongs to the month it ends in, or to the year's edge. */
function monthsOf(id: string, year: number): { readonly from: number; readonly to: number } {
  const period = readPeriod(id);
  if (!period) return { from: 1, to: 12 };
  const month = (day: string): number =>
    day.slice(0, 4) < `${year}` ? 1 : day.slice(0, 4) > `${year}` ? 12 : Number(day.slice(5, 7));
  const to = month(period.end);
  return { from: period.frequency === 'weekly' ? to : month(period.start), to };
}

/** The year's map: a line per dataset, periods of one month together, longer periods across their months. */
export function heatOf(rows: readonly LedgerRow[], year: number): HeatLine[] {
  const lines = new Map<string, { title: LedgerRow['title']; cells: Map<string, LedgerRow[]> }>();
  for (const row of rows) {
    const line = lines.get(row.dataset) ?? { title: row.title, cells: new Map<string, LedgerRow[]>() };
    lines.set(row.dataset, line);
    const { from, to } = monthsOf(row.period, year);
    const key = `${from} ${to}`;
    const cell = line.cells.get(key);
    if (cell) cell.push(row);
    else line.cells.set(key, [row]);
  }
  return [...lines]
    .map(([dataset, { title, cells }]) => ({
      dataset,
      title,
      cells: [...cells]
        .map(([key, held]) => {
          const [from = 1, to = 12] = key.split(' ').map(Number);
          const score = meanScore(held);
          return { from, to, rows: held, kind: kindOf(held, score), score };
        })
        .sort((a, b) => a.from - b.from),
    }))
    .sort((a, b) => (a.dataset < b.dataset ? -1 : 1));
}
