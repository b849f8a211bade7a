import type { LedgerRow } from '../../../shared/ledger/model.ts';
import { meanScore } from './heat.ts';

export interface LedgerTotals {
  readonly periods: number;
  /** Periods whose day has come: received, or missing. */
  readonly due: number;
  readonly missing: number;
  /** Share of those received by their day; null while there is none to judge. */
  readonly onTime: number | null;
  readonly submitted: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly returns: number;
  readonly upheld: number;
  readonly score: number | null;
}

const sum = (rows: readonly LedgerRow[], of: (row: LedgerRow) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

export function totalsOf(rows: readonly LedgerRow[]): LedgerTotals {
  const judged = rows.filter(({ receivedAt, status }) => receivedAt !== null || status === 'missing');
  const timely = judged.filter(({ receivedAt, lateDays }) => receivedAt !== null && (lateDays ?? 0) === 0);
  return {
    periods: rows.length,
    due: judged.length,
    missing: rows.filter(({ status }) => status === 'missing').length,
    onTime: judged.length === 0 ? null : timely.length / judged.length,
    submitted: sum(rows, (row) => row.submitted),
    accepted: sum(rows, (row) => row.accepted),
    rejected: sum(rows, (row) => row.rejected),
    returns: sum(rows, (row) => row.returns),
    upheld: sum(rows, (row) => row.upheld),
    score: meanScore(rows),
  };
}
