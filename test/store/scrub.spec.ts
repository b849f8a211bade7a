import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3-multiple-ciphers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openReader, openStore } from '../../shared/store/open.node.ts';
import type { Store } from '../../shared/store/tx.ts';
import { logBytes, rawPages } from '../support/raw-pages.ts';

const cipher = 'chacha20';
let folder = '';
let options: { path: string; rawKey: Uint8Array; cipher: 'chacha20' };
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'scrub-'));
  options = { path: join(folder, 'workbench.db'), rawKey: new Uint8Array(randomBytes(32)), cipher };
  const opened = await openStore(options, true);
  if (!opened.ok) throw new Error(opened.problem.code);
  store = opened.value;
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const value = (n: number): string => `410105FAKE${String(n).padStart(6, '0')}`;
const put = (sid: number, rows: number): void =>
  store.write((tx) => {
    for (let n = 0; n < rows; n++)
      tx.run('INSERT INTO draft_row (sid, ord, cells) VALUES (?, ?, ?)', sid, n, JSON.stringify([value(sid * 10_000 + n)]));
  });
const found = (sid: number, rows: number): number => {
  const pages = rawPages(options).toString('latin1');
  return Array.from({ length: rows }, (_, n) => value(sid * 10_000 + n)).filter((text) => pages.includes(text)).length;
};

describe('scrubbing', () => {
  it('leaves nothing of what was deleted in any page or in the log, and everything else as it was', async () => {
    put(1, 800);
    put(2, 300);
    expect(found(1, 800)).toBe(800);
    store.write((tx) => tx.run('DELETE FROM draft_row WHERE sid = 1'));
    // Before: older frames of the log still hold the rows.
    expect(logBytes(options.path)).toBeGreaterThan(0);
    const done = await store.scrub();
    expect(done.ok && done.value.freedPages).toBeGreaterThan(0);
    expect(logBytes(options.path)).toBe(0);
    expect(found(1, 800)).toBe(0);
    expect(found(2, 300)).toBe(300);
    expect(store.read((tx) => tx.get('SELECT count(*) AS n FROM draft_row'))).toEqual({ n: 300 });
    expect(store.read((tx) => tx.get('PRAGMA freelist_count'))).toEqual({ freelist_count: 0 });
  });

  it('is needed: a search finds what a plain delete leaves in free pages', () => {
    put(1, 400);
    const other = new Sqlite(options.path);
    other.pragma(`cipher='${cipher}'`);
    other.pragma(`key="raw:${Buffer.from(options.rawKey).toString('hex')}"`);
    other.pragma('secure_delete=OFF');
    other.exec('DELETE FROM draft_row');
    other.close();
    expect(store.read((tx) => tx.get('SELECT count(*) AS n FROM draft_row'))).toEqual({ n: 0 });
    expect(found(1, 400)).toBeGreaterThan(0);
  });

  it('says so when a reader keeps the log from being emptied', async () => {
    put(1, 50);
    const reader = await openReader(options);
    const walk = reader.tx.iterate('SELECT * FROM draft_row');
    walk.next();
    put(2, 1);
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const asked = store.scrub();
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    expect(await asked).toMatchObject({ ok: false, problem: { code: 'backup/busy' } });
    walk.return?.();
    reader.close();
    expect((await store.scrub()).ok).toBe(true);
  });
});
