import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { noticeContentSchema } from '../../shared/sync/protocol.ts';
import { onlyCase, provider, type TwoDesks, twoDesks } from './support.ts';

let here: TwoDesks;
afterEach(() => here.end());

const begin = async () => {
  here = await twoDesks({ control: true });
};

/** The hand of the office on the platform, as a script has it. */
async function control(path: string, body: object): Promise<{ readonly status: number; readonly body: unknown }> {
  const answer = await fetch(`${here.platform.url}/control/cases${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
}

const rectify = {
  uscc: provider.uscc,
  kind: 'notice',
  title: '关于限期纠正 10 月数据迟报的通知',
  words: '你单位 2026 年 10 月数据迟报，请于期限前补报并书面说明。',
  due: '2026-12-31',
  content: { sort: 'rectify', answer: true, about: [{ dataset: 'M1', periods: ['2026-09', '2026-10'] }] },
};
const circular = {
  ...rectify,
  title: '第三季度报送情况通报',
  words: '现将第三季度报送情况予以通报。',
  due: null,
  content: { sort: 'circular', answer: false, about: [] },
};

const all = { box: 'asking', status: null, kind: null, text: '', start: 0, count: 10 } as const;

const opened = async (notice: object): Promise<string> => {
  const { status, body } = await control('/open', notice);
  expect(status).toBe(200);
  return z.object({ caseId: z.string() }).parse(body).caseId;
};

it('a rectification says what it is about and until when, and is done with a read receipt and a written answer', async () => {
  await begin();
  const { b } = here;
  const draft = await b.ask('submissions.open', { dataset: 'M1', period: '2026-10' });
  const caseId = await opened(rectify);
  await here.settle();
  const view = await onlyCase(b, 'asking');
  expect(view).toMatchObject({
    kind: 'notice',
    sort: 'rectify',
    title: rectify.title,
    phase: 'notified',
    status: 'action',
    due: '2026-12-31',
    may: ['read'],
    notice: {
      sort: 'rectify',
      text: rectify.words,
      answer: true,
      about: [
        { dataset: 'M1', period: '2026-09', submission: null },
        { dataset: 'M1', period: '2026-10', submission: { id: draft.id, sealed: false } },
      ],
    },
  });
  expect((await here.a.ask('cases.list', all)).total).toBe(0);

  const { id } = view;
  expect(await b.client.call('cases.respond', { id, words: '已补报，特此说明。' })).toMatchObject({
    ok: false,
    problem: { code: 'cases/wrongStep' },
  });
  expect(await b.ask('cases.read', { id })).toMatchObject({ pending: 'read', status: 'waiting' });
  await here.settle();
  const read = await b.ask('cases.get', { id });
  expect(read).toMatchObject({ phase: 'read', status: 'action', pending: null, may: ['reply'] });
  expect(read.steps.at(-1)).toMatchObject({ step: 'read', proof: 'delivered', receiptNo: expect.stringMatching(/^AJ/) });
  expect(read.steps.at(-1)?.who).not.toBe('');

  expect(await b.client.call('cases.respond', { id, words: '好' })).toMatchObject({
    ok: false,
    problem: { code: 'cases/wordsMissing' },
  });
  await b.ask('cases.respond', { id, words: '已补报 10 月数据，并完善了交接制度。' });
  await here.settle();
  const answered = await b.ask('cases.get', { id });
  expect(answered).toMatchObject({ phase: 'answered', status: 'waiting', daysLeft: null, may: [] });
  expect(answered.steps.at(-1)).toMatchObject({
    step: 'reply',
    proof: 'delivered',
    words: '已补报 10 月数据，并完善了交接制度。',
  });

  expect((await control('', { caseId, step: 'close', words: '已整改到位，予以办结。' })).status).toBe(200);
  await here.settle();
  expect(await b.ask('cases.get', { id })).toMatchObject({ phase: 'closed', status: 'over', may: [] });
});

it('what only informs is over with the read receipt, on both sides, and cannot be answered', async () => {
  await begin();
  const { b, platform } = here;
  await control('/desk', { auto: false });
  const caseId = await opened(circular);
  await here.settle();
  const { id } = await onlyCase(b, 'asking');
  await b.ask('cases.read', { id });
  await here.settle();
  // The office has not closed it yet; for this unit nothing is left to do all the same.
  expect(await b.ask('cases.get', { id })).toMatchObject({ sort: 'circular', phase: 'read', status: 'over', may: [] });
  expect(await b.client.call('cases.respond', { id, words: '收到，谢谢。' })).toMatchObject({
    ok: false,
    problem: { code: 'cases/noAnswerAsked' },
  });
  await control('/desk', { auto: true });
  expect((await control('', { caseId, step: 'close' })).body).toMatchObject({ phase: 'closed' });

  const next = await opened({ ...circular, title: '目录变动', content: { ...circular.content, sort: 'catalog' } });
  await here.settle();
  await b.ask('cases.read', { id: next });
  await here.settle();
  expect(platform.state.cases.get(next)?.phase).toBe('closed');
  expect((await b.ask('cases.get', { id: next })).phase).toBe('closed');
});

it('one that is too late counts as waiting for us, days over, until it is answered; a reminder may move the day', async () => {
  await begin();
  const { b } = here;
  const caseId = await opened({ ...rectify, due: '2020-01-31' });
  await here.settle();
  await b.ask('cases.read', { id: caseId });
  await here.settle();
  const list = await b.ask('cases.list', all);
  expect(list.counts).toEqual({ action: 1, waiting: 0, over: 0 });
  expect(list.rows[0]?.daysLeft).toBeLessThan(-365);
  await control('', { caseId, step: 'remind', due: '2099-01-31' });
  await here.settle();
  const reminded = await b.ask('cases.get', { id: caseId });
  expect(reminded).toMatchObject({ phase: 'read', status: 'action', due: '2099-01-31', unread: true });
  expect(reminded.daysLeft).toBeGreaterThan(365);
});

it('the office cannot send one that contradicts itself', async () => {
  await begin();
  for (const wrong of [
    { ...rectify, content: { ...rectify.content, answer: false } },
    { ...rectify, due: null },
    { ...rectify, due: '2026-02-30' },
    { ...rectify, words: ' ' },
    { ...rectify, content: { ...rectify.content, sort: 'gossip' } },
    { ...rectify, content: { ...rectify.content, about: [{ dataset: 'NONE', periods: [] }] } },
  ])
    expect([wrong, (await control('/open', wrong)).status]).toEqual([wrong, 400]);
  expect(here.platform.state.cases.all()).toEqual([]);
  expect(noticeContentSchema.safeParse({ title: rectify.title, ...rectify.content }).success).toBe(true);
});

it('an answer nobody asked for is refused by the platform and can be taken back', async () => {
  await begin();
  const { b, platform } = here;
  const id = await opened(rectify);
  await here.settle();
  await b.ask('cases.read', { id });
  await here.settle();
  const record = platform.state.cases.get(id);
  if (!record) throw new Error('no case');
  // The office's books say otherwise than what this unit was told.
  platform.state.cases.put({ ...record, content: { ...record.content, sort: 'circular', answer: false } });
  await b.ask('cases.respond', { id, words: '已补报，特此说明。' });
  await b.ask('sync.now', {});
  const { items } = await b.ask('sync.status', {});
  expect(items.find((item) => item.case === id)).toMatchObject({ state: 'refused' });
  expect(platform.state.cases.get(id)?.phase).toBe('read');
  expect(await b.ask('cases.takeBack', { id })).toMatchObject({ phase: 'read', status: 'action', may: ['reply'], pending: null });
});
