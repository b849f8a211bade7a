import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, vi } from 'vitest';
import { serveWindow } from '../../electron/ipc.ts';
import { systemKeychain } from '../../electron/keychain.ts';
import { openMainWindow } from '../../electron/window.ts';
import type { Result } from '../../shared/base/result.ts';
import type { DownFrame, UpFrame } from '../../shared/contract/frames.ts';
import { startEngine } from '../../shared/engine/start.node.ts';
import * as electron from './electron-stand-in.ts';
import { hostSuite } from './host-suite.ts';

vi.mock('electron', () => import('./electron-stand-in.ts'));

interface Bridge {
  send(frame: UpFrame): void;
  receive(on: (frame: DownFrame) => void): void;
  onClosed(on: () => void): void;
  saveExport(token: string, name: string): Promise<Result<boolean> | null>;
  offerDropped(file: object): Promise<{ readonly token: string; readonly name: string; readonly size: number } | null>;
}
const isBridge = (value: unknown): value is Bridge => typeof value === 'object' && value !== null && 'offerDropped' in value;

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dropped-'));
  await import('../../electron/preload.ts');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The desktop host over the stand-in of Electron: page → preload → IPC → engine, through the files of electron/. */
hostSuite('desktop', async (profile) => {
  const engine = startEngine({ profile, keychain: systemKeychain, log: () => {} });
  const bridge = electron.exposed.get('liaisonHost');
  if (!isBridge(bridge)) throw new Error('the preload exposed no bridge');
  electron.ipcRenderer.removeAllListeners();
  serveWindow(openMainWindow('/app/preload.cjs'), engine);
  const window = electron.BrowserWindow.open.at(-1);
  await vi.waitFor(() => {
    if (!window?.shown) throw new Error('not shown');
  });
  return {
    kind: 'desktop',
    capabilities: { fileDialog: true, saveDialog: true, keychain: true },
    async connect() {
      // A page has one wire; a new one is the page loaded anew.
      electron.ipcRenderer.removeAllListeners();
      window?.webContents.reload();
      return {
        send: (frame) => bridge.send(frame),
        receive(onFrame, onClosed) {
          bridge.receive(onFrame);
          bridge.onClosed(onClosed);
        },
      };
    },
    async offerFile(name, bytes) {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      const file = {};
      electron.droppedPaths.set(file, path);
      const offer = await bridge.offerDropped(file);
      if (!offer) throw new Error('not taken');
      return offer;
    },
    async saveExport(token) {
      const path = join(folder, '导出.xlsx');
      electron.dialog.saveTo = path;
      const saved = await bridge.saveExport(token, '导出.xlsx');
      return saved?.ok && saved.value ? { name: electron.dialog.proposed ?? '', bytes: readFileSync(path) } : null;
    },
    async stop() {
      await engine.stop();
      // Told over IPC before the window goes.
      await new Promise((resolve) => setTimeout(resolve, 0));
      window?.close();
    },
  };
});
