import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { root } from '../../build/bundle.ts';
import { filesBelow } from '../../build/packed-files.ts';
import { installedNode, type PackedFile, packPortable } from '../../build/portable.ts';
import { built } from '../support/built.ts';

const system = process.platform === 'linux' || process.platform === 'darwin' ? process.platform : 'win32';
const arch = process.arch === 'arm64' ? 'arm64' : 'x64';

let folder = '';
let files: readonly PackedFile[] = [];
let version = '';
const home = () => join(folder, '联络员 工作台');
beforeAll(async () => {
  built();
  folder = mkdtempSync(join(tmpdir(), 'portable-'));
  ({ files, version } = packPortable({ root, out: home(), system, arch, ...installedNode(root) }));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the loopback host as a folder', () => {
  it('starts with its own Node, from a path with spaces and Chinese signs, and gives its page', { timeout: 60_000 }, async () => {
    const script = join(home(), system === 'win32' ? 'start.cmd' : system === 'darwin' ? 'start.command' : 'start.sh');
    // Nothing of this computer's Node: neither its place nor its settings.
    const env = { PATH: '/usr/bin:/bin', LIAISON_PROFILE: join(folder, 'profile') };
    const host = spawn(script, ['--headless'], { stdio: ['ignore', 'pipe', 'inherit'], env, shell: system === 'win32' });
    const ended = new Promise((resolve) => host.once('exit', resolve));
    try {
      let address = '';
      for await (const line of createInterface({ input: host.stdout })) {
        address = z.object({ client: z.string() }).parse(JSON.parse(line)).client;
        break;
      }
      const admitted = await fetch(address, { redirect: 'manual' });
      expect(admitted.status).toBe(303);
      const cookie = admitted.headers.get('set-cookie')?.split(';')[0] ?? '';
      const page = await fetch(new URL('/', address), { headers: { cookie } });
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('<title>联络员工作台</title>');
    } finally {
      host.kill('SIGTERM');
      await ended;
    }
  });

  it('holds what runs and nothing else: no test, no platform, no source, one database module', () => {
    const paths = files.map(({ path }) => path);
    const top = [...new Set(paths.map((path) => path.split('/')[0]))].sort();
    expect(top).toEqual(
      [
        'THIRD-PARTY.txt',
        'app',
        system === 'win32' ? 'node.exe' : 'node',
        'node_modules',
        'package.json',
        'renderer',
        'sbom.cdx.json',
        'version.json',
      ].sort(),
    );
    expect(paths.filter((path) => path.endsWith('.node'))).toEqual([
      `node_modules/better-sqlite3-multiple-ciphers/prebuilds/${system}-${arch}.node`,
    ]);
    expect(paths.filter((path) => /\.(ts|tsx|map|c|cpp|gyp)$|\.spec\.|^test\/|electron-main/.test(path))).toEqual([]);
  });

  it('lists its files as they are, each with its digest, and is the same when made again', { timeout: 60_000 }, () => {
    const inside = join(home(), 'versions', version);
    expect(JSON.parse(readFileSync(join(inside, 'files.json'), 'utf8'))).toEqual(files);
    expect(filesBelow(inside)).toEqual([...files.map(({ path }) => path), 'files.json'].sort());
    const again = packPortable({ root, out: join(folder, 'again'), system, arch, ...installedNode(root) });
    expect(again.files).toEqual(files);
  });

  it('brings the licences of everything in it, and takes no updates unless somebody’s key is pinned', () => {
    const inside = join(home(), 'versions', version);
    const text = readFileSync(join(inside, 'THIRD-PARTY.txt'), 'utf8');
    for (const name of ['antd', 'react', 'better-sqlite3-multiple-ciphers', 'sqlite', 'Node.js', 'fflate'])
      expect(text, name).toMatch(new RegExp(`^  ${name.replace('.', '\\.')} \\d`, 'm'));
    expect(existsSync(join(inside, 'app/publisher.json'))).toBe(false);
  });
});
