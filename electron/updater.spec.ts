import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forDesktop, readHanded, settleHanded } from '../shared/updates/for-desktop.node.ts';
import type { Kind, Manifest } from '../shared/updates/model.ts';
import { app } from '../test/host/electron-stand-in.ts';
import { fileOf, manifestOf } from '../test/updates/feed.ts';
import { desktopInstallation, installPrepared } from './updater.ts';

vi.mock('electron', () => import('../test/host/electron-stand-in.ts'));

let home = '';
let ran: (readonly [string, readonly string[]])[] = [];
let appImage = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'updater-'));
  appImage = join(home, 'running.AppImage');
  writeFileSync(appImage, 'version 0.1.0');
  ran = [];
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

const port = () => ({ run: (path: string, args: readonly string[]) => void ran.push([path, args]), appImage });
const install = (kind: Kind) => installPrepared({ home, kind }, 5, port());
/** As the engine does it: a proven file is put where the desktop finds it. */
const prepared = async (kind: Kind, version: string): Promise<string> => {
  const bytes = Buffer.from(`version ${version}`);
  const name = `liaison-workbench-${version}.${kind}`;
  const fetched = join(home, 'fetched');
  writeFileSync(fetched, bytes);
  const file = fileOf(name, bytes, { kind });
  const manifest: Manifest = manifestOf(version, [file], { schema: 12 });
  expect(await forDesktop(home, kind).prepare(fetched, file, manifest)).toMatchObject({ ok: true });
  return join(home, name);
};

describe('the desktop installs what was prepared when it ends', () => {
  it('by the installer of Windows, silently and for this account; the next start says how it went', async () => {
    const path = await prepared('nsis', '0.2.0');
    await install('nsis');
    expect(ran).toEqual([[path, ['--updated', '/S']]]);
    // A second end before a new start does not start it twice.
    await install('nsis');
    expect(ran).toHaveLength(1);
    settleHanded(home, '0.2.0', 9);
    expect(readHanded(home)).toMatchObject({ ready: null, failed: null, present: { version: '0.2.0' } });
  });

  it('says so when the version is still the old one afterwards', async () => {
    const path = await prepared('nsis', '0.2.0');
    await install('nsis');
    settleHanded(home, '0.1.0', 9);
    expect(forDesktop(home, 'nsis').failed()).toEqual({ version: '0.2.0', at: 9 });
    expect(forDesktop(home, 'nsis').ready()).toBeNull();
    expect(existsSync(path)).toBe(false);
  });

  it('by putting another AppImage in the place of the one that runs, in one step', async () => {
    await prepared('appimage', '0.2.0');
    await install('appimage');
    expect(readFileSync(appImage, 'utf8')).toBe('version 0.2.0');
    expect(statSync(appImage).mode & 0o111).not.toBe(0);
    expect(readdirSync(home).some((name) => name.endsWith('.new'))).toBe(false);
    expect(ran).toEqual([]);
  });

  it('and can go back to the one before', async () => {
    for (const version of ['0.2.0', '0.3.0', '0.4.0']) {
      await prepared('appimage', version);
      await install('appimage');
      settleHanded(home, version, 9);
    }
    expect(
      readdirSync(home)
        .filter((name) => /-0\.\d/.test(name))
        .sort(),
    ).toEqual(['liaison-workbench-0.3.0.appimage', 'liaison-workbench-0.4.0.appimage']);
    const installer = forDesktop(home, 'appimage');
    expect(installer.previous()).toEqual({ version: '0.3.0', schema: 12 });
    installer.back();
    expect(installer.ready()).toEqual({ version: '0.3.0', back: true, byHand: null });
    await install('appimage');
    settleHanded(home, '0.3.0', 9);
    expect(readFileSync(appImage, 'utf8')).toBe('version 0.3.0');
    expect(installer.previous()?.version).toBe('0.4.0');
  });

  it('not what was changed since it was proved', async () => {
    const path = await prepared('nsis', '0.2.0');
    writeFileSync(path, 'version 0.6.6');
    await install('nsis');
    expect(ran).toEqual([]);
    expect(forDesktop(home, 'nsis').failed()).toEqual({ version: '0.2.0', at: 5 });
    expect(existsSync(path)).toBe(false);
  });

  it('not what an administrator has to install: that is shown, with its place', async () => {
    const path = await prepared('deb', '0.2.0');
    await install('deb');
    expect(ran).toEqual([]);
    expect(forDesktop(home, 'deb').ready()).toEqual({ version: '0.2.0', back: false, byHand: path });
    settleHanded(home, '0.1.0', 9);
    expect(forDesktop(home, 'deb').ready()?.version).toBe('0.2.0');
  });

  it('nothing when nothing was prepared, or the officer thought better of it', async () => {
    await install('nsis');
    const path = await prepared('nsis', '0.2.0');
    forDesktop(home, 'nsis').drop();
    await install('nsis');
    expect(ran).toEqual([]);
    expect(existsSync(path)).toBe(false);
  });
});

describe('the desktop says how it was installed', () => {
  it('by the marks of its package, and not at all from a checkout', () => {
    app.userData = home;
    app.isPackaged = false;
    expect(desktopInstallation()).toBeNull();
    app.isPackaged = true;
    vi.stubEnv('APPIMAGE', appImage);
    const expected = process.platform === 'linux' ? 'appimage' : process.platform === 'win32' ? 'nsis' : 'mac';
    expect(desktopInstallation()).toMatchObject({
      version: '0.1.0',
      kind: expected,
      home: join(home, 'updates'),
      publisher: null,
    });
    vi.stubEnv('APPIMAGE', '');
    if (process.platform === 'linux') expect(desktopInstallation()?.kind).toBe('deb');
  });

  it('its pinned digest is that of the file', async () => {
    const path = await prepared('nsis', '0.2.0');
    expect(readHanded(home).ready?.sha256).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'));
  });
});
