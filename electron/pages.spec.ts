import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { protocol } from '../test/host/electron-stand-in.ts';
import { HOME, isOurPage, servePages } from './pages.ts';

vi.mock('electron', () => import('../test/host/electron-stand-in.ts'));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'));
  mkdirSync(join(folder, 'renderer/assets'), { recursive: true });
  writeFileSync(join(folder, 'renderer/index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'renderer/assets/a.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  servePages(join(folder, 'renderer'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('serves the built pages with a strict policy', async () => {
  const home = await protocol.fetch(HOME);
  expect(home.status).toBe(200);
  expect(await home.text()).toBe('<!doctype html>');
  const policy = home.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  expect(home.headers.get('x-content-type-options')).toBe('nosniff');
  expect((await protocol.fetch('workbench://desk/assets/a.js')).headers.get('content-type')).toContain('text/javascript');
});

it('serves nothing else, to no other name and by no other method', async () => {
  for (const url of [
    'workbench://desk/../secret.txt',
    'workbench://desk/..%2fsecret.txt',
    'workbench://desk/%2e%2e/secret.txt',
    'workbench://desk/none.js',
    'workbench://other/index.html',
  ])
    expect((await protocol.fetch(url)).status, url).toBe(404);
  expect((await protocol.fetch(HOME, 'POST')).status).toBe(404);
});

it('knows its own pages by the whole origin', () => {
  expect(isOurPage(HOME)).toBe(true);
  expect(isOurPage('workbench://desk.example/index.html')).toBe(false);
  expect(isOurPage('https://workbench://desk/')).toBe(false);
});
