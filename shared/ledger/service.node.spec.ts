import { afterEach, describe, expect, it } from 'vitest';
import { context, finding, receipt, value, type World, world } from '../../test/support/submissions-world.ts';
import { problem } from '../base/problem.ts';
import { fail, ok } from '../base/result.ts';
import { readSetting, writeSetting } from '../security/settings.node.ts';
import { applyOutcome } from '../submissions/outcome.node.ts';
import { submissionsService } from '../submissions/service.node.ts';
import { type LedgerDeps, ledgerService } from './service.node.ts';

let here: World;
afterEach(() => here.end());

const deps = (more: Partial<LedgerDeps> = {}): LedgerDeps => ({
  ...here.deps,
  settings: { read: readSetting, write: writeSetting },
  office: async () => fail(problem('sync/unreachable', { host: 'x' })),
  ...more,
});

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
    const rows = value(await ledgerService(deps()).handlers['ledger.rows']({ year: 2026 }, context()));
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
    expect(value(await ledgerService(deps()).handlers['ledger.rows']({ year: 2017 }, context()))).toEqual([]);
  });
});

/** October of M1 sent as a nil return and taken in on the 12th: two days late. */
async function october(): Promise<string> {
  const submissions = submissionsService(here.deps);
  const asked = { dataset: 'M1', period: '2026-10', reason: '本月确无新增数据' };
  const nil = value(await submissions['submissions.nilReturn'](asked, context()));
  here.store.write((tx) => {
    const receipts = [receipt('received', '2026-11-12T08:00:00+08:00', 0), receipt('accepted', '2026-11-12T08:01:00+08:00', 0)];
    applyOutcome(tx, { batchId: nil.batchId ?? '', receipts, returns: [], note: null, now: 1 });
  });
  return nil.id;
}

describe('weights', () => {
  it('are those that were set, in every score and after a restart', async () => {
    here = await world('2026-11-05T09:00:00');
    await october();
    const ledger = ledgerService(deps()).handlers;
    const score = async () =>
      value(await ledgerService(deps()).handlers['ledger.rows']({ year: 2026 }, context())).find(
        (row) => row.period === '2026-10',
      )?.score;
    expect(await score()).toMatchObject({ timeliness: 30, total: 90 });
    value(await ledger['ledger.weigh']({ timeliness: 20, quality: 50, quantity: 30, perLateDay: 10 }, context()));
    expect(await score()).toMatchObject({ timeliness: 0, quality: 50, quantity: 30, total: 80 });
  });
});

describe('the office’s copy', () => {
  const theirs = {
    dataset: 'M1',
    title: '月度',
    period: '2026-10',
    due: '2026-11-10',
    receivedAt: '2026-11-12T08:00:00+08:00',
    lateDays: 3,
    nil: true,
    submitted: 0,
    accepted: 0,
    rejected: 0,
    returns: 0,
  };
  it('is compared row by row, kept, and compared again offline', async () => {
    here = await world('2026-11-05T09:00:00');
    await october();
    const online = ledgerService(deps({ office: async () => ok([theirs]) })).handlers;
    expect(value(await online['ledger.reconciled']({ year: 2026 }, context()))).toBeNull();
    const found = value(await online['ledger.reconcile']({ year: 2026 }, context()));
    expect(found.differences).toEqual([
      expect.objectContaining({ kind: 'differs', period: '2026-10', columns: [{ column: 'lateDays', ours: '2', theirs: '3' }] }),
    ]);
    const offline = ledgerService(deps()).handlers;
    expect(value(await offline['ledger.reconciled']({ year: 2026 }, context()))).toEqual(found);
  });
  it('stays as it was when it cannot be asked for', async () => {
    here = await world('2026-11-05T09:00:00');
    await october();
    await ledgerService(deps({ office: async () => ok([theirs]) })).handlers['ledger.reconcile']({ year: 2026 }, context());
    const failed = await ledgerService(deps()).handlers['ledger.reconcile']({ year: 2026 }, context());
    expect(failed.ok).toBe(false);
    expect(value(await ledgerService(deps()).handlers['ledger.reconciled']({ year: 2026 }, context()))?.differences).toHaveLength(
      1,
    );
  });
});

describe('ledger.forecast', () => {
  it('says what the ledger would say, from the draft as it is', async () => {
    here = await world('2026-11-05T09:00:00');
    const submissions = submissionsService(here.deps);
    const opened = value(await submissions['submissions.open']({ dataset: 'M1', period: '2026-09' }, context()));
    const told = value(await ledgerService(deps()).handlers['ledger.forecast']({ id: opened.id }, context()));
    expect(told).toMatchObject({
      lateDays: 26,
      timelinessOpen: true,
      score: { timeliness: 0 },
      nextDayCosts: 0,
      lastPeriod: null,
    });
  });
  it('of a period that is settled counts only the rows', async () => {
    here = await world('2026-11-05T09:00:00');
    const id = await october();
    const told = value(await ledgerService(deps()).handlers['ledger.forecast']({ id }, context()));
    expect(told).toMatchObject({ lateDays: 2, timelinessOpen: false, locks: ['rows'], score: { timeliness: 30 } });
  });
});
