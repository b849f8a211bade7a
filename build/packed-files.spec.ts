import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { treeFiles } from './check/tree.ts';
import { desktopFiles } from './packed-files.ts';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** What a build leaves, by kind; hashes differ from build to build. */
const built = [
  'dist/bundled.json',
  'dist/app/electron-main.js',
  'dist/app/preload.cjs',
  'dist/app/loopback.js',
  'dist/app/launcher.js',
  'dist/app/cli.js',
  'dist/app/engine-thread.js',
  'dist/app/engine-thread.js.map',
  'dist/app/chunk-Abc123.js',
  'dist/app/third-party.json',
  'dist/app/sbom.cdx.json',
  'dist/app/publisher.json',
  'dist/renderer/index.html',
  'dist/renderer/assets/index-Abc123.js',
  'dist/renderer/assets/index-Abc123.css',
  'dist/packages/liaison-workbench-0.1.0-setup.exe',
  '.demo/profile/workbench.db',
  'test-results/report.json',
];
const driver = 'node_modules/better-sqlite3-multiple-ciphers/';

describe('the desktop program', () => {
  it('is our bundle, the pages, and the one database module that fits; nothing else', async () => {
    const files = await desktopFiles(root, [...treeFiles(), ...built], 'linux', 'x64');
    expect(files.filter((file) => !file.startsWith(driver))).toEqual([
      'dist/app/chunk-Abc123.js',
      'dist/app/electron-main.js',
      'dist/app/engine-thread.js',
      'dist/app/preload.cjs',
      'dist/app/publisher.json',
      'dist/app/sbom.cdx.json',
      'dist/app/third-party.json',
      'dist/renderer/assets/index-Abc123.css',
      'dist/renderer/assets/index-Abc123.js',
      'dist/renderer/index.html',
      'package.json',
    ]);
    const own = files.filter((file) => file.startsWith(driver)).map((file) => file.slice(driver.length));
    expect(own.filter((file) => !file.startsWith('lib/'))).toEqual(['LICENSE', 'package.json', 'prebuilds/linux-x64.node']);
    expect(own.every((file) => !file.endsWith('.c') && !file.endsWith('.cpp') && !file.endsWith('.d.ts'))).toBe(true);
  });

  it.each([
    ['win32', 'x64'],
    ['win32', 'arm64'],
    ['linux', 'arm64'],
    ['darwin', 'arm64'],
  ] as const)('takes the module of %s %s alone', async (system, arch) => {
    const files = await desktopFiles(root, built, system, arch);
    expect(files.filter((file) => file.endsWith('.node'))).toEqual([`${driver}prebuilds/${system}-${arch}.node`]);
  });

  it('takes nothing of the tree: no test, no platform, no source, no development dependency', async () => {
    const files = await desktopFiles(root, treeFiles(), 'linux', 'x64');
    expect(files.filter((file) => !file.startsWith(driver))).toEqual(['package.json']);
    expect(treeFiles().some((file) => file.startsWith('test/platform/'))).toBe(true);
  });
});
