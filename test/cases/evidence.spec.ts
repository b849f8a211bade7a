import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Desk } from '../support/desk.ts';
import { onlyCase, provider, type TwoDesks, twoDesks, wrongRecord } from './support.ts';

let here: TwoDesks;
let folder: string;
beforeEach(async () => {
  here = await twoDesks();
  folder = mkdtempSync(join(tmpdir(), 'evidence-'));
});
afterEach(async () => {
  await here.end();
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, bytes: Buffer | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function drafted(desk: Desk): Promise<string> {
  const { id } = await desk.ask('cases.draft', { answerer: provider.uscc, title: '函' });
  await desk.ask('cases.record', { id, n: null, records: [wrongRecord()] });
  await desk.ask('cases.write', { id, words: '请予核实。' });
  return id;
}
const send = async (desk: Desk, id: string): Promise<void> => {
  await desk.ask('cases.submit', { id });
  await desk.ask('cases.sign', { id });
  await desk.ask('cases.file', { id, docNo: '郑获函〔2026〕20号' });
};
const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'done',
    (error: { problem: { code: string } }) => error.problem.code,
  );

async function bytesOf(desk: Desk, token: string): Promise<Buffer> {
  const taken = await desk.take(token);
  if (!taken.ok) throw new Error(taken.problem.code);
  const parts: Uint8Array[] = [];
  for await (const part of taken.value.bytes) parts.push(part);
  return Buffer.concat(parts);
}

it('evidence goes with its letter over a line that breaks, and reaches the other side to the byte', async () => {
  const { a, b, platform } = here;
  const scan = randomBytes(3_500_000);
  const id = await drafted(a);
  const path = file('凭证扫描.pdf', scan);
  for (let n = 0; n < 2; n += 1) await a.ask('cases.attach', { id, token: a.choose(path) });
  const { attachments } = await a.ask('cases.attach', { id, token: a.choose(file('setup.exe', 'MZ')) });
  expect(attachments.map(({ name, bytes }) => [name, bytes])).toEqual([
    ['凭证扫描.pdf', 3_500_000],
    ['凭证扫描 (2).pdf', 3_500_000],
    ['setup.exe', 2],
  ]);
  await a.ask('cases.detach', { id, aid: attachments[1]?.aid ?? 0 });
  platform.faults.add({ kind: 'cut', bytes: 900_000, match: { method: 'PATCH' }, count: 2 });
  await send(a, id);
  await here.settle();
  await here.settle();
  expect(await a.ask('cases.get', { id })).toMatchObject({ pending: null, phase: 'urged' });
  // What the office passes on is told to both; to whom it belongs it is not evidence of the other side.
  expect((await a.ask('cases.get', { id })).attachments.map(({ side, name }) => [side, name])).toEqual([
    ['ours', '凭证扫描.pdf'],
    ['ours', 'setup.exe'],
  ]);
  const got = await onlyCase(b, 'asking');
  expect(got.attachments).toMatchObject([
    { name: '凭证扫描.pdf', side: 'theirs', here: false, sha256: createHash('sha256').update(scan).digest('hex') },
    { name: 'setup.exe', side: 'theirs' },
  ]);
  const [theirs, program] = got.attachments.map(({ aid }) => aid);
  const evidence = (aid = 0) => ({ kind: 'evidence', id: got.id, aid }) as const;
  const asked = { language: 'zh', purpose: '核对对方所附凭证' } as const;
  // Not here yet, and for nothing at all: nothing leaves.
  expect(await codeOf(b.ask('exports.prepare', { of: evidence(theirs), ...asked }))).toBe('cases/fileNotHere');
  const fetched = await b.ask('cases.fetch', { id: got.id, aid: theirs ?? 0 });
  expect(fetched).toEqual({ name: '凭证扫描.pdf', bytes: scan.length });
  expect(await codeOf(b.ask('exports.prepare', { of: evidence(theirs), language: 'zh' }))).toBe('exports/purpose');
  expect((await b.ask('exports.log', { start: 0, count: 10 })).total).toBe(0);
  const taken = await b.ask('exports.prepare', { of: evidence(theirs), ...asked });
  expect((await bytesOf(b, taken.token)).equals(scan)).toBe(true);
  // Who took it out, how much and what for: in the log, and as an act with its case in the audit trail.
  await vi.waitFor(async () =>
    expect((await b.ask('exports.log', { start: 0, count: 10 })).entries).toMatchObject([
      {
        kind: 'evidence',
        who: provider.officer.name,
        file: '凭证扫描.pdf',
        purpose: asked.purpose,
        bytes: scan.length,
        sensitive: 'full',
        state: 'done',
      },
    ]),
  );
  const trail = await b.ask('audit.list', { what: 'exports.take', start: 0, count: 10 });
  expect(trail.entries).toMatchObject([
    { about: { kind: 'evidence', id: got.id, file: '凭证扫描.pdf', purpose: asked.purpose } },
  ]);
  // What would run by itself is not handed out under that name.
  const other = await b.ask('cases.fetch', { id: got.id, aid: program ?? 0 });
  expect(other.name).toBe('setup.exe.txt');
  expect((await b.ask('exports.prepare', { of: evidence(program), ...asked })).name).toBe('setup.exe.txt');
  // Both are in the store now; the platform is not needed any more.
  await platform.close();
  await b.ask('cases.fetch', { id: got.id, aid: theirs ?? 0 });
  const again = await b.ask('exports.prepare', { of: evidence(theirs), ...asked });
  expect((await bytesOf(b, again.token)).length).toBe(scan.length);
});

it('refuses what is empty, too large, gone, or comes too late', async () => {
  const { a } = here;
  const id = await drafted(a);
  expect(await codeOf(a.ask('cases.attach', { id, token: a.choose(file('空.txt', '')) }))).toBe('cases/fileEmpty');
  const huge = a.choose(file('大.bin', 'x'), 201 * 1024 * 1024);
  expect(await codeOf(a.ask('cases.attach', { id, token: huge }))).toBe('cases/fileTooLarge');
  const shrunk = a.choose(file('变.bin', 'x'.repeat(10)), 20);
  expect(await codeOf(a.ask('cases.attach', { id, token: shrunk }))).toBe('cases/fileChanged');
  const path = file('走.bin', 'x'.repeat(10));
  const gone = a.choose(path, 10);
  rmSync(path);
  expect(await codeOf(a.ask('cases.attach', { id, token: gone }))).toBe('cases/fileChanged');
  expect(await codeOf(a.ask('cases.attach', { id, token: 'nothing' }))).toBe('file/gone');
  expect((await a.ask('cases.get', { id })).attachments).toEqual([]);
  await a.ask('cases.attach', { id, token: a.choose(file('在.txt', '有')) });
  await send(a, id);
  expect(await codeOf(a.ask('cases.attach', { id, token: a.choose(file('晚.txt', '迟')) }))).toBe('cases/fixed');
  const [kept] = (await a.ask('cases.get', { id })).attachments;
  expect(await codeOf(a.ask('cases.detach', { id, aid: kept?.aid ?? 0 }))).toBe('cases/fixed');
});
