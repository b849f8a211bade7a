import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ClientOptions, WebSocket } from 'ws';
import { type FakeEngine, fakeEngine } from '../../../test/support/fake-engine.ts';
import { type Visitor, visit } from '../../../test/support/loopback-browser.ts';
import { type Loopback, startLoopback } from './server.node.ts';

let folder = '';
let engine: FakeEngine;
let loopback: Loopback;
let visitor: Visitor;
const windows: number[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loopback-'));
  mkdirSync(join(folder, 'pages'));
  writeFileSync(join(folder, 'pages/index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  engine = fakeEngine();
  windows.length = 0;
  loopback = await startLoopback({ engine, pages: join(folder, 'pages'), onWindows: (open) => windows.push(open) });
  visitor = await visit(loopback);
});
afterEach(async () => {
  await loopback.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The exact bytes a hostile program would send: fetch would mend paths and forbid some headers. */
function request(lines: readonly string[], body = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(loopback.port, '127.0.0.1', () => socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`));
    let said = '';
    socket.on('data', (data) => {
      said += data.toString();
    });
    socket.on('close', () => resolve(said));
    socket.on('error', reject);
  });
}
const statusOf = (answer: string): number => Number(answer.split(' ')[1]);
const host = () => `Host: 127.0.0.1:${loopback.port}`;
const cookie = () => `Cookie: ${visitor.cookie}`;
const get = (path: string, ...headers: string[]) => request([`GET ${path} HTTP/1.1`, ...headers, 'Connection: close']);

const socketTo = (options: ClientOptions, path = '/wire') => new WebSocket(`ws://127.0.0.1:${loopback.port}${path}`, options);
const refusal = (socket: WebSocket): Promise<number> =>
  new Promise((resolve, reject) => {
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0);
      socket.terminate();
    });
    socket.on('open', () => reject(new Error('let in')));
    socket.on('error', () => {});
  });
const admitted = (headers: Readonly<Record<string, string>>): Promise<WebSocket> =>
  new Promise((resolve, reject) => {
    const socket = socketTo({ headers });
    socket.on('open', () => resolve(socket));
    socket.on('error', reject);
  });
const closing = (socket: WebSocket): Promise<number> => new Promise((resolve) => socket.on('close', (code) => resolve(code)));

describe('coming in', () => {
  it('takes the one-time token once and answers with a cookie that scripts and other sites cannot use', async () => {
    const url = loopback.windowUrl();
    const entered = await fetch(url, { redirect: 'manual' });
    expect(entered.status).toBe(303);
    expect(entered.headers.get('location')).toBe('/');
    expect(entered.headers.get('set-cookie')).toMatch(/^liaison-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(403);
  });

  it('refuses whoever has no cookie, a wrong one, or a made-up token', async () => {
    expect(statusOf(await get('/', host()))).toBe(403);
    expect(statusOf(await get('/', host(), `Cookie: ${visitor.cookie.split('=')[0]}=x`))).toBe(403);
    expect(statusOf(await get('/', host(), `Cookie: other=${visitor.cookie.split('=')[1]}`))).toBe(403);
    expect(statusOf(await get('/?t=made-up', host()))).toBe(403);
    expect(statusOf(await get('/?t=', host()))).toBe(403);
    expect(statusOf(await get('/', host(), cookie()))).toBe(200);
  });

  it('knows only its own name: a rebound one is answered 421', async () => {
    for (const name of ['evil.example', `evil.example:${loopback.port}`, `localhost:${loopback.port}`, '127.0.0.1'])
      expect(statusOf(await get('/', `Host: ${name}`, cookie())), name).toBe(421);
  });

  it('listens on 127.0.0.1 only', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter((each) => each.family === 'IPv4' && !each.internal);
    for (const { address } of [...others, { address: '::1' }])
      await expect(
        new Promise((resolve, reject) => {
          const socket = connect(loopback.port, address, () => resolve(socket.destroy()));
          socket.on('error', reject);
        }),
        address,
      ).rejects.toThrow();
  });

  it('allows no other site to read anything', async () => {
    const answer = await request([
      'OPTIONS / HTTP/1.1',
      host(),
      cookie(),
      'Origin: https://evil.example',
      'Access-Control-Request-Method: POST',
      'Connection: close',
    ]);
    expect(statusOf(answer)).toBe(405);
    expect(answer.toLowerCase()).not.toContain('access-control');
  });
});

describe('pages', () => {
  it('come with a strict policy and are never cached', async () => {
    const { headers } = await fetch(`${visitor.origin}/`, { headers: { cookie: visitor.cookie } });
    const policy = headers.get('content-security-policy') ?? '';
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "frame-ancestors 'none'",
      "form-action 'none'",
      "base-uri 'none'",
    ])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/script-src[^;]*(unsafe|\*|http|data)/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('do not reach beyond their folder', async () => {
    for (const path of [
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/..\\secret.txt',
      '//etc/passwd',
      '/index.html/..',
    ])
      expect(await get(path, host(), cookie()), path).not.toContain('secret');
    expect(statusOf(await get('/../secret.txt', host(), cookie()))).toBe(404);
    expect(statusOf(await get('/none.js', host(), cookie()))).toBe(404);
  });
});

describe('files', () => {
  const post = (...headers: string[]) =>
    request(['POST /files HTTP/1.1', host(), 'Content-Length: 3', 'Connection: close', ...headers], 'a,b');
  const origin = () => `Origin: ${visitor.origin}`;

  it('are taken from our own page only', async () => {
    expect(statusOf(await post(origin()))).toBe(403);
    expect(statusOf(await post(cookie()))).toBe(403);
    expect(statusOf(await post(cookie(), 'Origin: https://evil.example'))).toBe(403);
    expect(statusOf(await post(cookie(), 'Origin: null'))).toBe(403);
    expect(engine.staged.size).toBe(0);
    expect(statusOf(await post(cookie(), origin(), 'X-File-Name: a.csv'))).toBe(200);
    expect([...engine.staged.values()]).toMatchObject([{ kind: 'bytes', name: 'a.csv', size: 3 }]);
  });

  it('have a name without a path, whatever the page says', async () => {
    await post(cookie(), origin(), `X-File-Name: ${encodeURIComponent('../../etc/十月.csv')}`);
    await post(cookie(), origin(), 'X-File-Name: %E5%8');
    expect([...engine.staged.values()].map((file) => file.name)).toEqual(['十月.csv', '?']);
  });

  it('are refused when cut short or larger than memory should hold', async () => {
    const cut = await request(['POST /files HTTP/1.1', host(), cookie(), origin(), 'Content-Length: 100'], 'a,b');
    expect(cut).not.toContain('"ok":true');
    const huge = await request(['POST /files HTTP/1.1', host(), cookie(), origin(), `Content-Length: ${2 ** 31}`]);
    expect(huge).not.toContain('"ok":true');
    expect(engine.staged.size).toBe(0);
  });
});

describe('the wire', () => {
  const ours = () => ({ cookie: visitor.cookie, origin: visitor.origin });

  it('opens to our own page only', async () => {
    const { origin, cookie } = ours();
    expect(await refusal(socketTo({ headers: { origin } }))).toBe(403);
    expect(await refusal(socketTo({ headers: { cookie } }))).toBe(403);
    expect(await refusal(socketTo({ headers: { cookie, origin: 'https://evil.example' } }))).toBe(403);
    expect(await refusal(socketTo({ headers: { cookie, origin, host: 'evil.example' } }))).toBe(403);
    expect(await refusal(socketTo({ headers: { cookie, origin } }, '/other'))).toBe(403);
    expect(engine.open()).toBe(0);
    const socket = await admitted(ours());
    expect(engine.open()).toBe(1);
    socket.close();
  });

  it('ends on a frame that is none of ours', async () => {
    for (const bad of ['{', '{}', '{"t":"reply","id":1}', JSON.stringify({ t: 'call', id: 1, name: 'x'.repeat(99), args: {} })]) {
      const socket = await admitted(ours());
      socket.send(bad);
      expect(await closing(socket)).toBe(1008);
    }
    const socket = await admitted(ours());
    socket.send(Buffer.from('{"t":"cancel","id":1}'));
    expect(await closing(socket)).toBe(1008);
    expect(engine.frames).toEqual([]);
  });

  it('ends on a frame larger than any page of ours sends', async () => {
    const socket = await admitted(ours());
    socket.send(' '.repeat(65 * 1024 * 1024));
    expect(await closing(socket)).toBe(1009);
    expect(engine.frames).toEqual([]);
    expect(engine.open()).toBe(0);
  });

  it('counts its windows and ends with the engine', async () => {
    const one = await admitted(ours());
    const two = await admitted(ours());
    one.close();
    await vi.waitFor(() => expect(windows).toEqual([1, 2, 1]));
    const ended = closing(two);
    engine.end(1);
    expect(await ended).toBe(1011);
  });
});

describe('an export', () => {
  const offer = (...pieces: readonly (string | Error)[]) =>
    engine.exports.set('t1', {
      name: "参保信息 (10月)'.xlsx",
      bytes: async function* () {
        for (const piece of pieces) {
          if (piece instanceof Error) throw piece;
          yield Buffer.from(piece);
        }
      },
    });

  it('goes to our own window only, once, as a download that no cache keeps', async () => {
    offer('one ', 'two');
    expect(statusOf(await get('/exports/t1', host()))).toBe(403);
    expect(statusOf(await get('/exports/t1', 'Host: evil.example', cookie()))).toBe(421);
    expect(engine.exports.has('t1')).toBe(true);
    const response = await fetch(`http://127.0.0.1:${loopback.port}/exports/t1`, { headers: { cookie: visitor.cookie } });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('参保信息 (10月)')}%27.xlsx`,
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toBe('one two');
    expect(statusOf(await get('/exports/t1', host(), cookie()))).toBe(410);
  });

  it('that does not come to its end breaks the download instead of ending it', async () => {
    offer('half', new Error('cancelled'));
    const whole = fetch(`http://127.0.0.1:${loopback.port}/exports/t1`, { headers: { cookie: visitor.cookie } });
    await expect(whole.then((response) => response.text())).rejects.toThrow();
  });
});
