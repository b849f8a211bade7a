import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { type Loopback, startLoopback } from '../../shared/host/loopback/server.node.ts';
import { atMost } from '../bench/figures.ts';
import { fakeEngine } from '../support/fake-engine.ts';
import { visit } from '../support/loopback-browser.ts';
import { dice, type SuiteResult } from './verdict.ts';

/** The longest an officer's own request may take while others pull at the host. */
const PATIENCE_MS = 2_000;
const LARGEST_FRAME = 64 * 1024 * 1024;

interface Attacked {
  readonly loopback: Loopback;
  readonly cookie: string;
  readonly token: string;
  readonly roll: (below: number) => number;
}
/** Answers what was let through; null when it was refused. */
type Attack = (host: Attacked) => Promise<string | null>;

/** Hostile programs and pages on the officer's own computer against the loopback host; after each its own window works. */
export async function localSuite(runs: number, seed: number): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), 'local-'));
  mkdirSync(join(folder, 'pages'));
  writeFileSync(join(folder, 'pages/index.html'), '<!doctype html><title>ours</title>');
  writeFileSync(join(folder, 'secret.txt'), 'SECRET-4711');
  const engine = fakeEngine();
  const loopback = await startLoopback({ engine, pages: join(folder, 'pages') });
  const spent = new URL(loopback.windowUrl());
  const visitor = await visit({ ...loopback, windowUrl: () => spent.href });
  const token = spent.searchParams.get('t') ?? '';
  const host: Attacked = { loopback, cookie: visitor.cookie, token, roll: dice(seed) };
  const names = Object.keys(attacks);
  const broken: object[] = [];
  let [through, unusable] = [0, 0];
  const idle: Socket[] = [];
  try {
    for (let run = 0; run < runs; run++) {
      const name = names[run % names.length] ?? '';
      const got = await (attacks[name] ?? refused)(host);
      if (got !== null) {
        through++;
        broken.push({ suite: 'local', seed, run, attack: name, got });
      }
      // Connections that say nothing, or never end what they say, stay beside all of it.
      idle.push(opened(loopback.port, run % 2 === 0 ? '' : 'GET / HTTP/1.1\r\nHost: 127.0.0.1'));
      if (run % 25 === 24 && !(await isUsable(host))) {
        unusable++;
        broken.push({ suite: 'local', seed, run, attack: name, got: 'the own window got no answer' });
      }
    }
    if (!(await isUsable(host))) unusable++;
    if (engine.frames.length > 0) broken.push({ suite: 'local', seed, got: 'a frame reached the engine' });
  } finally {
    for (const socket of idle) socket.destroy();
    await loopback.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const over = `${runs} attacks and as many open connections, seed ${seed}`;
  return {
    broken,
    figures: [
      atMost('local.through', through, 'runs', over, 0),
      atMost('local.unusable', unusable, 'runs', over, 0),
      atMost('local.frames', engine.frames.length, 'runs', over, 0),
    ],
  };
}

const refused: Attack = () => Promise.resolve(null);

function opened(port: number, text: string): Socket {
  const socket = connect(port, '127.0.0.1', () => socket.write(text));
  socket.on('error', () => {});
  return socket;
}

/** What the host says to exactly these bytes. */
function say(port: number, lines: readonly string[], body = ''): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n${body}`));
    socket.setTimeout(10_000, () => socket.destroy());
    socket.on('data', (data) => {
      said += data.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(said));
  });
}

const okOf = (said: string): string | null => (/^HTTP\/1\.1 [23]/.test(said) ? said.slice(0, 60) : null);
const ours = ({ loopback }: Attacked): string => `Host: 127.0.0.1:${loopback.port}`;
const asked = (host: Attacked, path: string, ...heads: string[]) => say(host.loopback.port, [`GET ${path} HTTP/1.1`, ...heads]);

/** A window's wire, tried with these heads. */
function wire({ loopback }: Attacked, heads: Readonly<Record<string, string>>, path = '/wire'): Promise<WebSocket | null> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${loopback.port}${path}`, { headers: heads });
    socket.on('open', () => resolve(socket));
    socket.on('unexpected-response', () => {
      resolve(null);
      socket.terminate();
    });
    socket.on('error', () => resolve(null));
  });
}
async function wireRefused(host: Attacked, heads: Readonly<Record<string, string>>, path?: string): Promise<string | null> {
  const socket = await wire(host, heads, path);
  socket?.terminate();
  return socket ? 'a wire' : null;
}

async function ownWire(host: Attacked): Promise<WebSocket | null> {
  return wire(host, { cookie: host.cookie, origin: `http://127.0.0.1:${host.loopback.port}` });
}

/** Something that is no frame ends the wire it came by. */
async function closedBy(host: Attacked, frame: string | Buffer): Promise<string | null> {
  const socket = await ownWire(host);
  if (!socket) return 'the own wire was refused';
  const closed = new Promise<boolean>((resolve) => {
    socket.on('close', () => resolve(true));
    setTimeout(() => resolve(false), 8_000).unref();
  });
  socket.on('error', () => {});
  socket.send(frame);
  const ended = await closed;
  socket.terminate();
  return ended ? null : 'the wire stayed open';
}

const attacks: Readonly<Record<string, Attack>> = {
  'DNS rebinding': async (host) =>
    okOf(await asked(host, '/', `Host: evil.example:${host.loopback.port}`, `Cookie: ${host.cookie}`)),
  'another name of this computer': async (host) =>
    okOf(await asked(host, '/', `Host: localhost:${host.loopback.port}`, `Cookie: ${host.cookie}`)),
  'no token': async (host) => okOf(await asked(host, '/', ours(host))),
  'a token used again': async (host) => okOf(await asked(host, `/?t=${host.token}`, ours(host))),
  'a token guessed': async (host) =>
    okOf(await asked(host, `/?t=${Array.from({ length: 43 }, () => 'abcdefgh'[host.roll(8)]).join('')}`, ours(host))),
  'a cookie guessed': async (host) =>
    okOf(await asked(host, '/', ours(host), `Cookie: ${host.cookie.slice(0, -1)}${host.cookie.endsWith('A') ? 'B' : 'A'}`)),
  'a foreign page posts a file': async (host) =>
    okOf(
      await say(
        host.loopback.port,
        ['POST /files HTTP/1.1', ours(host), `Cookie: ${host.cookie}`, 'Origin: http://evil.example', 'Content-Length: 1'],
        'x',
      ),
    ),
  'a foreign page opens a wire': (host) => wireRefused(host, { cookie: host.cookie, origin: 'http://evil.example' }),
  'a program opens a wire without an origin': (host) => wireRefused(host, { cookie: host.cookie }),
  'a wire without a cookie': (host) => wireRefused(host, { origin: `http://127.0.0.1:${host.loopback.port}` }),
  'a wire by a rebound name': (host) =>
    wireRefused(host, { cookie: host.cookie, origin: 'http://evil.example', host: 'evil.example' }),
  traversal: async (host) => {
    const path = [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/../../secret.txt',
      '/..\\secret.txt',
      '//etc/passwd',
    ];
    const said = await asked(host, path[host.roll(path.length)] ?? '', ours(host), `Cookie: ${host.cookie}`);
    return said.includes('SECRET-4711') || said.includes('root:') ? said.slice(0, 60) : null;
  },
  'a malformed frame': (host) =>
    closedBy(host, ['{', '[]', '{"t":"call"}', 'null', '{"t":"call","id":1,"name":5,"args":{}}'][host.roll(5)] ?? ''),
  'a binary frame': (host) => closedBy(host, Buffer.from([1, 2, 3])),
  'an oversized frame': (host) => closedBy(host, Buffer.alloc(LARGEST_FRAME + 1, 'x')),
  'an oversized head': async (host) => okOf(await asked(host, '/', ours(host), `X-Long: ${'x'.repeat(40_000)}`)),
  'a method that is none of ours': async (host) =>
    okOf(await say(host.loopback.port, ['DELETE / HTTP/1.1', ours(host), `Cookie: ${host.cookie}`])),
  'an export by a guessed token': async (host) => okOf(await asked(host, '/exports/1', ours(host), `Cookie: ${host.cookie}`)),
};

/** The officer's own page and wire, in time. */
async function isUsable(host: Attacked): Promise<boolean> {
  const begin = performance.now();
  const page = await asked(host, '/', ours(host), `Cookie: ${host.cookie}`);
  const socket = await ownWire(host);
  socket?.terminate();
  return page.includes('<title>ours') && socket !== null && performance.now() - begin < PATIENCE_MS;
}
