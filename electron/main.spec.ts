import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as electron from '../test/host/electron-stand-in.ts';
import { type FakeEngine, fakeEngine } from '../test/support/fake-engine.ts';

const engines: { profile: string; engine: FakeEngine }[] = [];
// One stand-in for every start, whatever modules are loaded anew.
vi.mock('electron', () => ({ ...electron }));
vi.mock('../shared/engine/start.node.ts', () => ({
  startEngine: ({ profile }: { profile: string }) => {
    const engine = fakeEngine();
    engines.push({ profile, engine });
    return engine;
  },
}));

let userData = '';
const started = async (primary = true) => {
  vi.resetModules();
  engines.length = 0;
  electron.app.restart();
  electron.BrowserWindow.open = [];
  electron.ipcMain.handlers.clear();
  electron.powerMonitor.removeAllListeners();
  electron.protocol.schemes = [];
  electron.app.primary = primary;
  electron.app.userData = userData;
  await import('./main.ts');
  const schemes = [...electron.protocol.schemes];
  electron.app.ready();
  await vi.waitFor(() => expect(electron.app.quits + electron.BrowserWindow.open.length).toBeGreaterThan(0));
  return { schemes };
};

beforeEach(() => {
  userData = mkdtempSync(join(tmpdir(), 'desktop-'));
});
afterEach(() => {
  rmSync(userData, { recursive: true, force: true });
  vi.unstubAllEnvs();
});

it('sandboxes everything and names its scheme before the app is ready', async () => {
  const { schemes } = await started();
  expect(electron.app.sandboxed).toBe(true);
  expect(schemes).toEqual([{ scheme: 'workbench', privileges: { standard: true, secure: true, supportFetchAPI: false } }]);
  expect(engines.map(({ profile }) => profile)).toEqual([join(userData, 'profile')]);
});

it('leaves the profile to the instance that has it', async () => {
  await started(false);
  expect(electron.app.quits).toBe(1);
  expect(electron.BrowserWindow.open).toHaveLength(0);
  expect(engines).toHaveLength(0);
});

it('brings its window forward when started a second time', async () => {
  await started();
  const [window] = electron.BrowserWindow.open;
  if (!window) throw new Error('no window');
  window.minimized = true;
  electron.app.emit('second-instance', {});
  expect(window.minimized).toBe(false);
  expect(window.focused).toBe(1);
  expect(electron.BrowserWindow.open).toHaveLength(1);
});

it('quits with its last window, and only after the store is closed', async () => {
  await started();
  electron.BrowserWindow.open[0]?.close();
  expect(electron.app.hasQuit).toBe(false);
  await vi.waitFor(() => expect(electron.app.hasQuit).toBe(true));
  expect(engines[0]?.engine.stopped()).toBe(true);
});

it('keeps the window when the engine ends by itself, so that the page can say so', async () => {
  await started();
  const heard = vi.fn();
  electron.ipcRenderer.on('wire-closed', heard);
  await vi.waitFor(() => expect(electron.BrowserWindow.open[0]?.shown).toBe(true));
  engines[0]?.engine.end(1);
  await vi.waitFor(() => expect(heard).toHaveBeenCalled());
  expect(electron.BrowserWindow.open).toHaveLength(1);
  expect(electron.app.hasQuit).toBe(false);
});

it.each(['lock-screen', 'suspend', 'user-did-resign-active'])('locks when the computer says %s', async (event) => {
  await started();
  electron.powerMonitor.emit(event);
  expect(engines[0]?.engine.frames).toEqual([{ t: 'call', id: 1, name: 'session.lock', args: {} }]);
});
