import { afterEach, expect, it } from 'vitest';
import { openOfficeCase } from '../platform/cases.ts';
import { obtainer, onlyCase, type TwoDesks, twoDesks } from './support.ts';

let here: TwoDesks;
afterEach(() => here.end());

const doubts = Array.from({ length: 40 }, (_, n) => ({
  n: n + 1,
  subject: `企业${n + 1}`,
  code: null,
  clue: '申报收入低于开票额',
  basis: '开票数据与申报表比对',
  involved: '10000.50',
}));

const begin = () =>
  openOfficeCase(here.platform.state, {
    uscc: obtainer.uscc,
    kind: 'doubt',
    title: '2026 年第三季度疑点信息',
    words: '请查证落实，并反馈查证结果和应用效果。',
    due: '2026-12-31',
    content: { doubts },
  });

it('doubts go to the tax authority alone, are verified one by one and in bulk, and fed back as they come (第十一条)', async () => {
  here = await twoDesks();
  const { a, b, platform } = here;
  const { caseId } = begin();
  await here.settle();
  expect(await b.ask('cases.list', { box: 'asking', status: null, kind: 'doubt', text: '', start: 0, count: 10 })).toMatchObject({
    total: 0,
  });
  const view = await onlyCase(a, 'asking');
  expect(view).toMatchObject({ kind: 'doubt', title: '2026 年第三季度疑点信息', due: '2026-12-31', may: ['accept'] });
  expect(view.doubts).toHaveLength(40);
  const { id } = view;
  await a.ask('cases.accept', { id });
  await here.settle();
  const nothing = await a.client.call('cases.feedback', { id, words: '' });
  expect(nothing).toMatchObject({ ok: false, problem: { code: 'cases/nothingVerified' } });
  const wrong = await a.client.call('cases.verify', { id, ns: [1], result: 'true', amount: '一万', effect: '' });
  expect(wrong).toMatchObject({ ok: false, problem: { code: 'cases/amount' } });

  await a.ask('cases.verify', { id, ns: [1], result: 'partly', amount: '1,250.5', effect: '补缴增值税' });
  await a.ask('cases.verify', {
    id,
    ns: doubts.slice(1, 30).map(({ n }) => n),
    result: 'false',
    amount: null,
    effect: '已有合理说明',
  });
  const first = await a.ask('cases.feedback', { id, words: '第一批' });
  expect(first.pending).toBe('reply');
  await here.settle();
  // It goes on after the first word: what is new is told, what was told stays told.
  await a.ask('cases.verify', { id, ns: [31], result: 'unverifiable', amount: null, effect: '企业已注销' });
  await a.ask('cases.feedback', { id, words: '第二批' });
  await here.settle();
  const after = await a.ask('cases.get', { id });
  expect(after).toMatchObject({ phase: 'answered', pending: null, status: 'waiting' });
  expect(after.doubts.filter(({ told }) => told)).toHaveLength(31);
  expect(after.doubts[0]).toMatchObject({ result: 'partly', amount: '1250.5', told: true });
  expect(after.steps.filter(({ step }) => step === 'reply').map(({ words, content }) => [words, content.results])).toEqual([
    ['第一批', 30],
    ['第二批', 1],
  ]);
  platform.office.take(caseId, 'close');
  await here.settle();
  expect(await onlyCase(a, 'asking')).toMatchObject({ phase: 'closed', status: 'over' });
});
