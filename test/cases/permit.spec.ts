import { afterEach, describe, expect, it } from 'vitest';
import { addDays, beijingDay } from '../../shared/base/clock.ts';
import type { CaseView } from '../../shared/cases/model.ts';
import type { CatalogPackage } from '../../shared/catalog/model.ts';
import { periodOf, previousPeriod } from '../../shared/periods/calendar.ts';
import type { Duty } from '../../shared/submissions/model.ts';
import type { PlatformOptions } from '../platform/server.ts';
import { CallFailed } from '../support/call-failed.ts';
import type { Desk } from '../support/desk.ts';
import { catalogOfTwo, onlyCase, type TwoDesks, twoDesks } from './support.ts';

let here: TwoDesks;
afterEach(() => here.end());

const DAY = 86_400_000;
/** Long enough that last month is open whatever day the spec runs on, and short enough that what is three months back is closed. */
const CLOSES_AFTER = 25;

function closing(): CatalogPackage {
  const catalog = catalogOfTwo();
  return {
    ...catalog,
    datasets: catalog.datasets.map((dataset) => ({
      ...dataset,
      liaison: { ...dataset.liaison, timing: { ...dataset.liaison.timing, closesAfter: CLOSES_AFTER } },
    })),
  };
}

const today = (): string => beijingDay(here.clock.now());
const monthBack = (n: number): string => {
  let period = periodOf('monthly', today());
  for (let back = 0; back < n; back += 1) period = previousPeriod(period);
  return period.id;
};

async function begin(more: Partial<PlatformOptions> = {}): Promise<{ readonly desk: Desk; readonly closed: string }> {
  here = await twoDesks({ catalogs: [closing()], control: true, ...more });
  return { desk: here.b, closed: monthBack(3) };
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof CallFailed) return error.problem.code;
    throw error;
  }
  return 'ok';
}

const asking = (period: string, more: { until?: string; reason?: string } = {}) => ({
  dataset: 'M1',
  period,
  until: addDays(today(), 7),
  reason: '业务系统迁移，数据未能按时导出',
  words: '我单位因业务系统迁移未能按时报送，现申请补报，请予批准。',
  ...more,
});
const nil = (desk: Desk, period: string) => desk.ask('submissions.nilReturn', { dataset: 'M1', period, reason: '本期没有业务' });
const dutyOf = async (desk: Desk, period: string): Promise<Duty | undefined> => {
  const due = addDays(`${period}-28`, -60);
  const duties = await desk.ask('duties.list', { from: due, to: addDays(due, 150) });
  return duties.find((one) => one.period === period);
};

/** Written, signed, numbered and sent. */
async function request(desk: Desk, period: string, docNo: string, more: { until?: string } = {}): Promise<CaseView> {
  const { id } = await desk.ask('cases.askPermit', asking(period, more));
  await desk.ask('cases.submit', { id });
  await desk.ask('cases.sign', { id });
  await desk.ask('cases.file', { id, docNo });
  await here.settle();
  return desk.ask('cases.get', { id });
}

async function office(
  step: 'grant' | 'refuse',
  caseId: string | null,
  more: { due?: string; words?: string } = {},
): Promise<void> {
  const answer = await fetch(`${here.platform.url}/control/cases`, {
    method: 'POST',
    body: JSON.stringify({ caseId, step, ...more }),
  });
  expect(answer.status).toBe(200);
  await here.settle();
}

describe('a period whose window is closed', () => {
  it('is said to be closed here, asked for in writing, granted, and sent within exactly the days of the permit', async () => {
    const { desk, closed } = await begin();
    expect(await codeOf(nil(desk, closed))).toBe('submissions/closed');
    expect((await dutyOf(desk, closed))?.closing).toMatchObject({ closed: true, permit: null });
    // What is late and still open goes on as ever.
    expect((await dutyOf(desk, monthBack(1)))?.closing).toMatchObject({ closed: false, permit: null });

    const asked = await request(desk, closed, '郑测函〔2026〕31号');
    expect(asked).toMatchObject({
      kind: 'permit',
      side: 'asker',
      phase: 'registered',
      status: 'waiting',
      docNo: '郑测函〔2026〕31号',
      permit: { dataset: 'M1', period: closed, until: null },
    });
    expect((await dutyOf(desk, closed))?.closing).toMatchObject({ closed: true, permit: { state: 'asked', until: null } });
    expect(await codeOf(nil(desk, closed))).toBe('submissions/closed');

    const until = addDays(today(), 3);
    await office('grant', asked.caseId, { due: until, words: '同意，请抓紧补报。' });
    expect(await desk.ask('cases.get', { id: asked.id })).toMatchObject({ phase: 'granted', status: 'over', permit: { until } });
    expect((await dutyOf(desk, closed))?.closing).toMatchObject({
      closed: false,
      permit: { state: 'granted', until, words: '同意，请抓紧补报。' },
    });
    // It opens this period and no other.
    expect(await codeOf(nil(desk, monthBack(4)))).toBe('submissions/closed');

    expect(await codeOf(nil(desk, closed))).toBe('ok');
    await here.settle();
    const duty = await dutyOf(desk, closed);
    expect(duty).toMatchObject({ status: 'stored', group: 'done', closing: null });
    // There is nothing more to ask for.
    expect(await codeOf(desk.ask('cases.askPermit', asking(closed)))).toBe('cases/permitNotNeeded');
  });

  it('refused, then granted: the words are kept, and it closes again after the last day of the permit', async () => {
    const { desk, closed } = await begin();
    const first = await request(desk, closed, '郑测函〔2026〕33号');
    await office('refuse', first.caseId, { words: '原因不充分，请补充系统迁移的证明。' });
    expect(await desk.ask('cases.get', { id: first.id })).toMatchObject({ phase: 'refused', status: 'over' });
    expect((await dutyOf(desk, closed))?.closing).toMatchObject({
      closed: true,
      permit: { state: 'refused', words: '原因不充分，请补充系统迁移的证明。' },
    });
    const second = await request(desk, closed, '郑测函〔2026〕34号');
    expect(second.id).not.toBe(first.id);
    await office('grant', second.caseId);
    // The office named no day: it is the one that was asked for.
    expect((await dutyOf(desk, closed))?.closing?.permit).toMatchObject({ state: 'granted', until: addDays(today(), 7) });
    expect(await codeOf(desk.ask('cases.askPermit', asking(closed, { until: addDays(today(), 5) })))).toBe('cases/permitStands');
    here.skip(8 * DAY);
    expect((await dutyOf(desk, closed))?.closing).toMatchObject({ closed: true, permit: { state: 'granted' } });
    expect(await codeOf(nil(desk, closed))).toBe('submissions/closed');
    expect(await codeOf(desk.ask('cases.askPermit', asking(closed)))).toBe('ok');
    expect((await dutyOf(desk, closed))?.closing?.permit?.state).toBe('writing');
  });
});

describe('asking', () => {
  it('needs a period that is overdue, a day that is ahead and a reason; a draft is written anew, not twice', async () => {
    const { desk, closed } = await begin();
    const ask = (more: Parameters<typeof asking>[1], period = closed) =>
      codeOf(desk.ask('cases.askPermit', asking(period, more)));
    expect(await ask({ until: addDays(today(), -1) })).toBe('cases/permitDay');
    expect(await ask({ until: addDays(today(), 400) })).toBe('cases/permitDay');
    expect(await ask({ reason: '忙' })).toBe('cases/wordsMissing');
    expect(await ask({}, '2026-13')).toBe('submissions/badPeriod');
    expect(await ask({})).toBe('ok');
    expect(await ask({ reason: '数据导出失败，已联系开发单位' })).toBe('ok');
    expect((await onlyCase(desk, 'asking')).permit?.reason).toBe('数据导出失败，已联系开发单位');
    // The days go by while the letter lies: it cannot go out for a day that is over.
    const { id } = await onlyCase(desk, 'asking');
    here.skip(9 * DAY);
    expect(await codeOf(desk.ask('cases.submit', { id }))).toBe('cases/permitDay');
  });

  it('a dataset that never closes needs no permit', async () => {
    const { desk, closed } = await begin({ catalogs: [catalogOfTwo()] });
    expect((await dutyOf(desk, closed))?.closing).toBeNull();
    expect(await codeOf(desk.ask('cases.askPermit', asking(closed)))).toBe('cases/permitNotNeeded');
    expect(await codeOf(nil(desk, closed))).toBe('ok');
  });
});

it('a batch that waited in the outbox until the window closed is refused in plain words, and goes once it is permitted', async () => {
  const { desk } = await begin();
  const period = monthBack(1);
  await desk.ask('sync.pause', { paused: true });
  expect(await codeOf(nil(desk, period))).toBe('ok');
  here.skip((CLOSES_AFTER + 31 + 11) * DAY);
  await desk.ask('sync.pause', { paused: false });
  await here.settle();
  const refused = (await desk.ask('sync.status', {})).items.find(({ state }) => state !== 'done');
  expect(refused?.cause?.code).toBe('sync/periodClosed');
  // An office that answers by itself, as the demo's does.
  here.platform.office.permits = 'grant';
  expect((await request(desk, period, '郑测函〔2026〕35号')).phase).toBe('granted');
  if (refused) await desk.ask('sync.retry', { id: refused.id });
  await here.settle();
  expect((await dutyOf(desk, period))?.status).toBe('stored');
});
