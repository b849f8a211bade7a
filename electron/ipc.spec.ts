import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BrowserWindow, dialog, droppedPaths, exposed, ipcMain, ipcRenderer } from '../test/host/electron-stand-in.ts';
import { type FakeEngine, fakeEngine } from '../test/support/fake-engine.ts';
import { channels } from './channels.ts';
import { serveWindow } from './ipc.ts';
import { openMainWindow } from './window.ts';

vi.mock('electron', () => import('../test/host/electron-stand-in.ts'));

const call = { t: 'call', id: 1, name: 'app.status', args: {} };
let engine: FakeEngine;
let folder = '';
const contents = () => {
  const [window] = BrowserWindow.open;
  if (!window) throw new Error('no window');
  return window.webContents;
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ipc-'));
  engine = fakeEngine();
  serveWindow(openMainWindow('/app/preload.cjs'), engine);
  await vi.waitFor(() => expect(BrowserWindow.open[0]?.shown).toBe(true));
});
afterEach(() => {
  for (const window of BrowserWindow.open) window.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the wire', () => {
  it('carries frames of the page to the engine and back', async () => {
    const heard = vi.fn();
    ipcRenderer.once(channels.down, (_event, frame: unknown) => heard(frame));
    ipcRenderer.send(channels.up, call);
    ipcRenderer.send(channels.up, { t: 'cancel', id: 1 });
    expect(engine.frames).toEqual([call, { t: 'cancel', id: 1 }]);
    engine.tell({ t: 'event', event: { kind: 'sync' } });
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith({ t: 'event', event: { kind: 'sync' } }));
  });

  it('drops frames that are none', () => {
    for (const bad of [
      null,
      'call',
      {},
      { t: 'call', id: 'x', name: 'app.status', args: {} },
      { t: 'call', id: 1, name: 'n'.repeat(65), args: {} },
      { ...call, more: 1 },
      { t: 'reply', id: 1, result: {} },
      [call],
    ])
      ipcRenderer.send(channels.up, bad);
    expect(engine.frames).toEqual([]);
  });

  it('hears only its own main frame, on our own pages', async () => {
    const frame = contents().mainFrame;
    ipcRenderer.sendAs({ sender: {} }, channels.up, call);
    ipcRenderer.sendAs({ senderFrame: { url: frame.url } }, channels.up, call);
    ipcRenderer.sendAs({ senderFrame: null }, channels.up, call);
    contents().mainFrame = { url: 'https://example.com/' };
    ipcRenderer.send(channels.up, call);
    expect(engine.frames).toEqual([]);
    const path = join(folder, 'a.csv');
    writeFileSync(path, 'a\n1\n');
    dialog.chosen = path;
    expect(await ipcRenderer.invoke(channels.choose)).toBeNull();
    expect(await ipcRenderer.invoke(channels.dropped, path)).toBeNull();
    expect(engine.staged.size).toBe(0);
  });

  it('gives a page that was loaded anew a wire of its own, and stops reloading one that keeps crashing', () => {
    contents().reload();
    expect(engine.open()).toBe(1);
    const before = contents().reloads;
    for (let n = 0; n < 10; n++) contents().emit('render-process-gone', {}, { reason: 'crashed' });
    expect(contents().reloads).toBe(before + 3);
    expect(engine.open()).toBe(1);
  });

  it('tells a page that loads after the engine ended', async () => {
    const heard = vi.fn();
    engine.end(1);
    ipcRenderer.once(channels.closed, heard);
    contents().emit('did-finish-load');
    await vi.waitFor(() => expect(heard).toHaveBeenCalled());
  });

  it('ends with its window and leaves no handler behind', () => {
    BrowserWindow.open[0]?.close();
    expect(engine.open()).toBe(0);
    expect(ipcMain.handlers.size).toBe(0);
    expect(ipcMain.listenerCount(channels.up)).toBe(0);
    engine.tell({ t: 'event', event: { kind: 'sync' } });
  });
});

describe('files', () => {
  it('are named to the page without their path', async () => {
    const path = join(folder, '十月.csv');
    writeFileSync(path, 'a\n1\n');
    dialog.chosen = path;
    const offer = await ipcRenderer.invoke(channels.choose);
    expect(offer).toEqual({ token: expect.stringMatching(/^[0-9a-f-]{36}$/), name: '十月.csv', size: 4 });
    expect([...engine.staged.values()]).toEqual([{ kind: 'path', name: '十月.csv', size: 4, path }]);
  });

  it('may be thought better of, may be gone, may be no files', async () => {
    dialog.chosen = null;
    expect(await ipcRenderer.invoke(channels.choose)).toBeNull();
    dialog.chosen = join(folder, 'gone.csv');
    expect(await ipcRenderer.invoke(channels.choose)).toBeNull();
    expect(await ipcRenderer.invoke(channels.dropped, folder)).toBeNull();
    expect(await ipcRenderer.invoke(channels.dropped, 7)).toBeNull();
    expect(await ipcRenderer.invoke(channels.dropped, '')).toBeNull();
    expect(engine.staged.size).toBe(0);
  });
});

describe('the preload', () => {
  it('gives the page a wire, two ways to name a file and one to save an export, nothing more', async () => {
    await import('./preload.ts');
    expect([...exposed.keys()]).toEqual(['liaisonHost']);
    const bridge = exposed.get('liaisonHost');
    if (typeof bridge !== 'object' || bridge === null) throw new Error('no bridge');
    expect(Object.keys(bridge).sort()).toEqual(['chooseFile', 'offerDropped', 'onClosed', 'receive', 'saveExport', 'send']);
    expect(Object.values(bridge).every((entry) => typeof entry === 'function')).toBe(true);
  });

  it('takes a dropped file’s path from the system, not from the page', async () => {
    const { offerDropped } = await bridge();
    const path = join(folder, 'a.csv');
    writeFileSync(path, 'a\n1\n');
    const dropped = { path: '/etc/passwd' };
    expect(await offerDropped(dropped)).toBeNull();
    droppedPaths.set(dropped, path);
    expect(await offerDropped(dropped)).toMatchObject({ name: 'a.csv', size: 4 });
  });

  async function bridge(): Promise<{ offerDropped(file: object): Promise<unknown> }> {
    await import('./preload.ts');
    const found = exposed.get('liaisonHost');
    const has = (value: unknown): value is { offerDropped(file: object): Promise<unknown> } =>
      typeof value === 'object' && value !== null && 'offerDropped' in value;
    if (!has(found)) throw new Error('no bridge');
    return found;
  }
});
