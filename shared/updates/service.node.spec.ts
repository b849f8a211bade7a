import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { newPublisherKey, publisherOf, signManifest } from '../../build/sign.ts';
import { type FeedServer, fileOf, manifestOf, startFeed } from '../../test/updates/feed.ts';
import { stubArchive, writeStub } from '../../test/updates/stub-version.ts';
import type { CallContext } from '../base/call.ts';
import { ok, type Result } from '../base/result.ts';
import type { Store, Tx } from '../store/tx.ts';
import { usualRoute } from '../sync/route.ts';
import type { OpenWindow } from './freeze.ts';
import type { Installation, UpdateFile } from './model.ts';
import { type UpdatesService, updatesService } from './service.node.ts';
import { sideBySide } from './side-by-side.node.ts';
import { changeSwitch, readCurrent, readSwitch, settle, versionFolder } from './switch.node.ts';
import type { ByteSource } from './update-file.node.ts';

const key = newPublisherKey();
const DAY = 86_400_000;
const context: CallContext = { role: 'liaison', officer: '王', signal: { aborted: false }, progress: () => {} };

let files: Map<string, Buffer>;
let archive = '';
let file: UpdateFile;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'feed-'));
  archive = await stubArchive(folder, { version: '0.2.0', schema: 1 });
  const bytes = readFileSync(archive);
  files = new Map([[basename(archive), bytes]]);
  file = fileOf(basename(archive), bytes);
  rmSync(folder, { recursive: true });
});

let home = '';
let server: FeedServer;
let service: UpdatesService;
let windows: OpenWindow[] = [];
let kept: Map<string, unknown>;
let chosen: ByteSource | null = null;
const noted: string[] = [];

const tx: Tx = {
  get: () => undefined,
  all: () => [],
  iterate: function* () {},
  run: () => ({ changes: 0, lastId: 0 }),
};
const store: Store = {
  path: '',
  rawKey: new Uint8Array(32),
  read: (work) => work(tx),
  write: (work) => work(tx),
  writeBulk: (work) => work(tx),
  still: async (work) => ok(await work()),
  scrub: async () => ok({ freedPages: 0 }),
  close: () => {},
};

function opened(over: Partial<Installation> = {}, schema = 1): UpdatesService {
  const installation: Installation = {
    product: 'liaison-workbench',
    version: readCurrent(home) ?? '',
    kind: 'loopback',
    system: 'linux',
    arch: 'x64',
    home,
    publisher: publisherOf(key, server.address),
    ...over,
  };
  return updatesService({
    store,
    clock: { now: Date.now },
    emit: () => {},
    uscc: '91410100MAFAKE019N',
    version: installation.version,
    installation,
    installer: installation.home === null ? null : sideBySide(installation.home),
    schema,
    settings: { read: (_tx, name) => kept.get(name), write: (_tx, name, value) => void kept.set(name, value) },
    route: () => usualRoute,
    windows: async () => windows,
    take: () => chosen,
    notices: () => [],
    note: (what) => noted.push(what),
  });
}

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'updates-'));
  writeStub(versionFolder(home, '0.1.0'), { version: '0.1.0' });
  writeFileSync(join(home, 'current'), '0.1.0\n');
  server = await startFeed(manifestOf('0.2.0', [file]), key, files);
  windows = [];
  kept = new Map();
  chosen = null;
  noted.length = 0;
  service = opened();
});
afterEach(async () => {
  service.stop();
  await server.close();
  rmSync(home, { recursive: true, force: true });
});

const good = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
};
const status = async () => good(await service.handlers['updates.status']({}, context));
const check = async () => good(await service.handlers['updates.check']({}, context));
const take = (version = '0.2.0') => service.handlers['updates.take']({ version }, context);
const code = async (result: Promise<Result<unknown>> | Result<unknown>) => {
  const answer = await result;
  return answer.ok ? 'ok' : answer.problem.code;
};

describe('an update', () => {
  it('is found, told with its news, taken, and stands ready for the next start', async () => {
    expect(await status()).toMatchObject({ version: '0.1.0', cannot: null, found: null, ready: null, previous: null });
    const found = await check();
    expect(found).toMatchObject({
      problem: null,
      found: {
        version: '0.2.0',
        bytes: file.bytes,
        decision: { kind: 'offer', forced: false },
        skipped: false,
        changesStore: false,
      },
    });
    expect(found.found?.notes.zh).toContain('台账可按季度打印');
    expect(good(await take()).ready).toEqual({ version: '0.2.0', back: false, byHand: null });
    expect(readCurrent(home)).toBe('0.1.0');
    expect(readFileSync(join(versionFolder(home, '0.2.0'), 'app/loopback.js'), 'utf8')).toContain('0.2.0');
    expect(existsSync(join(home, 'versions/.incoming', file.sha256))).toBe(false);
  });

  it('prepared and thought better of is gone again', async () => {
    await check();
    await take();
    expect((await good(await service.handlers['updates.drop']({}, context))).ready).toBeNull();
    expect(existsSync(versionFolder(home, '0.2.0'))).toBe(false);
    expect(await code(service.handlers['updates.drop']({}, context))).toBe('updates/nothing');
  });

  it('may be left aside, and stays on offer', async () => {
    await check();
    await service.handlers['updates.skip']({ version: '0.2.0' }, context);
    expect((await check()).found).toMatchObject({ skipped: true });
    await service.handlers['updates.skip']({ version: null }, context);
    expect((await status()).found).toMatchObject({ skipped: false });
  });

  it('is only taken as it was seen', async () => {
    expect(await code(take())).toBe('updates/nothing');
    await check();
    expect(await code(take('0.3.0'))).toBe('updates/nothing');
  });

  it('can be gone back from, unless the store could not be opened then', async () => {
    await check();
    await take();
    settle(home, '0.2.0');
    service.stop();
    service = opened();
    expect((await status()).previous).toEqual({ version: '0.1.0', problem: null });
    expect(good(await service.handlers['updates.back']({}, context)).ready).toEqual({
      version: '0.1.0',
      back: true,
      byHand: null,
    });
    settle(home, '0.1.0');
    expect(readSwitch(home)).toMatchObject({ previous: '0.2.0', next: null });
    settle(home, '0.2.0');
    service.stop();
    service = opened({}, 2);
    expect((await status()).previous).toMatchObject({ version: '0.1.0', problem: { code: 'updates/storeNewer' } });
    expect(await code(service.handlers['updates.back']({}, context))).toBe('updates/storeNewer');
    rmSync(versionFolder(home, '0.1.0'), { recursive: true });
    expect((await status()).previous).toBeNull();
    expect(await code(service.handlers['updates.back']({}, context))).toBe('updates/nothing');
  });
});

describe('a feed that lies', () => {
  it.each([
    ['html', 'updates/notFeed'],
    ['endless-manifest', 'updates/notFeed'],
    ['forged', 'updates/forged'],
    ['downgrade', 'updates/downgrade'],
    ['expired', 'updates/expired'],
    ['other-product', 'updates/otherProduct'],
  ] as const)('is refused: %s', async (lie, expected) => {
    server.lie = lie;
    const said = await check();
    expect(said.problem?.code).toBe(expected);
    expect(said.found).toBeNull();
    expect(await code(take())).toBe('updates/nothing');
  });

  it('is refused when it is put back, and takes away nothing of what is known', async () => {
    await check();
    server.lie = 'put-back';
    const said = await check();
    expect(said.problem?.code).toBe('updates/putBack');
    expect(said.found?.version).toBe('0.2.0');
  });

  it.each([
    ['wrong-digest', 'updates/digest'],
    ['endless-file', 'updates/digest'],
    ['gone', 'updates/unreachable'],
  ] as const)('brings nothing into the folder: %s', async (lie, expected) => {
    await check();
    server.lie = lie;
    expect(await code(take())).toBe(expected);
    expect(existsSync(versionFolder(home, '0.2.0'))).toBe(false);
    expect((await status()).ready).toBeNull();
    server.lie = null;
    expect(await code(take())).toBe('ok');
  });

  it('brings an archive that is not what it says, signed or not: not used', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wrong-'));
    const other = await stubArchive(folder, { version: '0.9.0' });
    const bytes = readFileSync(other);
    await server.close();
    server = await startFeed(manifestOf('0.2.0', [fileOf('x.tar.gz', bytes)]), key, new Map([['x.tar.gz', bytes]]));
    service = opened();
    await check();
    expect(await code(take())).toBe('updates/content');
    const page = Buffer.from('<html></html>');
    await server.close();
    server = await startFeed(manifestOf('0.2.0', [fileOf('x.tar.gz', page)]), key, new Map([['x.tar.gz', page]]));
    service = opened();
    await check();
    expect(await code(take())).toBe('updates/content');
    expect(existsSync(versionFolder(home, '0.2.0'))).toBe(false);
    rmSync(folder, { recursive: true });
  });
});

describe('an update from a file', () => {
  const carried = (text: string, name = file.name, bytes: Uint8Array = files.get(file.name) ?? Buffer.alloc(0)): ByteSource => {
    const all = Buffer.concat([
      Buffer.from(`${JSON.stringify({ format: 'liaison-update-file/1', file: name })}\n${text}\n`),
      bytes,
    ]);
    return { size: all.length, read: (start, length) => all.subarray(start, start + length) };
  };
  const fromFile = (source: ByteSource | null) => {
    chosen = source;
    return service.handlers['updates.fromFile']({ token: 't' }, context);
  };

  it('is proved the same way, and does not wait for its turn', async () => {
    const staged = manifestOf('0.2.0', [file], { rollout: { steps: [], units: ['91410100MAFAKE000A'] } });
    expect(good(await fromFile(carried(signManifest(staged, key)))).ready?.version).toBe('0.2.0');
  });

  it('is refused whatever is wrong with it', async () => {
    const text = signManifest(server.manifest, key);
    const bytes = files.get(file.name) ?? Buffer.alloc(0);
    expect(await code(fromFile(carried(signManifest(server.manifest, newPublisherKey()))))).toBe('updates/forged');
    expect(await code(fromFile(carried(signManifest({ ...server.manifest, version: '0.0.1' }, key))))).toBe('updates/downgrade');
    expect(await code(fromFile(carried(text, 'other.tar.gz')))).toBe('updates/otherPlatform');
    expect(await code(fromFile(carried(text, file.name, bytes.subarray(1))))).toBe('updates/notUpdateFile');
    expect(await code(fromFile(carried(text, file.name, Buffer.from(bytes).fill(0x55, 30, 40))))).toBe('updates/digest');
    expect(await code(fromFile({ size: 4, read: () => Buffer.from('PK\x03\x04') }))).toBe('updates/notUpdateFile');
    expect(await code(fromFile(null))).toBe('file/gone');
    expect((await status()).ready).toBeNull();
  });
});

const round = async (): Promise<void> => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  service.start();
  vi.advanceTimersByTime(20_000);
  vi.useRealTimers();
  await vi.waitFor(() => expect(server.asked.length).toBeGreaterThan(0));
};

describe('by itself', () => {
  it('it takes only what the publisher says must be taken, and writes that down', async () => {
    server.manifest = manifestOf('0.2.0', [file], { minimum: '0.1.5' });
    await round();
    await vi.waitFor(async () => expect((await status()).ready?.version).toBe('0.2.0'));
    await vi.waitFor(() => expect(noted).toEqual(['updates.auto']));
  });

  it('it takes nothing else, and nothing at all in the last days of a window', async () => {
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    windows = [{ opens: new Date(Date.now() - 20 * DAY).toISOString().slice(0, 10), due: today }];
    server.manifest = manifestOf('0.2.0', [file], { minimum: '0.1.5' });
    await round();
    await vi.waitFor(async () =>
      expect((await status()).found?.decision).toEqual({ kind: 'frozen', until: today, forced: true }),
    );
    expect((await status()).ready).toBeNull();
    expect(noted).toEqual([]);
    // The officer may all the same.
    expect(await code(take())).toBe('ok');
  });
});

describe('what did not start', () => {
  it('is not taken again by itself, however the publisher asks for it', async () => {
    changeSwitch(home, { failed: { version: '0.2.0', at: 1, why: 'ended' } });
    server.manifest = manifestOf('0.2.0', [file], { minimum: '0.1.5' });
    await round();
    await vi.waitFor(async () => expect((await status()).checkedAt).not.toBeNull());
    expect(await status()).toMatchObject({ ready: null, failed: { version: '0.2.0' } });
    expect(noted).toEqual([]);
  });
});

describe('a workbench', () => {
  it('that was not packed, or has no publisher, takes no updates and says so', async () => {
    service = opened({ publisher: null });
    expect(await status()).toMatchObject({ cannot: 'noPublisher', feed: null });
    expect(await code(take())).toBe('updates/cannot');
    expect((await check()).problem?.code).toBe('updates/cannot');
    service = opened({ home: null });
    expect(await status()).toMatchObject({ cannot: 'source' });
  });

  it('looks where an officer says, and forgets what the former source said', async () => {
    await check();
    const set = async (feed: string | null) => service.handlers['updates.configure']({ feed }, context);
    expect(good(await set('/mnt/share/updates'))).toMatchObject({
      feed: { address: '/mnt/share/updates', chosen: true },
      found: null,
    });
    expect(await code(set('share/updates'))).toBe('updates/address');
    expect(good(await set(null)).feed).toEqual({ address: server.address, chosen: false });
  });

  it('does not write where it must not, and leaves nothing half', async () => {
    await check();
    appendFileSync(join(home, 'versions', '.incoming'), '');
    expect(await code(take())).toBe('updates/readOnly');
    expect(existsSync(versionFolder(home, '0.2.0'))).toBe(false);
  });
});
