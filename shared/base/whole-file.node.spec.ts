import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeWhole } from './whole-file.node.ts';

let path = '';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whole-'));
  path = join(folder, 'keys.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('puts one text in the place of another, and leaves nothing beside it', () => {
  writeWhole(path, '旧的', 'own');
  // What was left when the process died in the middle of a write is of no account.
  writeFileSync(`${path}.new`, '半');
  writeWhole(path, '新的一份', 'own');
  expect(readFileSync(path, 'utf8')).toBe('新的一份');
  expect(existsSync(`${path}.new`)).toBe(false);
});

it('keeps what was there when it cannot be written', () => {
  writeWhole(path, '旧的', 'all');
  mkdirSync(`${path}.new`);
  expect(() => writeWhole(path, '新的', 'all')).toThrow();
  expect(readFileSync(path, 'utf8')).toBe('旧的');
});

it.skipIf(process.platform === 'win32')('says who may read it', () => {
  writeWhole(path, '口令', 'own');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  writeWhole(path, '版本', 'all');
  expect(statSync(path).mode & 0o044).toBe(0o044);
});
