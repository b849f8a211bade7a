import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FEED_FILE } from '../shared/updates/model.ts';
import { openManifest } from '../shared/updates/verify.node.ts';
import { manifestOf } from '../test/updates/feed.ts';
import { fileOf, publish } from './publisher.ts';
import { newPublisherKey, pemOf, publisherOf, readPublisherKey } from './sign.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'publisher-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const made = (name: string): string => {
  writeFileSync(join(folder, name), name);
  return join(folder, name);
};
const key = newPublisherKey();

describe('the publisher', () => {
  it.each([
    ['liaison-workbench-0.2.0-linux-x64-loopback.tar.gz', { kind: 'loopback', system: 'linux', arch: 'x64' }],
    ['liaison-workbench-0.2.0-win32-arm64-loopback.tar.gz', { kind: 'loopback', system: 'win32', arch: 'arm64' }],
    ['liaison-workbench-0.2.0-x64-setup.exe', { kind: 'nsis', system: 'win32', arch: 'x64' }],
    ['liaison-workbench-0.2.0-x64-portable.exe', { kind: 'portable', system: 'win32', arch: 'x64' }],
    ['liaison-workbench-0.2.0-linux-arm64.AppImage', { kind: 'appimage', system: 'linux', arch: 'arm64' }],
    ['liaison-workbench-0.2.0-linux-arm64.deb', { kind: 'deb', system: 'linux', arch: 'arm64' }],
    ['liaison-workbench-0.2.0-mac-arm64.dmg', { kind: 'mac', system: 'darwin', arch: 'arm64' }],
  ])('knows what %s is', (name, expected) => {
    expect(fileOf(made(name))).toMatchObject({ ...expected, name, bytes: name.length });
  });

  it('writes static files under its signature, and one file to carry for each package', () => {
    const path = made('liaison-workbench-0.2.0-linux-x64-loopback.tar.gz');
    const out = join(folder, 'feed');
    const manifest = manifestOf('0.2.0', [fileOf(path)]);
    publish(manifest, [path], out, pemOf(key));
    const name = fileOf(path).name;
    expect(readdirSync(out).sort()).toEqual([name, `${name}.liaison-update`, FEED_FILE].sort());
    const text = readFileSync(join(out, FEED_FILE), 'utf8');
    expect(openManifest(text, publisherOf(key, null))).toEqual({ ok: true, value: manifest });
    expect(
      readFileSync(join(out, `${name}.liaison-update`), 'utf8')
        .split('\n')
        .slice(1),
    ).toEqual([text, name]);
    expect(readPublisherKey(pemOf(key)).publicKey).toBe(key.publicKey);
  });

  it('publishes nothing that could not be taken: two files for one computer, a package of another version, a stranger', () => {
    const paths = [
      made('liaison-workbench-0.1.0-linux-x64-loopback.tar.gz'),
      made('liaison-workbench-0.2.0-linux-x64-loopback.tar.gz'),
    ];
    const out = join(folder, 'feed');
    expect(() => publish(manifestOf('0.2.0', paths.map(fileOf)), paths, out, pemOf(key))).toThrow('two packages');
    expect(() => publish(manifestOf('0.3.0', [fileOf(paths[1] ?? '')]), paths.slice(1), out, pemOf(key))).toThrow(
      'not a package of 0.3.0',
    );
    expect(() => fileOf(made('setup.msi'))).toThrow('no package');
    expect(readdirSync(folder)).not.toContain('feed');
  });
});
