import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow } from 'electron';
import { startEngine } from '../shared/engine/start.node.ts';
import { settleHanded } from '../shared/updates/for-desktop.node.ts';
import { harden } from './harden.ts';
import { serveWindow } from './ipc.ts';
import { systemKeychain } from './keychain.ts';
import { lockWithSystem } from './lock.ts';
import { setMenu } from './menus.ts';
import { servePages } from './pages.ts';
import { desktopInstallation, installPrepared } from './updater.ts';
import { openMainWindow } from './window.ts';

/** Starts the engine and the one window; ends with it. */
export function startDesktop(): void {
  const profile = process.env.LIAISON_PROFILE ?? join(app.getPath('userData'), 'profile');
  const installation = desktopInstallation();
  if (installation?.home) settleHanded(installation.home, installation.version, Date.now());
  const engine = startEngine({
    profile,
    installation,
    keychain: systemKeychain,
    log: (level, text) => process.stderr.write(`${level}: ${text}\n`),
  });
  const here = fileURLToPath(new URL('.', import.meta.url));

  servePages(join(here, '../renderer'));
  harden();
  setMenu();
  lockWithSystem(engine);
  serveWindow(openMainWindow(join(here, 'preload.cjs')), engine);

  // A second start brings the open window forward instead of opening the store twice.
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });

  // An engine that ended by itself does not take the window along: the page says what happened and what is safe.
  let stopping = false;
  app.on('before-quit', (event) => {
    if (stopping) return;
    event.preventDefault();
    stopping = true;
    void engine
      .stop()
      .then(() => (installation ? installPrepared(installation, Date.now()) : undefined))
      .finally(() => app.quit());
  });
  app.on('window-all-closed', () => app.quit());
}
