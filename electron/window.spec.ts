import { afterEach, describe, expect, it, vi } from 'vitest';
import { app, applicationMenu, BrowserWindow } from '../test/host/electron-stand-in.ts';
import { setMenu } from './menus.ts';
import { openMainWindow } from './window.ts';

vi.mock('electron', () => import('../test/host/electron-stand-in.ts'));

afterEach(() => {
  for (const window of BrowserWindow.open) window.close();
  vi.unstubAllEnvs();
  app.isPackaged = true;
});

const preferences = () => BrowserWindow.open[0]?.options.webPreferences;

describe('the window', () => {
  it('is sandboxed, isolated and without Node', () => {
    openMainWindow('/app/preload.cjs');
    expect(preferences()).toMatchObject({
      preload: '/app/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    });
  });

  it('loads our own scheme and is shown only when it can be seen', async () => {
    openMainWindow('/app/preload.cjs');
    const [window] = BrowserWindow.open;
    expect(window?.options.show).toBe(false);
    expect(window?.shown).toBe(false);
    await vi.waitFor(() => expect(window?.shown).toBe(true));
    expect(window?.webContents.mainFrame.url).toBe('workbench://desk/index.html');
  });

  it('has developer tools only from source and only when asked', () => {
    const tools = () => {
      for (const window of BrowserWindow.open) window.close();
      openMainWindow('/app/preload.cjs');
      return preferences()?.devTools;
    };
    expect(tools()).toBe(false);
    vi.stubEnv('LIAISON_DEVTOOLS', '1');
    expect(tools()).toBe(false);
    app.isPackaged = false;
    expect(tools()).toBe(true);
  });
});

it('has a menu without reload and developer tools', () => {
  setMenu();
  const roles = applicationMenu.template.flatMap((menu) => menu.submenu ?? []).map((item) => item.role);
  expect(roles).toContain('paste');
  expect(roles).not.toContain('reload');
  expect(roles).not.toContain('toggleDevTools');
});
