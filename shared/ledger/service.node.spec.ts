import { afterEach, describe, expect, it } from 'vitest';
import { context, finding, receipt, value, type World, world } from '../../test/support/submissions-world.ts';
import { applyOutcome } from '../submissions/outcome.node.ts';
import { submissionsService } from '../submissions/service.node.ts';
import { ledgerService } from './service.node.ts';

let here: World;
afterEach(() => here.end());

describe('ledger.rows', () => {
  it('follows from submissions and receipts', async () => {
    here = await world('2026-11-05T09:00:00');
    const submissions = submissionsService(here.deps);
    const asked = { dataset: 'M1', period: '2026-10', reason: '本月确无新增数据' };
    const nil = value(await submissions['submissions.nilReturn'](asked, context()));
    here.store.write((tx) => {
      const receipts = [
        receipt('received', '2026-11-12T08:00:00+08:00', 0),
        receipt('returned', '2026-11-12T08:01:00+08:00', 0, [finding(null, null)]),
      ];
      applyOutcome(tx, { batchId: nil.batchId ?? '', receipts, returns: [finding(null, null)], note: null, now: 1 });
    });
    const rows = value(await ledgerService(here.deps).handlers['ledger.rows']({ year: 2026 }, context()));
    expect(rows.map((row) => [row.dataset, row.period, row.status])).toEqual([
      ['Q1', '2026Q4', 'notDue'],
      ['M1', '2026-11', 'notDue'],
      ['M1', '2026-10', 'underway'],
      ['M1', '2026-09', 'missing'],
      ['Q1', '2026Q3', 'missing'],
      ['M1', '2026-08', 'missing'],
    ]);
    expect(rows[2]).toMatchObject({ nil: true, lateDays: 2, returns: 1, handler: '联络员', catalogVersion: '2026.1.1' });
  });
  it('is empty for a year before anything was owed', async () => {
    here = await world('2026-11-05T09:00:00');
    expect(value(await ledgerService(here.deps).handlers['ledger.rows']({ year: 2017 }, context()))).toEqual([]);
  });
});
