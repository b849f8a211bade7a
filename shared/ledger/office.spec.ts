import { describe, expect, it } from 'vitest';
import { ledgerRow } from '../../test/support/ledger-row.ts';
import type { LedgerRow } from './model.ts';
import { type OfficeRow, reconcile } from './office.ts';

const at = Date.parse('2026-11-08T10:00:00.400+08:00');
const ours = (more: Partial<LedgerRow>): LedgerRow =>
  ledgerRow({ catalogVersion: '2026.1.1', receivedAt: at, accepted: 10, rejected: 0, handler: '甲', ...more });
const theirs = (more: Partial<OfficeRow>): OfficeRow => ({
  dataset: 'D1',
  title: '数据',
  period: '2026-10',
  due: '2026-11-10',
  receivedAt: '2026-11-08T10:00:00+08:00',
  lateDays: 0,
  nil: false,
  submitted: 10,
  accepted: 10,
  rejected: 0,
  returns: 0,
  ...more,
});
const kinds = (mine: LedgerRow[], office: OfficeRow[]) => {
  const { same, differences } = reconcile(2026, mine, { at: 1, rows: office });
  return [same, differences.map(({ kind, period, columns }) => [kind, period, ...columns.map(({ column }) => column)])];
};

describe('reconciling with the office', () => {
  it('finds no difference in the same rows, to the second of the receipt', () => {
    expect(kinds([ours({})], [theirs({})])).toEqual([1, []]);
  });
  it('names the columns that differ, with both values', () => {
    const { differences } = reconcile(2026, [ours({})], { at: 1, rows: [theirs({ accepted: 8, rejected: 2 })] });
    expect(differences[0]?.columns).toEqual([
      { column: 'accepted', ours: '10', theirs: '8' },
      { column: 'rejected', ours: '0', theirs: '2' },
    ]);
  });
  it('puts first what we hold a receipt for and the office does not know', () => {
    const mine = [ours({ period: '2026-09' }), ours({}), ours({ period: '2026-08', receivedAt: null, status: 'missing' })];
    const office = [theirs({ lateDays: 1 }), theirs({ period: '2026-08' }), theirs({ period: '2026-07' })];
    expect(kinds(mine, office)).toEqual([
      0,
      [
        ['onlyOurs', '2026-09'],
        ['differs', '2026-10', 'lateDays'],
        ['onlyTheirs', '2026-08'],
        ['onlyTheirs', '2026-07'],
      ],
    ]);
  });
  it('says nothing of periods nobody received', () => {
    expect(kinds([ours({ receivedAt: null, status: 'notDue' })], [])).toEqual([0, []]);
  });
  it('calls a receipt time that is none different, and does not fall over it', () => {
    expect(kinds([ours({})], [theirs({ receivedAt: 'soon' })])).toEqual([0, [['differs', '2026-10', 'receivedAt']]]);
  });
});
