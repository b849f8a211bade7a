import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { problem } from '../shared/base/problem.ts';
import { TakingFailed } from '../shared/engine/export/taken.node.ts';
import { BrowserWindow, dialog, ipcRenderer } from '../test/host/electron-stand-in.ts';
import { type FakeEngine, fakeEngine } from '../test/support/fake-engine.ts';
import { channels } from './channels.ts';
import { serveWindow } from './ipc.ts';
import { openMainWindow } from './window.ts';

vi.mock('electron', () => import('../test/host/electron-stand-in.ts'));

let engine: FakeEngine;
let folder = '';
const save = (token: unknown, name: unknown) => ipcRenderer.invoke(channels.save, token, name);
const offer = (...pieces: readonly (string | Error)[]) =>
  engine.exports.set('t', {
    name: 'a.xlsx',
    bytes: async function* () {
      for (const piece of pieces) {
        if (piece instanceof Error) throw piece;
        yield Buffer.from(piece);
      }
    },
  });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'save-'));
  engine = fakeEngine();
  serveWindow(openMainWindow('/app/preload.cjs'), engine);
  await vi.waitFor(() => expect(BrowserWindow.open[0]?.shown).toBe(true));
  dialog.saveTo = join(folder, '结果.xlsx');
});
afterEach(() => {
  for (const window of BrowserWindow.open) window.close();
  rmSync(folder, { recursive: true, force: true });
});

it('writes an export where the officer wants it, over a file that is there', async () => {
  writeFileSync(join(folder, '结果.xlsx'), 'old');
  offer('one ', 'two');
  expect(await save('t', '参保信息_2026-10.xlsx')).toEqual({ ok: true, value: true });
  expect(dialog.proposed).toBe('参保信息_2026-10.xlsx');
  expect(readFileSync(join(folder, '结果.xlsx'), 'utf8')).toBe('one two');
  expect(readdirSync(folder)).toEqual(['结果.xlsx']);
});

it('proposes a name, never a path', async () => {
  offer('x');
  await save('t', '../../etc/..\\a.csv');
  expect(dialog.proposed).toBe('a.csv');
});

it('fetches nothing when the officer thinks better of it', async () => {
  dialog.saveTo = null;
  offer('x');
  expect(await save('t', 'a.xlsx')).toEqual({ ok: true, value: false });
  expect(engine.exports.has('t')).toBe(true);
});

it('leaves what was there as it was when the export does not come to its end', async () => {
  for (const [what, code] of [
    [new TakingFailed(problem('contract/cancelled')), 'contract/cancelled'],
    [new Error('disk'), 'exports/notSaved'],
  ] as const) {
    writeFileSync(join(folder, '结果.xlsx'), 'old');
    offer('half', what);
    expect(await save('t', 'a.xlsx')).toMatchObject({ ok: false, problem: { code } });
    expect(readFileSync(join(folder, '结果.xlsx'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['结果.xlsx']);
  }
});

it('says so when it cannot be written there, or is no longer to be had', async () => {
  offer('x');
  dialog.saveTo = join(folder, 'none', 'a.xlsx');
  expect(await save('t', 'a.xlsx')).toMatchObject({ ok: false, problem: { code: 'exports/notSaved' } });
  expect(existsSync(join(folder, 'none'))).toBe(false);
  dialog.saveTo = join(folder, 'b.xlsx');
  expect(await save('t', 'a.xlsx')).toMatchObject({ ok: false, problem: { code: 'exports/gone' } });
});

it('hears only pages of ours, and only a token and a name', async () => {
  offer('x');
  expect(await save(7, 'a.xlsx')).toBeNull();
  expect(await ipcRenderer.invokeAs({ senderFrame: { url: 'https://example.com/' } }, channels.save, 't', 'a.xlsx')).toBeNull();
  expect(engine.exports.has('t')).toBe(true);
});
