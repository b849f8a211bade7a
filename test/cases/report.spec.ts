import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Desk } from '../support/desk.ts';
import { fileReport, obtainer, onlyCase, provider, type TwoDesks, twoDesks, wrongRecord } from './support.ts';

let here: TwoDesks;
afterEach(() => here.end());

const steps = async (desk: Desk, box: 'asked' | 'asking') => (await onlyCase(desk, box)).steps.map(({ step }) => step);

/** Sends three rows of October, so that there is something to be wrong. */
async function deliver(desk: Desk): Promise<{ id: string; batchId: string }> {
  const { id } = await desk.ask('submissions.open', { dataset: 'M1', period: '2026-10' });
  const block = [
    ['N1', provider.uscc, '1.5'],
    ['N2', provider.uscc, '2.5'],
    ['N3', provider.uscc, '3.5'],
  ];
  await desk.ask('records.paste', { id, rid: null, field: 'BH', block });
  await desk.ask('validation.run', { id });
  const sealed = await desk.ask('submissions.approve', { id });
  return { id, batchId: sealed.batchId ?? '' };
}

describe('an error report (第十二条)', () => {
  it('goes from the obtaining unit over the sharing authority to the providing unit, is corrected, confirmed and closed', async () => {
    here = await twoDesks();
    const { a, b } = here;
    const sent = await deliver(b);
    await here.settle();
    const filed = await fileReport(a, [wrongRecord({ batch: sent.batchId })], '郑获函〔2026〕7号');
    expect(filed).toMatchObject({
      status: 'waiting',
      phase: null,
      pending: 'report',
      docNo: '郑获函〔2026〕7号',
      paper: { state: 'queued' },
    });
    expect(filed.steps.at(-1)).toMatchObject({ step: 'report', proof: 'queued', receiptNo: null });
    await here.settle();

    const reported = await onlyCase(a, 'asked');
    expect(reported).toMatchObject({ phase: 'urged', status: 'waiting', pending: null, paper: { state: 'sent' }, unread: true });
    expect(reported.steps.find(({ step }) => step === 'report')).toMatchObject({
      proof: 'delivered',
      receiptNo: expect.stringMatching(/^AJ/),
    });
    expect(await steps(a, 'asked')).toEqual(['drafted', 'submitted', 'signed', 'report', 'register', 'urge']);

    const asked = await onlyCase(b, 'asking');
    expect(asked).toMatchObject({ kind: 'correction', status: 'action', phase: 'urged', due: reported.due, may: ['accept'] });
    expect(asked.daysLeft).toBeGreaterThan(9);
    expect(asked.other).toEqual({ uscc: obtainer.uscc, name: obtainer.name });
    expect(asked.list).toMatchObject([{ n: 1, given: '1.5', believed: '12.50', field: 'JE', key: { BH: 'N1' } }]);
    const { id } = asked;
    await b.ask('cases.accept', { id });
    await here.settle();
    expect((await onlyCase(a, 'asked')).phase).toBe('verifying');

    const dossier = await b.ask('cases.dossier', { id, n: 1 });
    expect(dossier.versions).toMatchObject([{ submission: sent.id, named: true, row: 1, cells: ['N1', provider.uscc, '1.5'] }]);
    const { submission } = await b.ask('cases.correct', { id, n: 1 });
    const [row] = await b.ask('records.page', { id: submission, start: 0, count: 5 });
    await b.ask('records.edit', { id: submission, label: '更正', changes: [{ rid: row?.rid ?? 0, field: 'JE', text: '12.50' }] });
    await b.ask('validation.run', { id: submission });
    await b.ask('cases.decide', { id, list: [{ n: 1, decision: 'corrected', value: '12.50', reason: '' }] });
    await b.ask('cases.answer', { id, words: '经核实，第1条属实，已更正。' });
    const correction = await b.ask('submissions.approve', { id: submission });
    await b.ask('cases.submit', { id });
    await b.ask('cases.sign', { id });
    const answered = await b.ask('cases.file', { id, docNo: '郑测复〔2026〕3号' });
    expect(answered.corrections).toMatchObject([{ submission, batchId: correction.batchId }]);
    await here.settle();

    const feedback = await onlyCase(a, 'asked');
    expect(feedback).toMatchObject({ phase: 'answered', status: 'action', may: ['confirm', 'contest'] });
    expect(feedback.list).toMatchObject([{ decision: 'corrected', value: '12.50' }]);
    const reply = feedback.steps.find(({ step }) => step === 'reply');
    expect(reply).toMatchObject({
      docNo: '郑测复〔2026〕3号',
      words: '经核实，第1条属实，已更正。',
      content: { batches: [correction.batchId] },
    });
    expect(feedback.steps.filter(({ step }) => step === 'corrected')).toMatchObject([
      { content: { batchId: correction.batchId } },
    ]);

    await a.ask('cases.confirm', { id: feedback.id, words: '' });
    await here.settle();
    for (const [desk, box] of [
      [a, 'asked'],
      [b, 'asking'],
    ] as const)
      expect(await onlyCase(desk, box)).toMatchObject({
        phase: 'closed',
        status: 'over',
        pending: null,
        may: box === 'asked' ? ['reopen'] : [],
      });
  });

  it('is contested with a reason, goes back with a new due day, and is answered again', async () => {
    here = await twoDesks();
    const { a, b } = here;
    const first = await fileReport(a, [wrongRecord()], '郑获函〔2026〕8号');
    await here.settle();
    const { id } = await onlyCase(b, 'asking');
    const answer = async (docNo: string) => {
      await b.ask('cases.accept', { id });
      await here.settle();
      await b.ask('cases.decide', { id, list: [{ n: 1, decision: 'notCorrected', value: null, reason: '与原始凭证一致' }] });
      await b.ask('cases.answer', { id, words: '经核实，原值无误。' });
      await b.ask('cases.submit', { id });
      await b.ask('cases.sign', { id });
      await b.ask('cases.file', { id, docNo });
      await here.settle();
    };
    await answer('郑测复〔2026〕4号');
    expect(await a.client.call('cases.contest', { id: first.id, words: '不对' })).toMatchObject({
      ok: false,
      problem: { code: 'cases/wordsMissing' },
    });
    await a.ask('cases.contest', { id: first.id, words: '凭证系次月红冲，请再核' });
    await here.settle();
    const again = await onlyCase(b, 'asking');
    expect(again).toMatchObject({ phase: 'urged', status: 'action', may: ['accept'] });
    expect(again.steps.slice(-2)).toMatchObject([
      { step: 'contest', words: '凭证系次月红冲，请再核', unit: obtainer.name },
      { step: 'urge' },
    ]);
    await answer('郑测复〔2026〕5号');
    await a.ask('cases.confirm', { id: first.id, words: '同意' });
    await here.settle();
    expect((await onlyCase(b, 'asking')).phase).toBe('closed');
    await a.ask('cases.reopen', { id: first.id, words: '又发现同类错误' });
    await here.settle();
    expect(await onlyCase(b, 'asking')).toMatchObject({ phase: 'urged', status: 'action' });
  });
});

describe('what an officer may not do', () => {
  const refused = async (asked: Promise<unknown>) =>
    expect(asked).rejects.toMatchObject({ problem: { code: expect.any(String) } });
  const code = async (asked: Promise<unknown>): Promise<string> =>
    asked.then(
      () => 'done',
      (error: { problem: { code: string } }) => error.problem.code,
    );

  it('leave the unit unsigned, unnumbered, incomplete, or with a number that is taken', async () => {
    here = await twoDesks();
    const { a } = here;
    const { id } = await a.ask('cases.draft', { answerer: provider.uscc, title: '函' });
    expect(await code(a.ask('cases.submit', { id }))).toBe('cases/noRecords');
    await a.ask('cases.record', { id, n: null, records: [wrongRecord({ believed: '1.5' })] });
    expect(await code(a.ask('cases.submit', { id }))).toBe('cases/recordIncomplete');
    await a.ask('cases.record', { id, n: 1, records: [wrongRecord()] });
    expect(await code(a.ask('cases.sign', { id }))).toBe('cases/paper');
    expect(await code(a.ask('cases.submit', { id }))).toBe('cases/noText');
    await a.ask('cases.write', { id, words: '于【取得时间】取得' });
    expect(await code(a.ask('cases.submit', { id }))).toBe('cases/blanks');
    await a.ask('cases.write', { id, words: '请予核实。' });
    await a.ask('cases.submit', { id });
    expect(await code(a.ask('cases.write', { id, words: '改' }))).toBe('cases/fixed');
    expect(await code(a.ask('cases.record', { id, n: 1, records: [wrongRecord()] }))).toBe('cases/fixed');
    await a.ask('cases.sendBack', { id, words: '请补充凭证号' });
    expect((await a.ask('cases.get', { id })).paper).toMatchObject({ state: 'draft', note: '请补充凭证号' });
    await a.ask('cases.submit', { id });
    expect(await code(a.ask('cases.file', { id, docNo: '郑获函〔2026〕1号' }))).toBe('cases/paper');
    await a.ask('cases.sign', { id });
    expect(await code(a.ask('cases.file', { id, docNo: '第一号' }))).toBe('cases/docNo');
    await a.ask('cases.file', { id, docNo: '郑获函[2026]第01号' });
    expect((await a.ask('cases.get', { id })).docNo).toBe('郑获函〔2026〕1号');
    expect(await code(a.ask('cases.discard', { id }))).toBe('cases/fixed');
    await refused(fileReport(a, [wrongRecord()], '郑获函〔2026〕1号'));
    expect(await code(a.ask('cases.draft', { answerer: obtainer.uscc, title: '函' }))).toBe('cases/own');
  });

  it('take steps out of order, or decide what contradicts itself', async () => {
    here = await twoDesks();
    const { a, b } = here;
    const filed = await fileReport(a, [wrongRecord(), wrongRecord({ believed: '13.00' })], '郑获函〔2026〕9号');
    expect(await code(a.ask('cases.confirm', { id: filed.id, words: '' }))).toBe('cases/pending');
    await here.settle();
    expect(await code(a.ask('cases.confirm', { id: filed.id, words: '' }))).toBe('cases/wrongStep');
    const { id } = await onlyCase(b, 'asking');
    expect(await code(b.ask('cases.answer', { id, words: '' }))).toBe('cases/wrongStep');
    await b.ask('cases.accept', { id });
    await here.settle();
    await b.ask('cases.decide', {
      id,
      list: [
        { n: 1, decision: 'corrected', value: '12.50', reason: '' },
        { n: 2, decision: 'notCorrected', value: null, reason: '无误' },
      ],
    });
    await b.ask('cases.answer', { id, words: '' });
    expect(await code(b.ask('cases.submit', { id }))).toBe('cases/contradiction');
    await b.ask('cases.decide', { id, list: [{ n: 2, decision: 'corrected', value: '1.5', reason: '' }] });
    expect(await code(b.ask('cases.submit', { id }))).toBe('cases/sameValue');
    await b.ask('cases.decide', { id, list: [{ n: 2, decision: null, value: null, reason: '' }] });
    expect(await code(b.ask('cases.submit', { id }))).toBe('cases/undecided');
    expect(await code(b.ask('cases.correct', { id, n: 1 }))).toBe('cases/noDelivery');
    expect(await code(b.ask('cases.get', { id: 'none' }))).toBe('cases/unknown');
  });
});

describe('a letter that waits in the outbox', () => {
  it('can be taken back while it never left, and when the platform refused it; then its number is free again', async () => {
    here = await twoDesks();
    const { a, platform } = here;
    await a.ask('sync.pause', { paused: true });
    const { id } = await fileReport(a, [wrongRecord()], '郑获函〔2026〕30号');
    const back = await a.ask('cases.takeBack', { id });
    expect(back).toMatchObject({
      pending: null,
      caseId: null,
      docNo: null,
      status: 'action',
      paper: { state: 'signed', docNo: null },
    });
    expect(back.steps.map(({ step }) => step)).toEqual(['drafted', 'submitted', 'signed']);
    expect((await a.ask('sync.status', {})).items).toEqual([]);
    await a.ask('cases.file', { id, docNo: '郑获函〔2026〕30号' });
    await a.ask('sync.pause', { paused: false });
    platform.faults.add({ kind: 'error', status: 409, code: 2003, match: { method: 'POST', path: '/v1/cases' }, count: 1 });
    await here.settle();
    expect(await onlyCase(a, 'asked')).toMatchObject({ phase: 'urged', pending: null });
    expect(await a.client.call('cases.takeBack', { id })).toMatchObject({ ok: false, problem: { code: 'cases/nothingWaits' } });

    // Another workstation of the unit used the number before: the platform says no for good.
    const other = await a.ask('cases.draft', { answerer: provider.uscc, title: '函' });
    await a.ask('cases.record', { id: other.id, n: null, records: [wrongRecord()] });
    await a.ask('cases.write', { id: other.id, words: '请予核实。' });
    await a.ask('cases.submit', { id: other.id });
    await a.ask('cases.sign', { id: other.id });
    platform.faults.add({ kind: 'error', status: 422, code: 2005, match: { method: 'POST', path: '/v1/cases' }, count: 1 });
    await a.ask('cases.file', { id: other.id, docNo: '郑获函〔2026〕31号' });
    await a.ask('sync.now', {});
    const { items } = await a.ask('sync.status', {});
    expect(items.find((item) => item.case === other.id)).toMatchObject({ state: 'refused' });
    expect(await a.ask('cases.takeBack', { id: other.id })).toMatchObject({ pending: null, paper: { state: 'signed' } });
    await a.ask('cases.file', { id: other.id, docNo: '郑获函〔2026〕31号' });
    await here.settle();
    expect(await a.ask('cases.get', { id: other.id })).toMatchObject({ phase: 'urged' });
  });
});

it('a report may begin in the file that was received: its rows are read as the dataset names them', async () => {
  here = await twoDesks();
  const folder = mkdtempSync(join(tmpdir(), 'received-'));
  const path = join(folder, '共享数据.csv');
  writeFileSync(path, '某某数据（10月）\n编号,金额,备注\nN1,1.5,甲\nN2,2.5,乙\nN12,7,丙\n');
  const token = here.a.choose(path);
  const all = await here.a.ask('cases.received', { token, dataset: 'M1', text: '' });
  expect(all).toMatchObject({ file: '共享数据.csv', fields: ['BH', 'JE'], found: 3 });
  const some = await here.a.ask('cases.received', { token, dataset: 'M1', text: 'ｎ１' });
  expect(some.rows).toEqual([
    { row: 3, cells: { BH: 'N1', JE: '1.5' } },
    { row: 5, cells: { BH: 'N12', JE: '7' } },
  ]);
  expect(await here.a.client.call('cases.received', { token: 'gone', dataset: 'M1', text: '' })).toMatchObject({
    ok: false,
    problem: { code: 'file/gone' },
  });
  rmSync(folder, { recursive: true, force: true });
});
