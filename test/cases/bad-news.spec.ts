import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CaseNews, caseMessageSchema } from '../../shared/cases/message.ts';
import { verifyCaseReceipt } from '../../shared/sync/case-delivery.node.ts';
import type { Signed } from '../../shared/sync/protocol.ts';
import { fileReport, obtainer, onlyCase, type TwoDesks, twoDesks, wrongRecord } from './support.ts';

let here: TwoDesks;
beforeEach(async () => {
  here = await twoDesks();
});
afterEach(() => here.end());

/** Tells the obtaining unit something, signed with the platform's own key unless it is forged afterwards. */
function tell(news: Partial<CaseNews>, bend: (payload: string) => string = (payload) => payload): void {
  const { state } = here.platform;
  const whole = {
    format: 'tax-liaison-case-news/1',
    caseId: `c${'0'.repeat(40)}`,
    n: 1,
    to: obtainer.uscc,
    kind: 'errorReport',
    step: 'close',
    by: 'office',
    phase: 'closed',
    unit: { uscc: '', name: '办公室' },
    who: '',
    at: new Date(here.clock.now()).toISOString(),
    docNo: null,
    words: '',
    due: null,
    content: {},
    attachments: [],
    ...news,
  };
  const signed = state.keys.receipt.sign(JSON.stringify(whole));
  state.inbox.push(obtainer.uscc, 'case', {
    caseId: whole.caseId,
    n: whole.n,
    news: { ...signed, payload: bend(signed.payload) },
  });
}

const line = async () => {
  const { lineProblem } = await here.a.ask('sync.now', {});
  return lineProblem?.code ?? null;
};

describe('news that may not be believed, or do not fit', () => {
  it('of a case nobody opened are kept unread, and the feed goes on', async () => {
    tell({});
    expect(await line()).toBe('cases/unknownCase');
    expect(await line()).toBeNull();
    const { notices } = await here.a.ask('sync.status', {});
    expect(notices.find(({ kind }) => kind === 'case')).toMatchObject({ known: false });
    await fileReport(here.a, [wrongRecord()], '郑获函〔2026〕1号');
    await here.settle();
    expect((await onlyCase(here.a, 'asked')).phase).toBe('urged');
  });

  it('out of order, missing one, told twice, for another unit or of another kind change nothing', async () => {
    await fileReport(here.a, [wrongRecord()], '郑获函〔2026〕2号');
    await here.settle();
    const before = await onlyCase(here.a, 'asked');
    const caseId = before.caseId ?? '';
    for (const [news, code] of [
      [{ n: 3 }, 'cases/outOfOrder'],
      [{ n: 5, step: 'reply', by: 'answerer', phase: 'answered' }, 'cases/outOfOrder'],
      [{ n: 3, step: 'confirm', by: 'asker', phase: 'confirmed' }, 'cases/outOfOrder'],
      [{ n: 3, kind: 'permit', step: 'grant', phase: 'granted' }, 'cases/outOfOrder'],
      [{ n: 3, to: 'somebody', step: 'remind', phase: 'urged' }, 'cases/unverified'],
      [{ n: 2, step: 'urge', phase: 'urged' }, null],
    ] satisfies [Partial<CaseNews>, string | null][]) {
      tell({ caseId, ...news });
      expect([news, await line()]).toEqual([news, code]);
      await here.a.ask('sync.now', {});
    }
    expect(await onlyCase(here.a, 'asked')).toEqual(before);
  });

  it('with a signature that is not over these words are not taken over', async () => {
    await fileReport(here.a, [wrongRecord()], '郑获函〔2026〕3号');
    await here.settle();
    const { caseId } = await onlyCase(here.a, 'asked');
    tell({ caseId: caseId ?? '', n: 3, step: 'remind', phase: 'urged', words: '一' }, (payload) =>
      payload.replace('"一"', '"二"'),
    );
    expect(await line()).toBe('cases/unverified');
    expect((await onlyCase(here.a, 'asked')).steps.some(({ step }) => step === 'remind')).toBe(false);
  });
});

it('a step whose receipt was lost on the way is the same step when it is sent again', async () => {
  const { a, b, platform } = here;
  platform.faults.add({ kind: 'lost', match: { method: 'POST', path: '/v1/cases' }, count: 2 });
  await fileReport(a, [wrongRecord()], '郑获函〔2026〕4号');
  await a.ask('sync.now', {});
  // The office's news may come before our own receipt; neither is believed less for it.
  await here.settle();
  await here.settle();
  const view = await onlyCase(a, 'asked');
  expect(view).toMatchObject({ phase: 'urged', pending: null });
  expect(view.steps.filter(({ step }) => step === 'report')).toHaveLength(1);
  expect(platform.state.cases.all()).toHaveLength(1);
  expect((await onlyCase(b, 'asking')).steps).toHaveLength(1);
});

it('a platform that is killed and started again, and a desk that is closed, go on where they were', async () => {
  await fileReport(here.a, [wrongRecord()], '郑获函〔2026〕5号');
  await here.reopen('a');
  expect(await onlyCase(here.a, 'asked')).toMatchObject({ pending: 'report', paper: { state: 'queued' } });
  await here.settle();
  expect((await onlyCase(here.a, 'asked')).phase).toBe('urged');
});

it('nobody says sent without a receipt that verifies', async () => {
  const { a, platform } = here;
  platform.office.auto = false;
  platform.faults.add({ kind: 'captive', match: { method: 'POST', path: '/v1/cases' }, count: null });
  await fileReport(a, [wrongRecord()], '郑获函〔2026〕6号');
  await a.ask('sync.now', {});
  const view = await onlyCase(a, 'asked');
  expect(view).toMatchObject({ phase: null, pending: 'report', paper: { state: 'queued' } });
  expect(view.steps.at(-1)).toMatchObject({ step: 'report', proof: 'queued', receiptNo: null });
  const { items } = await a.ask('sync.status', {});
  expect(items[0]).toMatchObject({ state: 'waiting', cause: { code: 'sync/notPlatform' }, case: view.id });
  platform.faults.clear();
  await here.settle();
  expect(await onlyCase(a, 'asked')).toMatchObject({ phase: 'reported', pending: null });

  // What else could pass for a receipt.
  const [record] = platform.state.cases.all();
  const [sent] = record?.messages ?? [];
  if (!record || !sent) throw new Error('nothing came');
  const message = caseMessageSchema.parse(JSON.parse(sent.envelope.payload));
  const { caseId, messageId } = message;
  const outgoing = { caseId, messageId, envelope: sent.envelope };
  const keys = platform.state.keys.all();
  const verify = (signed: Signed, about = outgoing) => verifyCaseReceipt(signed, about, keys).ok;
  expect(verify(sent.receipt)).toBe(true);
  expect(verify({ ...sent.receipt, payload: sent.receipt.payload.replace(/AJ\d/, 'AJ9') })).toBe(false);
  expect(verify({ ...sent.receipt, keyId: 'nobody' })).toBe(false);
  expect(verify(platform.state.keys.catalog.sign(sent.receipt.payload))).toBe(false);
  expect(verify(sent.receipt, { ...outgoing, messageId: `m${'0'.repeat(40)}` })).toBe(false);
  expect(verify(sent.receipt, { ...outgoing, caseId: `c${'0'.repeat(40)}` })).toBe(false);
  expect(verify(sent.receipt, { ...outgoing, envelope: { ...sent.envelope, payload: `${sent.envelope.payload} ` } })).toBe(false);
});
