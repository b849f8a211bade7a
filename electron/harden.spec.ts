import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { BrowserWindow, session } from '../test/host/electron-stand-in.ts';
import { harden } from './harden.ts';
import { openMainWindow } from './window.ts';

vi.mock('electron', () => import('../test/host/electron-stand-in.ts'));

beforeAll(() => harden());
afterEach(() => {
  for (const window of BrowserWindow.open) window.close();
});

const contents = () => {
  openMainWindow('/app/preload.cjs');
  const [window] = BrowserWindow.open;
  if (!window) throw new Error('no window');
  return window.webContents;
};

describe('the page', () => {
  it('is granted no permission, however it asks', () => {
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'fullscreen', 'hid', 'openExternal'])
      expect(session.defaultSession.asks(permission)).toBe(false);
    expect(session.defaultSession.checkPermission(null, 'media')).toBe(false);
    expect(session.defaultSession.checkDevice()).toBe(false);
  });

  it('goes nowhere but to our own pages', () => {
    const page = contents();
    expect(page.tries('workbench://desk/index.html#/today')).toBe(true);
    for (const url of [
      'https://example.com/',
      'http://127.0.0.1:1/',
      'file:///etc/passwd',
      'workbench://desk.example/',
      'workbench://other/index.html',
      'javascript:alert(1)',
      'data:text/html,<p>',
    ])
      expect(page.tries(url), url).toBe(false);
  });

  it('opens no window and holds no webview', () => {
    const page = contents();
    expect(page.openHandler({ url: 'https://example.com/' })).toEqual({ action: 'deny' });
    expect(page.openHandler({ url: 'workbench://desk/index.html' })).toEqual({ action: 'deny' });
    expect(page.attachesWebview()).toBe(false);
  });

  it('fetches nothing from anywhere else', () => {
    const { defaultSession } = session;
    expect(defaultSession.fetches('workbench://desk/assets/index.js')).toBe(true);
    expect(defaultSession.fetches('data:image/png;base64,AA')).toBe(true);
    for (const url of ['https://example.com/x.js', 'http://127.0.0.1:8080/', 'ws://127.0.0.1/', 'file:///etc/passwd'])
      expect(defaultSession.fetches(url), url).toBe(false);
  });

  it('downloads nothing', () => {
    const event = { prevented: false, preventDefault: () => Object.assign(event, { prevented: true }) };
    session.defaultSession.emit('will-download', event);
    expect(event.prevented).toBe(true);
  });
});
