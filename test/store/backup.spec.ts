import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../shared/base/problem.ts';
import { readKeyFile, writeKeyFile } from '../../shared/security/key-file.node.ts';
import { KNOWN_VERSION } from '../../shared/store/migrate.node.ts';
import { openDesk, setClock } from '../support/desk.ts';
import { type Enrolled, enrolled, passphrase } from '../support/enrolled.ts';
import { unlockedDesk } from '../support/security-world.ts';

let folder = '';
let world: Enrolled;
let share = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'backup-'));
  share = join(folder, 'share');
  mkdirSync(share);
  world = await enrolled(folder);
}, 60_000);
afterAll(async () => {
  await world.platform.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Every desk is opened a day after the one before: a backup's age is told by the clock. */
let day = 0;
const tomorrow = () => setClock(Date.now() + ++day * 86_400_000);

const filesIn = (place: string): string[] => readdirSync(place).filter((name) => name.endsWith('.liaison-backup'));
const newest = (place: string): string => join(place, filesIn(place).sort().at(-1) ?? '');
type Desk = ReturnType<typeof openDesk>;

async function problemOf(asked: Promise<{ ok: boolean; problem?: Problem }>): Promise<string> {
  const answer = await asked;
  return answer.ok ? 'ok' : (answer.problem?.code ?? '');
}
const inspect = (desk: Desk, path: string) => desk.client.call('restore.inspect', { token: desk.choose(path) });
const restore = (desk: Desk, path: string, secret: string) =>
  desk.client.call('restore.open', { token: desk.choose(path), secret });

describe('backups', () => {
  it('roll in the chosen folder, keep as many as asked, and say their age', async () => {
    const { desk, clock } = await unlockedDesk(world.profile, tomorrow());
    const begin = clock.now();
    expect((await desk.ask('backup.configure', { folder: share, keep: 2 })).chosen).toBe(true);
    for (let n = 1; n <= 4; n++) {
      clock.set(begin + n * 60_000);
      await desk.ask('backup.make', {});
    }
    const status = await desk.ask('backup.status', {});
    expect(status.backups.map(({ madeAt }) => madeAt)).toEqual([begin + 240_000, begin + 180_000]);
    expect(filesIn(share)).toHaveLength(2);
    expect(status.backups[0]).toMatchObject({ why: 'demand', bytes: expect.any(Number) });
    await desk.stop();
  });

  it('hold nothing readable of the store', async () => {
    const { desk } = await unlockedDesk(world.profile, tomorrow());
    const { id } = await desk.ask('submissions.open', { dataset: 'M1', period: world.period });
    await desk.ask('records.insert', { id, after: null, rows: [{ BH: 'canary-4711', JE: '1' }] });
    await desk.ask('backup.make', {});
    const bytes = readFileSync(newest(share));
    for (const secret of ['canary-4711', 'SQLite format', '测试单位', '91410100MAFAKE019N', passphrase])
      expect(bytes.includes(secret)).toBe(false);
    await desk.stop();
  });

  it('the drill opens the newest and counts what is in it', async () => {
    const { desk } = await unlockedDesk(world.profile, tomorrow());
    await desk.ask('backup.make', {});
    const report = await desk.ask('backup.drill', {});
    expect(report).toMatchObject({ drafts: 1, batches: 0, receipts: 0, sameKeys: true });
    expect(report.auditLines).toBeGreaterThan(2);
    // Nothing of the drill is left.
    expect(readdirSync(world.profile).filter((name) => name.startsWith('drill'))).toEqual([]);
    const bytes = readFileSync(newest(share));
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 4;
    writeFileSync(newest(share), bytes);
    expect(await problemOf(desk.client.call('backup.drill', {}))).toBe('backup/damaged');
    rmSync(newest(share));
    await desk.stop();
  });

  it('are made by themselves when the program ends with something new, and not otherwise', async () => {
    rmSync(share, { recursive: true });
    mkdirSync(share);
    const { desk } = await unlockedDesk(world.profile, tomorrow());
    await desk.stop();
    expect(filesIn(share)).toHaveLength(1);
    const other = openDesk(world.profile, tomorrow());
    await other.stop();
    expect(filesIn(share)).toHaveLength(1);
  });

  it('a copy while somebody writes is the store as it was when the copy began', async () => {
    const { desk } = await unlockedDesk(world.profile, tomorrow());
    const { id } = await desk.ask('submissions.open', { dataset: 'M1', period: world.period });
    const rows = Array.from({ length: 400 }, (_, n) => ({ BH: `${n}-${'x'.repeat(2000)}`, JE: '1' }));
    await desk.ask('records.insert', { id, after: null, rows });
    const copying = desk.client.call('backup.make', {});
    for (let n = 0; n < 20; n++) await desk.ask('records.insert', { id, after: null, rows: rows.slice(0, 50) });
    expect(await problemOf(copying)).toBe('ok');
    expect(await desk.ask('backup.drill', {})).toMatchObject({ drafts: 1 });
    await desk.stop();
  });
});

describe('what goes wrong leaves everything as it is', () => {
  it('a folder that is gone, read-only, no folder at all', async () => {
    const { desk } = await unlockedDesk(world.profile, tomorrow());
    expect(await problemOf(desk.client.call('backup.configure', { folder: 'here', keep: 3 }))).toBe('backup/notAbsolute');
    const gone = join(folder, 'not-connected');
    expect(await problemOf(desk.client.call('backup.configure', { folder: gone, keep: 3 }))).toBe('backup/noFolder');
    expect(await problemOf(desk.client.call('backup.configure', { folder: join(world.profile, 'keys.json'), keep: 3 }))).toBe(
      'backup/noFolder',
    );
    expect((await desk.ask('backup.status', {})).folder).toBe(share);
    mkdirSync(gone);
    await desk.ask('backup.configure', { folder: gone, keep: 3 });
    expect(await problemOf(desk.client.call('backup.drill', {}))).toBe('backup/none');
    rmSync(gone, { recursive: true });
    expect(await problemOf(desk.client.call('backup.make', {}))).toBe('backup/noFolder');
    expect((await desk.ask('backup.status', {})).folderProblem?.code).toBe('backup/noFolder');
    await desk.ask('backup.configure', { folder: share, keep: 3 });
    await desk.stop();
  });

  it.skipIf(process.getuid?.() === 0)('a folder that may only be read', async () => {
    const { desk } = await unlockedDesk(world.profile, tomorrow());
    chmodSync(share, 0o500);
    expect(await problemOf(desk.client.call('backup.make', {}))).toBe('backup/readOnly');
    chmodSync(share, 0o700);
    await desk.stop();
  });

  it('a half copied, a spoiled, a longer, a foreign and a future file', async () => {
    const desk = openDesk(join(folder, 'empty'));
    const whole = readFileSync(newest(share));
    const path = join(folder, 'x.liaison-backup');
    const as = (bytes: Uint8Array | string): string => {
      writeFileSync(path, bytes);
      return path;
    };
    const flipped = Buffer.from(whole);
    flipped[5000] = (flipped[5000] ?? 0) ^ 1;
    const head = whole.indexOf('"schema":');
    const cases: [Uint8Array | string, string][] = [
      [whole.subarray(0, whole.length - 40), 'backup/incomplete'],
      [whole.subarray(0, 19), 'backup/incomplete'],
      [whole.subarray(0, 300), 'backup/incomplete'],
      [flipped, 'backup/damaged'],
      [Buffer.concat([whole, Buffer.from('x')]), 'backup/damaged'],
      ['', 'backup/notBackup'],
      ['PK\u0003\u0004 a workbook', 'backup/notBackup'],
      [Buffer.concat([Buffer.from('liaison-backup/2\n'), whole.subarray(17)]), 'backup/future'],
    ];
    expect(head).toBeGreaterThan(0);
    for (const [bytes, code] of cases) {
      expect(await problemOf(inspect(desk, as(bytes)))).toBe(code);
      expect(await problemOf(restore(desk, as(bytes), passphrase))).toBe(code);
    }
    expect(await problemOf(restore(desk, newest(share), 'not the passphrase'))).toBe('backup/wrongSecret');
    expect(await desk.ask('app.status', {})).toMatchObject({ state: 'empty' });
    expect(readdirSync(join(folder, 'empty'))).toEqual([]);
    await desk.stop();
  });

  it('a store from the future', async () => {
    const { writeBackup } = await import('../../shared/store/backup/file.node.ts');
    const future = join(folder, 'future.liaison-backup');
    const head = { madeAt: 1, schema: KNOWN_VERSION + 1, keys: {}, about: {} };
    await writeBackup(join(world.profile, 'workbench.db'), future, head, { aborted: false });
    const desk = openDesk(join(folder, 'empty'));
    expect(await problemOf(inspect(desk, future))).toBe('store/future');
    expect(await problemOf(restore(desk, future, passphrase))).toBe('store/future');
    await desk.stop();
  });

  const canMount = spawnSync('unshare', ['-Urm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
  it.skipIf(!canMount)('a full disk under the backups: no half file stays', () => {
    const full = join(folder, 'full');
    mkdirSync(full);
    const script = `
      const { writeBackup } = await import(${JSON.stringify(new URL('../../shared/store/backup/file.node.ts', import.meta.url).href)});
      const { readdirSync } = await import('node:fs');
      try {
        await writeBackup(${JSON.stringify(join(world.profile, 'workbench.db'))}, ${JSON.stringify(join(full, 'b'))},
          { madeAt: 1, schema: 1, keys: {}, about: {} }, { aborted: false });
      } catch (error) { process.stdout.write(error.code + ' ' + readdirSync(${JSON.stringify(full)}).length); }`;
    const inside = 'mount -t tmpfs -o size=64k tmpfs "$1" && "$2" --input-type=module -e "$3"';
    const done = spawnSync('unshare', ['-Urm', 'sh', '-c', inside, 'sh', full, process.execPath, script], { encoding: 'utf8' });
    expect(done.stdout).toBe('ENOSPC 0');
  });
});

describe('restoring', () => {
  it('on another computer: opens by the passphrase, with the outbox shut, and a row of backups of its own', async () => {
    const before = newest(share);
    const profile = join(folder, 'other');
    const desk = openDesk(profile);
    const offer = await inspect(desk, before);
    expect(offer).toMatchObject({ ok: true, value: { madeAt: expect.any(Number), hasRecovery: false } });
    expect(await restore(desk, before, passphrase)).toMatchObject({ ok: true, value: { state: 'open' } });
    const trail = await desk.ask('audit.list', { start: 0, count: 10 });
    expect(trail.entries.map(({ what }) => what)).toContain('restore');
    expect((await desk.ask('backup.status', {})).backups).toEqual([]);
    await desk.stop();
    const again = openDesk(profile);
    expect(await again.ask('session.unlock', { passphrase })).toMatchObject({ state: 'open' });
    await again.stop();
  });

  it('over a locked store: what was there is kept aside, another unit is refused', async () => {
    const profile = join(folder, 'over');
    const first = openDesk(profile);
    expect((await restore(first, newest(share), passphrase)).ok).toBe(true);
    expect(await problemOf(restore(first, newest(share), passphrase))).toBe('store/exists');
    await first.stop();
    const desk = openDesk(profile);
    expect(await restore(desk, newest(share), passphrase)).toMatchObject({ ok: true });
    await desk.stop();
    expect(readdirSync(profile).filter((name) => /^workbench-\w+\.db$/.test(name))).toHaveLength(2);
    expect(readdirSync(profile).some((name) => name.startsWith('keys.json.replaced-'))).toBe(true);
    const keys = readKeyFile(join(profile, 'keys.json'));
    if (!keys.ok) throw new Error(keys.problem.code);
    copyFileSync(join(profile, 'keys.json'), join(folder, 'kept'));
    writeKeyFile(join(profile, 'keys.json'), { ...keys.value, unit: '0'.repeat(32) });
    const foreign = openDesk(profile);
    expect(await problemOf(inspect(foreign, newest(share)))).toBe('backup/otherUnit');
    expect(await problemOf(restore(foreign, newest(share), passphrase))).toBe('backup/otherUnit');
    await foreign.stop();
  });
});

it('a store of an older schema is backed up before it is changed, wherever that can be', async () => {
  const { default: Sqlite } = await import('better-sqlite3-multiple-ciphers');
  const { createVault } = await import('../../shared/security/vault.node.ts');
  const profile = join(folder, 'older');
  const desk = openDesk(profile);
  expect((await restore(desk, newest(share), passphrase)).ok).toBe(true);
  await desk.stop();
  const vault = createVault(profile, { now: Date.now });
  const opened = await vault.unlock(passphrase);
  if (!opened.ok) throw new Error(opened.problem.code);
  const { path } = opened.value.store;
  const key = Buffer.from(opened.value.store.rawKey).toString('hex');
  const { cipher } = opened.value;
  vault.lock();
  const db = new Sqlite(path);
  db.pragma(`cipher='${cipher}'`);
  db.pragma(`key="raw:${key}"`);
  // What the last three migrations made is taken out again.
  db.exec('DROP TABLE case_use');
  db.exec('DROP TABLE use_grant');
  db.exec('ALTER TABLE draft_version DROP COLUMN who');
  db.pragma('user_version=16');
  db.close();
  rmSync(join(profile, 'backups'), { recursive: true, force: true });
  const again = openDesk(profile);
  expect(await again.ask('session.unlock', { passphrase })).toMatchObject({ state: 'open' });
  const { backups } = await again.ask('backup.status', {});
  expect(backups.map(({ why }) => why)).toEqual(['migration']);
  await again.stop();
});
