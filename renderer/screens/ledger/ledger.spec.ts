import { describe, expect, it } from 'vitest';
import type { LedgerRow } from '../../../shared/ledger/model.ts';
import { ledgerRow } from '../../../test/support/ledger-row.ts';
import { heatOf } from './heat.ts';
import { totalsOf } from './totals.ts';

const row = (part: Partial<LedgerRow>): LedgerRow =>
  ledgerRow({
    submitted: 100,
    accepted: 100,
    rejected: 0,
    firstPass: 1,
    score: { timeliness: 40, quality: 40, quantity: 20, total: 100 },
    ...part,
  });
const missing = { status: 'missing', receivedAt: null, lateDays: 3, submitted: 0, accepted: 0 } as const;
const nothing = { timeliness: 0, quality: 0, quantity: 0, total: 0 };

describe('heatOf', () => {
  it('lays a quarter and a year across their months', () => {
    const lines = heatOf([row({ dataset: 'A', period: '2026Q3' }), row({ dataset: 'B', period: '2026' })], 2026);
    expect(lines.map(({ cells }) => cells.map(({ from, to }) => [from, to]))).toEqual([[[7, 9]], [[1, 12]]]);
  });
  it('puts the weeks of a month into one cell, and the week over New Year into the month it ends in', () => {
    const [line] = heatOf([row({ period: '2026-W45' }), row({ period: '2026-W46' }), row({ period: '2026-W01' })], 2026);
    expect(line?.cells.map(({ from, to, rows }) => [from, to, rows.length])).toEqual([
      [1, 1, 1],
      [11, 11, 2],
    ]);
  });
  it('never hides a gap behind good neighbours', () => {
    const [line] = heatOf([row({ period: '2026-11-02' }), row({ period: '2026-11-03', ...missing, score: nothing })], 2026);
    expect(line?.cells[0]).toMatchObject({ kind: 'missing', score: 50 });
  });
  it('tells scores apart and knows a delivered period that is not judged yet', () => {
    const score = (total: number) => ({ ...nothing, total });
    const kinds = [100, 90, 89.9, 59].map((total) => heatOf([row({ score: score(total) })], 2026)[0]?.cells[0]?.kind);
    expect(kinds).toEqual(['full', 'full', 'fair', 'poor']);
    expect(heatOf([row({ score: null })], 2026)[0]?.cells[0]?.kind).toBe('done');
    expect(heatOf([row({ score: null, status: 'notDue', receivedAt: null })], 2026)[0]?.cells[0]?.kind).toBe('notDue');
  });
});

describe('totalsOf', () => {
  it('counts a gap against timeliness and what is not due not at all', () => {
    expect(
      totalsOf([
        row({}),
        row({ lateDays: 2, rejected: 5, accepted: 95, returns: 1 }),
        row({ ...missing, score: nothing }),
        row({ status: 'notDue', receivedAt: null, score: null, submitted: 0, accepted: 0 }),
      ]),
    ).toMatchObject({
      periods: 4,
      due: 3,
      missing: 1,
      onTime: 1 / 3,
      submitted: 200,
      accepted: 195,
      rejected: 5,
      returns: 1,
      score: 66.7,
    });
  });
  it('has nothing to say of an empty year', () => {
    expect(totalsOf([])).toMatchObject({ periods: 0, onTime: null, score: null });
  });
});
