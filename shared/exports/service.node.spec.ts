import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as xlsx from 'xlsx';
import { type Desk, openDesk } from '../../test/support/desk.ts';
import { type Enrolled, enrolled, passphrase } from '../../test/support/enrolled.ts';
import { problem } from '../base/problem.ts';
import { fail, ok } from '../base/result.ts';
import { TakingFailed } from '../engine/export/taken.node.ts';
import { openStore } from '../store/open.node.ts';
import type { ExportOf } from './calls.ts';
import { exportsService } from './service.node.ts';
import { createTableFile } from './table-file.node.ts';
import { ledgerTable } from './tables.ts';

let folder = '';
let world: Enrolled;
let desk: Desk;
let id = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'exports-'));
  world = await enrolled(folder);
  desk = openDesk(world.profile);
  await desk.ask('session.unlock', { passphrase });
  id = (await desk.ask('submissions.open', { dataset: 'M1', period: world.period })).id;
  const path = join(folder, 'a.csv');
  const lines = Array.from({ length: 20_000 }, (_, n) => `N${n},91410100MAFAKE019N,${(n % 997) + 0.25}`);
  writeFileSync(path, `BH,DM,JE\n=1+1,91410100MAFAKE019N,-5\n@x,91410100MAFAKE019N,2.50\n${lines.join('\n')}\n`);
  const mapping = ['BH', 'DM', 'JE'].map((field, column) => ({ column, field }));
  await desk.ask('imports.run', { id, token: desk.choose(path), sheet: 'a.csv', headerRow: 1, mapping, mode: 'replace' });
}, 60_000);
afterAll(async () => {
  await desk.stop();
  await world.platform.close();
  rmSync(folder, { recursive: true, force: true });
});

const prepared = (of: ExportOf, more: { format?: 'xlsx' | 'csv' } = {}) =>
  desk.ask('exports.prepare', { of, language: 'zh', purpose: '核对本月数据', ...more });
async function bytesOf(token: string): Promise<Buffer> {
  const taken = await desk.take(token);
  if (!taken.ok) throw new Error(taken.problem.code);
  const pieces: Uint8Array[] = [];
  for await (const piece of taken.value.bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}
const lastLogged = async () => (await desk.ask('exports.log', { start: 0, count: 1 })).entries[0];

describe('an export', { timeout: 60_000 }, () => {
  it('asks what it is for; a template holds no data and needs no purpose, and is not in the log', async () => {
    for (const purpose of [undefined, '', '  ', '核对'])
      expect(
        await desk.client.call('exports.prepare', {
          of: { kind: 'rows', id },
          language: 'zh',
          ...(purpose === undefined ? {} : { purpose }),
        }),
      ).toMatchObject({ problem: { code: 'exports/purpose' } });
    const before = (await desk.ask('exports.log', { start: 0, count: 1 })).total;
    const { token, name } = await desk.ask('exports.prepare', { of: { kind: 'template', dataset: 'M1' }, language: 'zh' });
    expect(name).toBe('数据集M1_M1_模板_2026.1.1.xlsx');
    expect(xlsx.read(await bytesOf(token)).SheetNames[0]).toBe('数据集M1');
    expect((await desk.ask('exports.log', { start: 0, count: 1 })).total).toBe(before);
  });

  it('knows what it is asked for', async () => {
    const ask = (of: ExportOf) => desk.client.call('exports.prepare', { of, language: 'zh', purpose: '核对本月数据' });
    expect(await ask({ kind: 'rows', id: 'none' })).toMatchObject({ problem: { code: 'records/noDraft' } });
    expect(await ask({ kind: 'template', dataset: 'NONE' })).toMatchObject({ problem: { code: 'catalog/unknownDataset' } });
    expect(await ask({ kind: 'template', dataset: 'M1', version: '2020.1.1' })).toMatchObject({
      problem: { code: 'catalog/notKept' },
    });
  });

  it('as CSV is UTF-8 with its mark, lines end as Windows wants them, and nothing in it runs', async () => {
    const { token, name } = await prepared({ kind: 'rows', id }, { format: 'csv' });
    expect(name).toBe(`数据集M1_${world.period}.csv`);
    const text = (await bytesOf(token)).toString('utf8');
    const lines = text.split('\r\n');
    expect(lines.slice(0, 3)).toEqual([
      '\ufeff编号 (BH),信用代码 (DM),金额 (JE)',
      "'=1+1,91410100MAFAKE019N,-5",
      "'@x,91410100MAFAKE019N,2.50",
    ]);
    expect(lines).toHaveLength(20_002 + 2);
  });

  it('is logged with who, what, what for, how much and how it ended, and stands in the submission’s timeline', async () => {
    const { token, name } = await prepared({ kind: 'rows', id });
    const bytes = await bytesOf(token);
    await vi.waitFor(async () =>
      expect(await lastLogged()).toMatchObject({
        who: '李联络',
        kind: 'rows',
        dataset: 'M1',
        period: world.period,
        submission: id,
        file: name,
        purpose: '核对本月数据',
        sensitive: 'none',
        rows: 20_002,
        bytes: bytes.length,
        state: 'done',
      }),
    );
    const history = await desk.ask('submissions.history', { id });
    expect(history.timeline).toContainEqual(expect.objectContaining({ what: 'exported', detail: '核对本月数据', who: '李联络' }));
  });

  it('tells how far it is and can be cancelled; what was begun stays in the log as cancelled', async () => {
    const { token } = await prepared({ kind: 'rows', id });
    let cancel = (): void => {};
    const onProgress = vi.fn();
    const followed = desk.client.call('exports.follow', { token }, { onProgress, onCancel: (stop) => (cancel = stop) });
    const taken = await desk.take(token);
    if (!taken.ok) throw new Error(taken.problem.code);
    const read = (async () => {
      for await (const _ of taken.value.bytes) cancel();
    })();
    await expect(read).rejects.toThrow(TakingFailed);
    expect(await followed).toMatchObject({ problem: { code: 'contract/cancelled' } });
    expect(onProgress).toHaveBeenCalledWith(expect.objectContaining({ phase: 'writing', total: 20_002 }));
    expect(await lastLogged()).toMatchObject({ state: 'cancelled', submission: id });
  });

  it('of errors can be cancelled in the middle of a table as well, and another one follows as if nothing had been', async () => {
    const { token } = await prepared({ kind: 'errors', id });
    const followed = desk.client.call('exports.follow', { token });
    const taken = await desk.take(token);
    if (!taken.ok) throw new Error(taken.problem.code);
    for await (const _ of taken.value.bytes) break;
    expect(await followed).toMatchObject({ problem: { code: 'contract/cancelled' } });
    expect(await lastLogged()).toMatchObject({ kind: 'errors', state: 'cancelled' });
    const book = xlsx.read(await bytesOf((await prepared({ kind: 'errors', id })).token));
    expect(book.SheetNames[0]).toBe('a');
  });

  it('ends when whoever takes it goes away', async () => {
    const { token } = await prepared({ kind: 'rows', id });
    const followed = desk.client.call('exports.follow', { token });
    const taken = await desk.take(token);
    if (!taken.ok) throw new Error(taken.problem.code);
    for await (const _ of taken.value.bytes) break;
    expect(await followed).toMatchObject({ problem: { code: 'contract/cancelled' } });
    expect(await lastLogged()).toMatchObject({ state: 'cancelled' });
  });

  it('that nobody takes leaves nothing behind: cancelled at once, and not in the log', async () => {
    const before = (await desk.ask('exports.log', { start: 0, count: 1 })).total;
    const { token } = await prepared({ kind: 'rows', id });
    const answer = await desk.client.call('exports.follow', { token }, { onCancel: (stop) => setTimeout(stop, 0) });
    expect(answer).toMatchObject({ problem: { code: 'contract/cancelled' } });
    expect(await desk.take(token)).toMatchObject({ problem: { code: 'exports/gone' } });
    expect((await desk.ask('exports.log', { start: 0, count: 1 })).total).toBe(before);
  });

  it('can no longer be taken once the workbench is locked', async () => {
    const { token } = await prepared({ kind: 'rows', id });
    await desk.ask('session.lock', {});
    expect(await desk.take(token)).toMatchObject({ problem: { code: 'contract/locked' } });
    await desk.ask('session.unlock', { passphrase });
    expect(await desk.take(token)).toMatchObject({ problem: { code: 'exports/gone' } });
  });

  it('of the ledger and of the log itself is a table with dates and numbers as such', async () => {
    const ledger = await desk.ask('ledger.rows', { year: Number(world.period.slice(0, 4)) });
    const of = { kind: 'ledger', year: Number(world.period.slice(0, 4)) } as const;
    const book = xlsx.read(await bytesOf((await prepared(of)).token));
    const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
    expect(xlsx.utils.sheet_to_json(sheet)).toHaveLength(ledger.length);
    expect(sheet.D2).toMatchObject({ t: 'n', w: ledger[0]?.due });
    const log = (await bytesOf((await prepared({ kind: 'log' }, { format: 'csv' })).token)).toString('utf8');
    expect(log).toContain('核对本月数据');
  });
});

it('says of a ledger row what people read: shares as percentages, scores without a tail of digits', () => {
  const row = {
    dataset: 'M1',
    title: { zh: '数据集', en: 'Dataset' },
    period: '2026-10',
    due: '2026-11-10',
    catalogVersion: '2026.1.1',
    receivedAt: Date.parse('2026-11-09T16:30:00Z'),
    lateDays: 0,
    nil: false,
    submitted: 3,
    accepted: 2,
    rejected: 1,
    change: -0.3333,
    returns: 1,
    upheld: 2,
    firstPass: 2 / 3,
    score: { timeliness: 40, quality: 26.666666, quantity: 20, total: 86.666666 },
    status: 'done',
    handler: '王',
  } as const;
  const [line] = ledgerTable([row], 'en').lines;
  expect(line).toEqual([
    'M1',
    'Dataset',
    '2026-10',
    '2026-11-10',
    '2026.1.1',
    '2026-11-10 00:30',
    '0',
    null,
    '3',
    '2',
    '1',
    '-33.3%',
    '1',
    '2',
    '66.7%',
    '40',
    '26.67',
    '20',
    '86.67',
    'done',
    '王',
  ]);
  expect(ledgerTable([], 'zh').columns).toHaveLength(21);
});

it('writes of a text file only the first sheet', async () => {
  const pieces: Uint8Array[] = [];
  const facts = { name: 'a.csv', title: 'A', format: 'csv', language: 'zh', now: 0, product: 'x', taker: null } as const;
  const table = createTableFile((piece) => void pieces.push(piece), facts);
  for (const name of ['one', 'two']) {
    const sheet = table.sheet({ name });
    expect(sheet.full()).toBe(false);
    await sheet.row([name, null, '']);
    await sheet.end();
  }
  await table.end();
  expect(Buffer.concat(pieces).toString('utf8')).toBe('\ufeffone,,\r\n');
});

it('that comes upon something broken says so and is logged as failed; nothing else ends with it', async () => {
  const place = mkdtempSync(join(tmpdir(), 'exports-broken-'));
  const opened = await openStore({ path: join(place, 'store'), rawKey: new Uint8Array(32), cipher: 'aegis' }, true);
  if (!opened.ok) throw new Error(opened.problem.code);
  const store = opened.value;
  const nothingKept = { current: () => null, inForce: () => null, byVersion: () => null };
  const log = vi.fn();
  const service = exportsService({
    store,
    clock: { now: () => 1 },
    emit: () => {},
    log,
    product: 'x',
    unit: { name: '' },
    catalog: nothingKept,
    compileInput: () => fail(problem('catalog/none')),
    ledgerRows: () => ok([]),
    ledgerYears: () => ok(new Map()),
    sourceOf: () => null,
    destroyed: () => [],
    exported: () => {},
  });
  const context = { role: 'liaison', officer: '李', signal: { aborted: false }, progress: () => {} } as const;
  const made = await service.handlers['exports.prepare'](
    { of: { kind: 'ledger', year: 2026 }, language: 'zh', purpose: '核对本月数据' },
    context,
  );
  if (!made.ok) throw new Error(made.problem.code);
  const { token } = made.value;
  const followed = service.handlers['exports.follow']({ token }, context);
  expect(service.fetch(token, () => () => Promise.reject(new Error('broken')))).toEqual(ok());
  expect(await followed).toMatchObject({ problem: { code: 'contract/internal' } });
  expect(log).toHaveBeenCalledWith('error', expect.stringContaining('broken'));
  expect(await service.handlers['exports.log']({ start: 0, count: 1 }, context)).toMatchObject({
    value: { entries: [{ state: 'failed', kind: 'ledger', who: '李' }] },
  });
  store.close();
  rmSync(place, { recursive: true, force: true });
});
