import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FuseV1Options } from '@electron/fuses';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { packaging } from '../build/electron-builder.ts';
import { BrowserWindow, exposed } from '../test/host/electron-stand-in.ts';
import { openMainWindow } from './window.ts';

vi.mock('electron', () => import('../test/host/electron-stand-in.ts'));

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const sources = readdirSync(at('.'))
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
  .map((name) => ({ name, text: readFileSync(at(name), 'utf8') }));
const using = (pattern: RegExp): string[] => sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

afterEach(() => {
  for (const window of BrowserWindow.open) window.close();
});

/** Electron's security checklist, item by item; README.md beside says which test holds each. */
describe('the checklist', () => {
  const rows = [...readFileSync(at('README.md'), 'utf8').matchAll(/^\| (\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)];

  it('has every item, each with what holds it', () => {
    expect(rows.map(([, number]) => Number(number))).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    for (const [, number, , , proof = ''] of rows) {
      const files = [...proof.matchAll(/`([\w./-]+\.spec\.ts)`/g)].map(([, file]) => file ?? '');
      expect(files.length > 0 || proof.trim().startsWith('reason:'), `item ${number}`).toBe(true);
      for (const file of files) expect(existsSync(at(`../${file}`)), file).toBe(true);
    }
  });

  it('8, 9, 10: nothing insecure and nothing experimental is turned on', () => {
    openMainWindow('/app/preload.cjs');
    const preferences = BrowserWindow.open[0]?.options.webPreferences ?? {};
    expect(preferences).toMatchObject({ allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false });
    expect(Object.keys(preferences)).not.toContain('enableBlinkFeatures');
    expect(using(/enableBlinkFeatures|appendSwitch|commandLine/)).toEqual([]);
  });

  it('15: nothing is ever given to the system to open', () => {
    expect(using(/\bshell\b|openExternal|openPath/)).toEqual([]);
  });

  it('18: no page comes from file://', () => {
    expect(using(/loadFile|['"`]file:/)).toEqual([]);
  });

  it('19: every fuse there is, is set, and to the safe side', () => {
    const fuses = packaging('linux').electronFuses ?? {};
    const known = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
    const set = Object.keys(fuses).map((name) => `${name[0]?.toUpperCase()}${name.slice(1)}`);
    expect(set.sort()).toEqual(known.sort());
    expect(
      Object.entries(fuses)
        .filter(([, on]) => on)
        .map(([name]) => name)
        .sort(),
    ).toEqual(['enableCookieEncryption', 'enableEmbeddedAsarIntegrityValidation', 'onlyLoadAppFromAsar']);
    for (const system of ['win32', 'linux', 'darwin'] as const) {
      const { electronFuses, asar, asarUnpack } = packaging(system);
      expect(electronFuses).toEqual(fuses);
      // What lies outside the archive is not covered by its digest: the native module alone.
      expect({ asar, asarUnpack }).toEqual({ asar: true, asarUnpack: ['**/*.node'] });
    }
  });

  it('20: the page gets a bridge of a few named things, never Electron’s own', async () => {
    await import('./preload.ts');
    const bridge = exposed.get('liaisonHost');
    expect([...exposed.keys()]).toEqual(['liaisonHost']);
    if (typeof bridge !== 'object' || bridge === null) throw new Error('no bridge');
    expect(Object.keys(bridge).sort()).toEqual(['chooseFile', 'offerDropped', 'onClosed', 'receive', 'saveExport', 'send']);
    expect(Object.values(bridge).every((value) => typeof value === 'function')).toBe(true);
  });

  it('secrets stay out of the page: the keychain is asked by the engine, over no channel of the window', () => {
    expect(using(/safeStorage/)).toEqual(['keychain.ts']);
    const { text = '' } = sources.find(({ name }) => name === 'channels.ts') ?? {};
    expect(text).not.toMatch(/key|secret|vault/i);
  });
});
