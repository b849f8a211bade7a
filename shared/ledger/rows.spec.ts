import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { submissionStates } from '../submissions/model.ts';
import { type LedgerDataset, type LedgerRevision, ledgerRows } from './rows.ts';
import { scoreOf } from './score.ts';

const monthly: LedgerDataset = { id: 'D1', title: { zh: '数据' }, timing: { frequency: 'monthly', firstDay: '2025-12-01' } };
const at = (time: string) => Date.parse(`${time}+08:00`);
const now = at('2026-11-05T09:00:00');
const revision = (more: Partial<LedgerRevision>): LedgerRevision => ({
  dataset: 'D1',
  period: '2026-09',
  revision: 1,
  mode: 'full',
  state: 'stored',
  catalogVersion: '2026.1.1',
  rows: 100,
  receivedAt: at('2026-10-10T23:59:59'),
  accepted: 100,
  rejected: 0,
  handler: '联络员',
  cameBack: false,
  provisional: false,
  ...more,
});
const rowsOf = (revisions: readonly LedgerRevision[], datasets = [monthly], year = 2026) =>
  ledgerRows({ year, now, datasets, revisions });
const september = (...revisions: LedgerRevision[]) => rowsOf(revisions).find((row) => row.period === '2026-09');

describe('score', () => {
  it.each([
    [0, 1, 100, 100, [40, 40, 20, 100]],
    [1, 1, 100, 100, [35, 40, 20, 95]],
    [8, 0.5, 50, 100, [0, 20, 10, 30]],
    [30, 0, 0, 100, [0, 0, 0, 0]],
    [0, 1, 120, 100, [40, 40, 20, 100]],
    [0, 1, 0, 0, [40, 40, 20, 100]],
    [2, 1 / 3, 1, 3, [30, 13.3, 6.7, 50]],
  ])('%d late days, first pass %d, %d of %d', (lateDays, firstPass, accepted, expected, points) => {
    const score = scoreOf({ lateDays, firstPass, accepted, expected });
    expect([score.timeliness, score.quality, score.quantity, score.total]).toEqual(points);
  });
});

describe('ledger rows', () => {
  it('has one for every begun period of the year, latest first', () => {
    const rows = rowsOf([]);
    expect(rows.map((row) => row.period)).toEqual([
      '2026-11',
      '2026-10',
      '2026-09',
      '2026-08',
      '2026-07',
      '2026-06',
      '2026-05',
      '2026-04',
      '2026-03',
      '2026-02',
      '2026-01',
    ]);
    expect(rows.slice(0, 3).map((row) => [row.status, row.lateDays])).toEqual([
      ['notDue', null],
      ['notDue', null],
      ['missing', 26],
    ]);
  });
  it('counts a slow dataset in the year of its period, not of its due day', () => {
    const annual: LedgerDataset = { ...monthly, timing: { frequency: 'annual' } };
    expect(rowsOf([], [annual], 2025).map((row) => [row.period, row.due, row.status])).toEqual([
      ['2025', '2026-01-30', 'missing'],
    ]);
  });
  it('takes the whole score for what came in time and passed at once', () => {
    expect(september(revision({}))).toMatchObject({
      status: 'done',
      lateDays: 0,
      firstPass: 1,
      returns: 0,
      score: { total: 100 },
    });
  });
  it('counts late days by the first receipt, quality by the first batch, quantity by the last', () => {
    const first = revision({
      state: 'superseded',
      receivedAt: at('2026-10-12T00:00:00'),
      accepted: 80,
      rejected: 20,
      cameBack: true,
    });
    const second = revision({ revision: 2, mode: 'correction', receivedAt: at('2026-10-20T00:00:00') });
    expect(september(first, second)).toMatchObject({
      lateDays: 2,
      firstPass: 0.8,
      returns: 1,
      submitted: 100,
      accepted: 100,
      rejected: 0,
      score: { timeliness: 30, quality: 32, quantity: 20, total: 82 },
      status: 'done',
    });
  });
  it('holds expected volume against what was accepted', () => {
    const rows = rowsOf([revision({})], [{ ...monthly, expectedRows: 400 }]);
    expect(rows.find((row) => row.period === '2026-09')?.score?.quantity).toBe(5);
  });
  it('takes an accepted nil return as complete', () => {
    expect(september(revision({ mode: 'nil', rows: 0, accepted: 0 }))).toMatchObject({
      nil: true,
      firstPass: 1,
      score: { total: 100 },
    });
  });
  it('takes a returned nil return as nothing at all but its time', () => {
    const back = revision({ mode: 'nil', state: 'returned', rows: 0, accepted: 0, rejected: 0, cameBack: true });
    expect(september(back)).toMatchObject({
      firstPass: 0,
      status: 'underway',
      score: { timeliness: 40, quality: 0, quantity: 0 },
    });
  });
  it('compares with the period before, across the turn of the year', () => {
    const before = revision({ period: '2026-08', accepted: 80 });
    expect(september(before, revision({}))?.change).toBe(0.25);
    expect(september(revision({}))?.change).toBeNull();
    const december = revision({ period: '2025-12', accepted: 50 });
    const rows = rowsOf([december, revision({ period: '2026-01', accepted: 25 })]);
    expect(rows.find((row) => row.period === '2026-01')?.change).toBe(-0.5);
    expect(rows.some((row) => row.period === '2025-12')).toBe(false);
  });
  it.each([
    [{ state: 'draft', rows: null, receivedAt: null, accepted: null }, 'missing'],
    [{ state: 'withdrawn', rows: null, receivedAt: null, accepted: null }, 'missing'],
    [{ state: 'queued', receivedAt: null, accepted: null }, 'underway'],
    [{ state: 'received', accepted: null }, 'underway'],
    [{ state: 'returned', accepted: 0, rejected: 100, cameBack: true }, 'underway'],
    [{ state: 'partly', accepted: 90, rejected: 10, cameBack: true }, 'underway'],
    [{ state: 'accepted' }, 'done'],
  ] as const)('%o is %s', (more, status) => {
    expect(september(revision(more))?.status).toBe(status);
  });
  it('gives no score before the platform has judged, and none at all is nothing', () => {
    expect(september(revision({ state: 'received', accepted: null }))?.score).toBeNull();
    expect(september()?.score?.total).toBe(0);
  });
  it('lists realtime data only where something was sent', () => {
    const realtime: LedgerDataset = { ...monthly, timing: { frequency: 'realtime' } };
    const rows = rowsOf([revision({ period: '2026-10-01' }), revision({ period: '2025-10-01' })], [realtime]);
    expect(rows.map((row) => [row.period, row.due, row.lateDays])).toEqual([['2026-10-01', null, 0]]);
  });
  it('keeps every figure in its bounds for any history', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            state: fc.constantFrom(...submissionStates),
            rows: fc.nat(500),
            part: fc.double({ min: 0, max: 1, noNaN: true }),
            day: fc.nat(60),
          }),
        ),
        (past) => {
          const row = september(
            ...past.map(({ state, rows, part, day }, n) => {
              const accepted = Math.floor(rows * part);
              return revision({
                revision: n + 1,
                state,
                rows,
                accepted,
                rejected: rows - accepted,
                receivedAt: at('2026-10-01T00:00:00') + day * 86_400_000,
              });
            }),
          );
          expect(row).toBeDefined();
          if (row?.score) {
            expect(row.score.total).toBeGreaterThanOrEqual(0);
            expect(row.score.total).toBeLessThanOrEqual(100);
          }
          expect(row?.lateDays ?? 0).toBeGreaterThanOrEqual(0);
          expect(row?.accepted ?? 0).toBeLessThanOrEqual(row?.submitted ?? 0);
        },
      ),
    );
  });
});
