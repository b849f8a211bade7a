import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { beijingDay } from '../../shared/base/clock.ts';
import { verifyTrailText } from '../../shared/security/audit/file.node.ts';
import { createVault } from '../../shared/security/vault.node.ts';
import { catalog } from '../platform/spec-support.ts';
import { type SetClock, setClock } from '../support/desk.ts';
import { type Enrolled, enrolled, passphrase } from '../support/enrolled.ts';
import { logBytes, rawPages } from '../support/raw-pages.ts';
import { unlockedDesk } from '../support/security-world.ts';

// Pages of this cipher can be read without SQLite.
vi.mock('../../shared/store/open.node.ts', async (original) => ({
  ...(await original<typeof import('../../shared/store/open.node.ts')>()),
  preferredCipher: () => 'chacha20',
}));

const other = '三棵老槐树立在村口';
const rows = Array.from({ length: 400 }, (_, n) => ({ BH: `SECRET-${String(n).padStart(4, '0')}`, JE: String(n) }));
const kept = { BH: 'STAYS-0001', JE: '7' };

let folder = '';
let world: Enrolled;
let desk: Awaited<ReturnType<typeof unlockedDesk>>['desk'];
let clock: SetClock;
let sent = '';
let batch: Buffer = Buffer.alloc(0);
const secrets = [...rows.map(({ BH }) => BH), 'ABANDONED-1'];

async function rawKeyOf(profile: string): Promise<Uint8Array> {
  const vault = createVault(profile, { now: Date.now });
  const opened = await vault.unlock(passphrase);
  if (!opened.ok) throw new Error(opened.problem.code);
  const key = new Uint8Array(opened.value.store.rawKey);
  const part = opened.value.store.read((tx) => tx.get<{ bytes: Uint8Array }>('SELECT bytes FROM batch_part LIMIT 1'));
  if (part) batch = Buffer.from(part.bytes);
  vault.lock();
  return key;
}
const found = (rawKey: Uint8Array): readonly string[] => {
  const pages = rawPages({ path: join(world.profile, 'workbench.db'), rawKey });
  const text = pages.toString('latin1');
  const parts = batch.length > 0 && pages.includes(batch.subarray(40, 200)) ? ['payload'] : [];
  return [...secrets.filter((value) => text.includes(value)), ...parts];
};
const codeOf = async (asked: Promise<{ ok: boolean; problem?: { code: string } }>): Promise<string> => {
  const answer = await asked;
  return answer.ok ? 'ok' : (answer.problem?.code ?? '');
};

describe('destruction at the end of a term', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'destruction-'));
    const small = catalog();
    const [first] = small.datasets;
    if (!first) throw new Error('no dataset');
    const termed = { ...first, liaison: { ...first.liaison, retention: { months: 24 } } };
    const catalogs = [{ ...small, retention: { drafts: 6 }, datasets: [termed, ...small.datasets.slice(1)] }];
    world = await enrolled(folder, { catalogs });
    ({ desk, clock } = await unlockedDesk(world.profile));
    const { id } = await desk.ask('submissions.open', { dataset: 'M1', period: world.period });
    await desk.ask('records.insert', { id, after: null, rows });
    await desk.ask('records.remove', { id, rids: [1, 2] });
    await desk.ask('records.undo', { id });
    await desk.ask('validation.run', { id });
    await desk.ask('submissions.approve', { id });
    for (let n = 0; n < 3; n++) {
      await desk.ask('sync.now', {});
      await world.platform.idle();
    }
    sent = id;
    expect((await desk.ask('submissions.get', { id })).state).toBe('stored');
    const today = beijingDay(clock.now()).slice(0, 7);
    const draft = await desk.ask('submissions.open', { dataset: 'M1', period: today });
    await desk.ask('records.insert', { id: draft.id, after: null, rows: [{ BH: 'ABANDONED-1', JE: '1' }] });
    await desk.ask('backup.make', {});
    await desk.stop();
  }, 60_000);
  afterAll(async () => {
    await desk.stop();
    await world.platform.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => clock.set(clock.now() + 60_000));

  it('is due by the catalog’s term, and by the one for drafts, not a day before', async () => {
    const day = beijingDay(clock.now());
    const at = (years: number, months: number): number => {
      const [y = 0, m = 0, d = 0] = day.split('-').map(Number);
      return Date.UTC(y + years, m - 1 + months, Math.min(d, 28), 12) - 8 * 3_600_000;
    };
    ({ desk, clock } = await unlockedDesk(world.profile, setClock(at(0, 1))));
    expect((await desk.ask('retention.status', {})).due).toEqual([]);
    clock.set(at(1, 0));
    expect((await desk.ask('retention.status', {})).due.map(({ kind, count, months }) => [kind, count, months])).toEqual([
      ['draft', 1, 6],
    ]);
    clock.set(at(2, 1));
    const { due } = await desk.ask('retention.status', {});
    expect(due.map(({ kind, count, months, stated }) => [kind, count, months, stated])).toEqual([
      ['draft', 1, 6, false],
      ['rows', 400, 24, true],
    ]);
    expect(due[1]?.receipts.length).toBeGreaterThan(0);
    expect(due[1]?.digests[0]).toMatch(/^[0-9a-f]{64}$/);
  });

  it('needs a second officer: not oneself, by an own passphrase where there is one, else by name for the printed form', async () => {
    const { due } = await desk.ask('retention.status', {});
    const me = (await desk.ask('app.status', {})).officer?.name ?? '';
    const ask = (more: object) =>
      codeOf(
        desk.client.call('retention.destroy', {
          keys: due.map(({ key }) => key),
          reason: '保存期限已满',
          supervisor: '赵强',
          ...more,
        }),
      );
    expect(await ask({ supervisor: me })).toBe('retention/self');
    await desk.ask('officers.add', { name: '赵强', role: 'auditor', passphrase: other });
    expect((await desk.ask('retention.status', {})).supervisors).toEqual([{ name: '赵强', role: 'auditor' }]);
    expect(await ask({})).toBe('retention/needPassphrase');
    expect(await ask({ supervisor: '无名' })).toBe('retention/noSupervisor');
    for (let n = 0; n < 5; n++) expect(['retention/passphrase', 'store/throttled']).toContain(await ask({ passphrase }));
    expect(await ask({ passphrase: other })).toBe('store/throttled');
    clock.set(clock.now() + 600_000);
    expect(await ask({ passphrase: other, keys: ['rows:M1:1999-01'] })).toBe('retention/notDue');
    expect((await desk.ask('retention.status', {})).records).toEqual([]);
    expect((await desk.ask('submissions.get', { id: sent })).destroyed).toBeNull();
  });

  it('erases every value from every page and from the log; what proves the batch stays', async () => {
    await desk.stop();
    const rawKey = await rawKeyOf(world.profile);
    ({ desk, clock } = await unlockedDesk(world.profile, clock));
    const { id } = await desk.ask('submissions.open', { dataset: 'M1', period: beijingDay(clock.now()).slice(0, 7) });
    await desk.ask('records.insert', { id, after: null, rows: [kept] });
    expect(found(rawKey)).toEqual([...secrets, 'payload']);
    const { due } = await desk.ask('retention.status', {});
    const before = await desk.ask('submissions.history', { id: sent });
    const said: (number | null)[] = [];
    const forget = desk.client.listen((event) => void (event.kind === 'busy' && said.push(event.seconds)));
    const made = await desk.ask('retention.destroy', {
      keys: due.map(({ key }) => key),
      reason: '保存期限已满，按规定销毁',
      supervisor: '赵强',
      passphrase: other,
    });
    forget();
    // Every window is told before the engine stands, and when it answers again.
    expect(said).toEqual([1, null]);
    expect(found(rawKey)).toEqual([]);
    expect(rawPages({ path: join(world.profile, 'workbench.db'), rawKey }).includes('STAYS-0001')).toBe(true);
    expect(logBytes(join(world.profile, 'workbench.db'))).toBeLessThan(200_000);
    expect(made).toMatchObject({ id: 1, supervisor: '赵强', supervision: 'passphrase', freedPages: expect.any(Number) });
    expect(made.items.map(({ kind, count }) => [kind, count])).toEqual([
      ['draft', 1],
      ['rows', 400],
    ]);
    const after = await desk.ask('submissions.history', { id: sent });
    expect(after.submission).toMatchObject({ destroyed: 1, state: 'stored', root: before.submission.root, rows: 400 });
    expect(after.receipts).toEqual(before.receipts);
    expect(after.receipts.every(({ verified }) => verified)).toBe(true);
    expect((await desk.ask('retention.status', {})).due).toEqual([]);
    const [line] = (await desk.ask('audit.list', { what: 'retention.destroy', start: 0, count: 1 })).entries;
    expect(line?.about).toEqual({ reason: '保存期限已满，按规定销毁', supervisor: '赵强' });
    await desk.stop();
    expect(found(rawKey)).toEqual([]);
    ({ desk, clock } = await unlockedDesk(world.profile, clock));
  });

  it('nothing pretends to have the rows afterwards', async () => {
    expect(await codeOf(desk.client.call('submissions.revise', { id: sent }))).toBe('submissions/destroyed');
    const of = { kind: 'rows', id: sent } as const;
    expect(await codeOf(desk.client.call('exports.prepare', { of, language: 'zh', purpose: '核对数据' }))).toBe(
      'submissions/destroyed',
    );
    expect(await codeOf(desk.client.call('sync.proof', { submission: sent, row: 1 }))).toBe('submissions/destroyed');
    const { matches } = await desk.ask('sync.proof', { submission: sent, row: null });
    expect(matches).toBe(true);
    const trail = await desk.ask('audit.export', { purpose: '年度检查' });
    const taken = await desk.take(trail.token);
    if (!taken.ok) throw new Error(taken.problem.code);
    const parts: Uint8Array[] = [];
    for await (const part of taken.value.bytes) parts.push(part);
    expect(verifyTrailText(Buffer.concat(parts).toString('utf8'))).toMatchObject({ ok: true, value: { broken: null } });
  });

  it('older copies are named, go only once there is a newer one, and are recorded', async () => {
    const backups = () => readdirSync(join(world.profile, 'backups')).filter((name) => name.endsWith('.liaison-backup'));
    const { older, newerBackup } = await desk.ask('retention.status', {});
    expect(older.length).toBeGreaterThan(0);
    const names = older.map(({ name }) => name);
    expect(newerBackup).toBe(false);
    expect(await codeOf(desk.client.call('retention.dropCopies', { names }))).toBe('retention/backupFirst');
    await desk.ask('backup.make', {});
    const status = await desk.ask('retention.dropCopies', { names });
    expect(status.older).toEqual([]);
    expect(status.records[0]?.copies.map(({ name }) => name)).toEqual(names);
    expect(backups().filter((name) => names.includes(name))).toEqual([]);
    expect(backups().length).toBeGreaterThan(0);
  });

  it('where the unit has one officer, the supervisor is named and signs the printed form', async () => {
    const { officers } = await desk.ask('keys.status', {});
    await desk.ask('officers.remove', { id: officers.find(({ name }) => name === '赵强')?.id ?? '' });
    clock.set(clock.now() + 200 * 86_400_000);
    const { due, supervisors } = await desk.ask('retention.status', {});
    expect(supervisors).toEqual([]);
    expect(due.map(({ kind }) => kind)).toEqual(['draft']);
    const keys = due.map(({ key }) => key);
    const made = await desk.ask('retention.destroy', { keys, reason: '搁置的草稿到期', supervisor: '钱监督' });
    expect(made).toMatchObject({ id: 2, supervisor: '钱监督', supervision: 'paper' });
    const of = { kind: 'destruction' } as const;
    const file = await desk.ask('exports.prepare', { of, language: 'zh', format: 'csv', purpose: '存档备查' });
    const taken = await desk.take(file.token);
    if (!taken.ok) throw new Error(taken.problem.code);
    const parts: Uint8Array[] = [];
    for await (const part of taken.value.bytes) parts.push(part);
    const text = Buffer.concat(parts).toString('utf8');
    for (const word of ['钱监督', '纸面签字', '口令确认', '搁置的草稿到期']) expect(text).toContain(word);
  });

  it('is finished at the next opening when the program ended in the middle', async () => {
    await desk.stop();
    const vault = createVault(world.profile, { now: Date.now });
    const opened = await vault.unlock(passphrase);
    if (!opened.ok) throw new Error(opened.problem.code);
    opened.value.store.write((tx) => tx.run('UPDATE destruction SET freed_pages = -1'));
    expect(() => opened.value.store.write((tx) => tx.run('DELETE FROM destruction'))).toThrow(/not deleted/);
    expect(() => opened.value.store.write((tx) => tx.run(`UPDATE destruction SET supervisor = 'x'`))).toThrow(/not changed/);
    vault.lock();
    ({ desk, clock } = await unlockedDesk(world.profile, clock));
    expect((await desk.ask('retention.status', {})).records[0]?.freedPages).toBeNull();
    await vi.waitFor(async () => expect((await desk.ask('retention.status', {})).records[0]?.freedPages).toBe(0), 8_000);
  });
});
