import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openReader, openStore } from './open.node.ts';
import type { Store, Tx } from './tx.ts';

let folder = '';
let path = '';
let store: Store;
const rawKey = randomBytes(32);

const open = async (create: boolean): Promise<Store> => {
  const opened = await openStore({ path, rawKey, cipher: 'chacha20' }, create);
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value;
};
const fill = (tx: Tx, from: number, rows: number): void => {
  for (let n = from; n < from + rows; n++)
    tx.run('INSERT INTO draft_row (sid, ord, cells) VALUES (1, ?, ?)', n, randomBytes(3000).toString('hex'));
};
const count = (from: Store): number => from.read((tx) => tx.get<{ n: number }>('SELECT count(*) AS n FROM draft_row')?.n ?? 0);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'checkpoint-'));
  path = join(folder, 'workbench.db');
  store = await open(true);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

it('bulk work goes into the store while it is under way, and is there after the next opening', async () => {
  const before = statSync(path).size;
  let rows = 0;
  for (; rows < 2000; rows += 200) store.writeBulk((tx) => fill(tx, rows, 200));
  expect(statSync(path).size).toBeGreaterThan(before + 8_000_000);
  expect(count(store)).toBe(2000);
  store.write((tx) => fill(tx, rows, 1));
  store.close();
  store = await open(false);
  expect(count(store)).toBe(2001);
});

it('bulk work that fails takes back its part and no other', () => {
  store.writeBulk((tx) => fill(tx, 0, 3));
  expect(() =>
    store.writeBulk((tx) => {
      fill(tx, 3, 3);
      throw new Error('cut');
    }),
  ).toThrow('cut');
  expect(count(store)).toBe(3);
  expect(store.write((tx) => tx.get('PRAGMA synchronous'))).toEqual({ synchronous: 2 });
});

it('a reader sees each part of bulk work whole', async () => {
  store.writeBulk((tx) => fill(tx, 0, 5));
  const reader = await openReader({ path, rawKey, cipher: 'chacha20' });
  store.writeBulk((tx) => fill(tx, 5, 5));
  expect(reader.tx.get('SELECT count(*) AS n FROM draft_row')).toEqual({ n: 10 });
  reader.close();
});
