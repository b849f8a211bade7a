import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundleHeader } from '../../shared/sync/bundle.node.ts';
import type { CarriedIn } from '../../shared/sync/model.ts';
import type { Desk } from '../support/desk.ts';
import { value } from '../support/submissions-world.ts';
import { onlyCase, provider, type TwoDesks, twoDesks, wrongRecord } from './support.ts';

/** Two units that no line reaches; what they say to each other goes on a medium, by way of the platform. */

let here: TwoDesks;
let folder: string;
let trips = 0;
beforeEach(async () => {
  here = await twoDesks();
  folder = mkdtempSync(join(tmpdir(), 'by-hand-'));
  here.platform.faults.add({ kind: 'captive', count: null });
  for (const desk of [here.a, here.b]) await desk.ask('sync.pause', { paused: true });
});
afterEach(async () => {
  await here.end();
  rmSync(folder, { recursive: true, force: true });
});

async function out(desk: Desk, ids: number[] | null = null): Promise<Buffer> {
  const { token } = await desk.ask('sync.carryOut', { ids });
  const pieces: Uint8Array[] = [];
  for await (const piece of value(await desk.take(token)).bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}
function back(desk: Desk, bundle: Buffer): Promise<CarriedIn> {
  trips += 1;
  const path = join(folder, `${trips}.liaison`);
  writeFileSync(path, bundle);
  return desk.ask('sync.carryIn', { token: desk.choose(path) });
}
/** To the platform and back again. */
const trip = async (desk: Desk): Promise<CarriedIn> => back(desk, await here.platform.importBundle(await out(desk)));

const scan = randomBytes(2_500_000);

/** A report with a file, signed and in the outbox. */
async function reported(desk: Desk, docNo: string): Promise<string> {
  const { id } = await desk.ask('cases.draft', { answerer: provider.uscc, title: '函' });
  await desk.ask('cases.record', { id, n: null, records: [wrongRecord()] });
  await desk.ask('cases.write', { id, words: '请予核实。' });
  const path = join(folder, '凭证扫描.pdf');
  writeFileSync(path, scan);
  await desk.ask('cases.attach', { id, token: desk.choose(path) });
  await desk.ask('cases.submit', { id });
  await desk.ask('cases.sign', { id });
  await desk.ask('cases.file', { id, docNo });
  return id;
}
const letter = async (desk: Desk) => (await desk.ask('sync.status', {})).items.find((item) => item.case !== null);
const offset = (bundle: Buffer, name: string | RegExp): number => {
  const { header, body } = value(bundleHeader(bundle));
  const n = header.files.findIndex((file) => file.name.match(name));
  if (n < 0) throw new Error(`no ${name} in ${header.files.map((file) => file.name)}`);
  return header.files.slice(0, n).reduce((sum, { bytes }) => sum + bytes, body);
};
const spoil = (bundle: Buffer, name: string | RegExp): Buffer => {
  const spoiled = Buffer.from(bundle);
  const at = offset(bundle, name) + 5;
  spoiled[at] = (spoiled[at] ?? 0) ^ 1;
  return spoiled;
};

describe('a case by hand', () => {
  it('goes out with its evidence, comes to the other side, is answered, confirmed and closed without any line', async () => {
    const { a, b } = here;
    const id = await reported(a, '郑获函〔2026〕40号');
    const bundle = await out(a);
    expect(bundle.includes(scan.subarray(0, 64))).toBe(false);
    expect(await letter(a)).toMatchObject({ state: 'paused', carriedAt: expect.any(Number) });
    expect(await back(a, await here.platform.importBundle(bundle))).toMatchObject({
      delivered: 0,
      letters: 1,
      refused: 0,
      unverified: 0,
      gap: false,
      damaged: [],
    });
    expect(await letter(a)).toMatchObject({ state: 'done' });
    expect(await a.ask('cases.get', { id })).toMatchObject({ pending: null, phase: 'urged', paper: { state: 'sent' } });

    expect(await trip(b)).toMatchObject({ letters: 0, evidence: 1 });
    const asked = await onlyCase(b, 'asking');
    expect(asked).toMatchObject({ phase: 'urged', may: ['accept'] });
    expect(asked.attachments).toMatchObject([
      { side: 'theirs', here: true, sha256: createHash('sha256').update(scan).digest('hex') },
    ]);
    await b.ask('cases.fetch', { id: asked.id, aid: asked.attachments[0]?.aid ?? 0 });
    await b.ask('cases.accept', { id: asked.id });
    expect(await trip(b)).toMatchObject({ letters: 1, evidence: 0 });
    await b.ask('cases.decide', {
      id: asked.id,
      list: [{ n: 1, decision: 'notCorrected', value: null, reason: '与原始凭证一致' }],
    });
    await b.ask('cases.answer', { id: asked.id, words: '经核实，原值无误。' });
    await b.ask('cases.submit', { id: asked.id });
    await b.ask('cases.sign', { id: asked.id });
    await b.ask('cases.file', { id: asked.id, docNo: '郑测复〔2026〕40号' });
    expect(await trip(b)).toMatchObject({ letters: 1 });

    await trip(a);
    expect(await onlyCase(a, 'asked')).toMatchObject({
      phase: 'answered',
      may: ['confirm', 'contest'],
      list: [{ decision: 'notCorrected' }],
    });
    await a.ask('cases.confirm', { id, words: '' });
    expect(await trip(a)).toMatchObject({ letters: 1 });
    await trip(b);
    expect([(await onlyCase(a, 'asked')).phase, (await onlyCase(b, 'asking')).phase]).toEqual(['closed', 'closed']);
  });

  it('is one letter with what came over the line, in either order', async () => {
    const { a, platform } = here;
    const id = await reported(a, '郑获函〔2026〕41号');
    const bundle = await out(a);
    platform.faults.clear();
    await a.ask('sync.pause', { paused: false });
    await a.ask('sync.now', {});
    expect(await letter(a)).toMatchObject({ state: 'done' });
    const returned = await platform.importBundle(bundle);
    await platform.importBundle(bundle);
    expect(await back(a, returned)).toMatchObject({ letters: 1, unverified: 0 });
    const [record, ...others] = platform.state.cases.all();
    expect([record?.messages.length, others.length]).toEqual([1, 0]);

    // The other way about: the medium was there first, and its answer is not back when the line returns.
    await a.ask('sync.pause', { paused: true });
    const other = await reported(a, '郑获函〔2026〕42号');
    await platform.importBundle(await out(a));
    expect(await a.client.call('cases.takeBack', { id: other })).toMatchObject({
      ok: false,
      problem: { code: 'cases/maybeThere' },
    });
    await a.ask('sync.pause', { paused: false });
    await a.ask('sync.now', {});
    expect(await a.ask('cases.get', { id: other })).toMatchObject({ pending: null, phase: 'urged' });
    expect(platform.state.cases.all().map(({ messages }) => messages.length)).toEqual([1, 1]);
    expect((await a.ask('cases.get', { id })).steps.filter(({ step }) => step === 'report')).toHaveLength(1);
  });

  it('brings back what the platform refuses, with its reason, and the letter can be taken back', async () => {
    const { a, platform } = here;
    const first = await reported(a, '郑获函〔2026〕43号');
    await trip(a);
    const [known] = platform.state.cases.all();
    if (!known) throw new Error('no case');
    // Another workstation of the unit used the number of the second letter.
    platform.state.cases.put({ ...known, caseId: `c${'0'.repeat(40)}`, docNo: '郑获函〔2026〕44号' });
    const id = await reported(a, '郑获函〔2026〕44号');
    expect(await trip(a)).toMatchObject({ letters: 0, refused: 1 });
    const refused = (await a.ask('sync.status', {})).items.find((item) => item.case === id);
    expect(refused).toMatchObject({ state: 'refused', cause: { code: 'sync/refused' } });
    expect(await a.ask('cases.takeBack', { id })).toMatchObject({ pending: null, paper: { state: 'signed' } });
    expect(await a.ask('cases.get', { id: first })).toMatchObject({ phase: 'urged' });
  });

  it('finds what the medium spoiled, on either way, and uses the rest', async () => {
    const { a, b, platform } = here;
    const id = await reported(a, '郑获函〔2026〕45号');
    const bundle = await out(a);
    // Without its evidence a letter is not taken; it is said to be missing, and the letter goes on waiting.
    expect(await back(a, await platform.importBundle(spoil(bundle, /evidence/)))).toMatchObject({
      letters: 0,
      refused: 0,
      spoiled: 1,
    });
    expect(await a.ask('cases.get', { id })).toMatchObject({ pending: 'report', phase: null });
    expect(await letter(a)).toMatchObject({ state: 'paused', cause: { code: 'sync/digest' } });
    expect(await back(a, await platform.importBundle(spoil(bundle, /message\.json/)))).toMatchObject({ letters: 0 });
    const returned = await platform.importBundle(bundle);
    const answer = /^cases\/m[0-9a-f]{40}\.json$/;
    expect(await back(a, spoil(returned, answer))).toMatchObject({
      letters: 0,
      damaged: [expect.stringMatching(answer)],
    });
    // The news of what followed were whole: the case went on, and only the receipt is still to come.
    expect(await a.ask('cases.get', { id })).toMatchObject({ phase: 'urged', pending: 'report' });
    expect(await back(a, returned)).toMatchObject({ letters: 1 });
    expect(await a.ask('cases.get', { id })).toMatchObject({ phase: 'urged', pending: null });

    // Evidence that was spoiled on its way to the other side is asked for again with the next bundle.
    const theirs = await platform.importBundle(await out(b));
    expect(await back(b, spoil(theirs, /^evidence/))).toMatchObject({
      evidence: 0,
      damaged: [expect.stringMatching(/^evidence/)],
    });
    expect((await onlyCase(b, 'asking')).attachments).toMatchObject([{ here: false }]);
    expect(await trip(b)).toMatchObject({ evidence: 1 });
    expect((await onlyCase(b, 'asking')).attachments).toMatchObject([{ here: true }]);
    expect(await trip(b)).toMatchObject({ evidence: 0 });
  });

  it('takes no receipt that is not for this letter, and no news the platform did not sign', async () => {
    const { a, platform } = here;
    const id = await reported(a, '郑获函〔2026〕46号');
    const bundle = await out(a);
    const forged = platform.state.keys.receipt.sign(JSON.stringify({ format: 'tax-liaison-case-receipt/1' }));
    await platform.importBundle(bundle);
    const [record] = platform.state.cases.all();
    if (!record) throw new Error('no case');
    const messages = record.messages.map((one) => ({ ...one, receipt: forged }));
    platform.state.cases.put({ ...record, messages });
    expect(await back(a, await platform.importBundle(bundle))).toMatchObject({ letters: 0, unverified: 1 });
    expect(await letter(a)).toMatchObject({ state: 'paused' });
    expect(await a.ask('cases.get', { id })).toMatchObject({ pending: 'report' });
  });
});
