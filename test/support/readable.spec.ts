import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { leftReadable } from '../journeys/readable.ts';

/** What every journey ends with: a look for what it has left behind. */

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'readable-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const SECRET = '七只白鹭飞过金水河';
const left = (since = 0) => leftReadable([folder], since, [SECRET]).filter((line) => line.includes(folder));

it.each([
  ['as UTF-8', Buffer.from(`x${SECRET}x`)],
  ['as UTF-16', Buffer.from(SECRET, 'utf16le')],
  ['in an address', Buffer.from(`?q=${encodeURIComponent(SECRET)}`)],
])('finds a word %s, however deep', (_, bytes) => {
  mkdirSync(join(folder, 'a/b'), { recursive: true });
  writeFileSync(join(folder, 'a/b/c'), bytes);
  expect(left()).toEqual([`${SECRET} in ${join(folder, 'a/b/c')}`]);
});

it('knows the rows that journeys import', () => {
  writeFileSync(join(folder, 'log'), '… 郑州恒达示例机械制造有限公司 …');
  expect(left()).toHaveLength(1);
});

it('finds nothing where nothing was left, in what was there before, and in a folder that is gone', () => {
  writeFileSync(join(folder, 'x'), 'nothing of it');
  expect(left()).toEqual([]);
  writeFileSync(join(folder, 'old'), SECRET);
  utimesSync(join(folder, 'old'), 1, 1);
  expect(left(Date.now() - 60_000)).toEqual([]);
  expect(leftReadable([join(folder, 'gone')], Date.now(), [SECRET])).toEqual([]);
});
