import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KNOWN_VERSION } from './migrate.node.ts';
import { openReader, openStore, preferredCipher } from './open.node.ts';
import { takeOwnerLock } from './owner-lock.node.ts';

let folder = '';
const key = (fill: number) => new Uint8Array(32).fill(fill);
const at = (fill = 7, cipher: 'aegis' | 'chacha20' = 'aegis') => ({
  path: join(folder, 'workbench.db'),
  rawKey: key(fill),
  cipher,
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function opened(create: boolean, options = at()) {
  const result = await openStore(options, create);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

describe('the encrypted file', () => {
  for (const cipher of ['aegis', 'chacha20'] as const) {
    it(`keeps what was written and shows none of it (${cipher})`, async () => {
      const first = await opened(true, at(7, cipher));
      first.write((tx) => tx.run(`INSERT INTO setting VALUES ('marker', '"不可读的内容-canary"')`));
      const files = [at().path, `${at().path}-wal`].map((f) => readFileSync(f));
      for (const bytes of files) {
        expect(bytes.includes('canary')).toBe(false);
        expect(bytes.includes('SQLite format')).toBe(false);
      }
      first.close();
      const again = await opened(false, at(7, cipher));
      expect(again.read((tx) => tx.get(`SELECT value FROM setting WHERE key='marker'`))).toEqual({
        value: '"不可读的内容-canary"',
      });
      again.close();
    });
  }

  it('does not open with another key and stays as it was', async () => {
    (await opened(true)).close();
    const before = readFileSync(at().path);
    const wrong = await openStore(at(8));
    expect(wrong).toMatchObject({ ok: false, problem: { code: 'store/damaged' } });
    expect(readFileSync(at().path).equals(before)).toBe(true);
  });

  it('is neither overwritten by creating again nor made by opening', async () => {
    expect(await openStore(at())).toMatchObject({ ok: false, problem: { code: 'store/missing' } });
    (await opened(true)).close();
    expect(await openStore(at(), true)).toMatchObject({ ok: false, problem: { code: 'store/exists' } });
  });

  it('refuses a file from the future without writing to it', async () => {
    const { default: Sqlite } = await import('better-sqlite3-multiple-ciphers');
    (await opened(true)).close();
    const db = new Sqlite(at().path);
    db.pragma(`cipher='aegis'`);
    db.pragma(`key="raw:${Buffer.from(key(7)).toString('hex')}"`);
    db.pragma(`user_version=${KNOWN_VERSION + 1}`);
    db.close();
    expect(await openStore(at())).toMatchObject({
      ok: false,
      problem: { code: 'store/future', data: { found: KNOWN_VERSION + 1 } },
    });
  });

  it('says a damaged file is damaged', async () => {
    (await opened(true)).close();
    const bytes = readFileSync(at().path);
    bytes.fill(0, 8000, 24_000);
    writeFileSync(at().path, bytes);
    expect(await openStore(at())).toMatchObject({ ok: false, problem: { code: 'store/damaged' } });
  });

  it('rolls a transaction back whole when its work throws', async () => {
    const store = await opened(true);
    const failing = () =>
      store.write((tx) => {
        tx.run(`INSERT INTO setting VALUES ('half', '1')`);
        throw new Error('midway');
      });
    expect(failing).toThrow('midway');
    expect(store.read((tx) => tx.get(`SELECT * FROM setting WHERE key='half'`))).toBeUndefined();
    store.close();
  });

  it('lets a job read beside the writer, and only read', async () => {
    const store = await opened(true);
    const reader = await openReader(at());
    store.write((tx) => tx.run(`INSERT INTO setting VALUES ('seen', '1')`));
    expect(reader.tx.get(`SELECT value FROM setting WHERE key='seen'`)).toEqual({ value: '1' });
    expect(() => reader.tx.run(`DELETE FROM setting`)).toThrow(/readonly/);
    reader.close();
    store.close();
  });

  it('loses no acknowledged write to kill -9', async () => {
    (await opened(true)).close();
    const script = `
      const { openStore } = await import(${JSON.stringify(new URL('./open.node.ts', import.meta.url).href)});
      const opened = await openStore({ path: ${JSON.stringify(at().path)}, rawKey: new Uint8Array(32).fill(7), cipher: 'aegis' });
      for (let n = 0; ; n++) {
        opened.value.write((tx) => tx.run("INSERT INTO setting VALUES (?, 'x')", 'n' + n));
        process.stdout.write(n + '\\n');
      }`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.split('\n').length > 60) child.kill('SIGKILL');
      });
      child.on('exit', () => resolve());
    });
    const acknowledged = said.trim().split('\n').length;
    const store = await opened(false);
    const kept = store.read((tx) => tx.get<{ n: number }>(`SELECT count(*) AS n FROM setting`));
    expect(kept?.n).toBeGreaterThanOrEqual(acknowledged);
    expect(acknowledged).toBeGreaterThan(50);
    store.close();
  });
});

describe('the owner lock', () => {
  const path = () => join(folder, 'owner.lock');

  it('admits one owner, and the next after it left', () => {
    const first = takeOwnerLock(path());
    expect(takeOwnerLock(path())).toMatchObject({ ok: false, problem: { code: 'store/inUse', data: { pid: process.pid } } });
    if (first.ok) first.value.release();
    const second = takeOwnerLock(path());
    expect(second.ok).toBe(true);
  });

  it('takes over from a process that is gone, or whose pid now belongs to another', () => {
    writeFileSync(path(), JSON.stringify({ pid: 2 ** 22 + 1, host: process.env.HOSTNAME ?? '', started: '1' }));
    const gone = JSON.parse(readFileSync(path(), 'utf8'));
    gone.host = (takeHost() as { host: string }).host;
    writeFileSync(path(), JSON.stringify(gone));
    expect(takeOwnerLock(path()).ok).toBe(true);
    writeFileSync(path(), JSON.stringify({ ...gone, pid: process.pid, started: '1' }));
    expect(takeOwnerLock(path()).ok).toBe(process.platform === 'linux');
  });

  it('never takes over from another computer', () => {
    writeFileSync(path(), JSON.stringify({ pid: 1, host: 'another-computer', started: '' }));
    expect(takeOwnerLock(path())).toMatchObject({ ok: false, problem: { data: { host: 'another-computer' } } });
  });

  function takeHost(): unknown {
    const other = join(folder, 'probe.lock');
    takeOwnerLock(other);
    return JSON.parse(readFileSync(other, 'utf8'));
  }
});

it('has a cipher for this processor', () => {
  expect(['aegis', 'chacha20']).toContain(preferredCipher());
});
