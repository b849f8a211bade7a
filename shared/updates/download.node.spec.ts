import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newPublisherKey, signManifest } from '../../build/sign.ts';
import { type FeedServer, fileOf, manifestOf, startFeed } from '../../test/updates/feed.ts';
import { usualRoute } from '../sync/route.ts';
import { fetchFile } from './download.node.ts';
import { feedAddress, feedAt } from './feed.node.ts';
import { FEED_FILE } from './model.ts';

const bytes = randomBytes(300_000);
const name = 'workbench.tar.gz';
const file = fileOf(name, bytes);
const key = newPublisherKey();
let folder = '';
let server: FeedServer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'download-'));
  server = await startFeed(manifestOf('0.2.0', [file]), key, new Map([[name, bytes]]));
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});
const never = new AbortController().signal;
const fetched = (address = server.address, onProgress: (done: number) => void = () => {}, signal = never) =>
  fetchFile({ feed: feedAt(address, usualRoute), file, folder: join(folder, 'in'), signal, onProgress });
const part = () => join(folder, 'in', `${file.sha256}.part`);

describe('fetching a file', () => {
  it('brings it whole, under its digest, and does not fetch it again', async () => {
    const seen: number[] = [];
    const got = await fetched(server.address, (done) => seen.push(done));
    if (!got.ok) throw new Error(got.problem.code);
    expect(createHash('sha256').update(readFileSync(got.value)).digest('hex')).toBe(file.sha256);
    expect(seen.at(-1)).toBe(bytes.length);
    expect(await fetched()).toEqual(got);
    expect(server.asked).toHaveLength(1);
    writeFileSync(got.value, bytes.subarray(1));
    expect(await fetched()).toEqual(got);
    expect(readFileSync(got.value).equals(bytes)).toBe(true);
  });

  it('goes on from the byte where a line broke, until it is whole', async () => {
    server.lie = 'truncated';
    const halves = fetched(server.address, (done) => {
      if (done > bytes.length * 0.8) server.lie = null;
    });
    expect(await halves).toMatchObject({ ok: true });
    expect(server.asked.length).toBeGreaterThan(1);
    expect(server.asked.at(-1)?.from).toBeGreaterThan(bytes.length / 2);
  });

  it('keeps what came when a line brings nothing more, and says how far it was', async () => {
    server.lie = 'truncated';
    const stop = new AbortController();
    await fetched(server.address, (done) => (done > bytes.length * 0.4 ? stop.abort() : undefined), stop.signal);
    const have = readFileSync(part()).length;
    expect(have).toBeGreaterThan(bytes.length * 0.3);
    server.lie = 'gone';
    expect(await fetched()).toMatchObject({ problem: { code: 'updates/unreachable', data: { detail: 'HTTP 404' } } });
    expect(readFileSync(part()).length).toBe(have);
    server.lie = null;
    expect(await fetched()).toMatchObject({ ok: true });
    expect(server.asked.at(-1)?.from).toBe(have);
  });

  it('begins anew where the server knows no ranges', async () => {
    server.lie = 'truncated';
    const stop = new AbortController();
    await fetched(server.address, (done) => (done > 50_000 ? stop.abort() : undefined), stop.signal);
    server.lie = 'no-ranges';
    const got = await fetched();
    expect(got.ok && readFileSync(got.value).equals(bytes)).toBe(true);
  });

  it('throws away what is not what was signed, and what lay here already and was spoiled', async () => {
    server.lie = 'wrong-digest';
    expect(await fetched()).toMatchObject({ problem: { code: 'updates/digest' } });
    expect(readdirSync(join(folder, 'in'))).toEqual([]);
    server.lie = null;
    writeFileSync(part(), Buffer.alloc(1000, 9));
    expect(await fetched()).toMatchObject({ problem: { code: 'updates/digest' } });
    expect(await fetched()).toMatchObject({ ok: true });
  });

  it('stops at the last byte that was signed, however much is sent', async () => {
    server.lie = 'endless-file';
    expect(await fetched()).toMatchObject({ problem: { code: 'updates/digest' } });
    expect(existsSync(part())).toBe(false);
  });

  it('works from a folder or share as from a server', async () => {
    const share = join(folder, 'share');
    writeFileSync(join(folder, name), bytes);
    writeFileSync(join(folder, FEED_FILE), signManifest(server.manifest, key));
    expect(await feedAt(folder, usualRoute).manifest(never)).toMatchObject({ ok: true });
    expect(await fetched(folder)).toMatchObject({ ok: true });
    expect(await fetched(share)).toMatchObject({ ok: true });
    rmSync(join(folder, 'in'), { recursive: true });
    expect(await fetched(share)).toMatchObject({ problem: { code: 'updates/unreachable', data: { detail: 'ENOENT' } } });
  });
});

describe('what a feed says first', () => {
  it.each([
    ['endless-manifest', 'updates/notFeed'],
    ['html', null],
  ] as const)('is bounded: %s', async (lie, code) => {
    server.lie = lie;
    const said = await feedAt(server.address, usualRoute).manifest(never);
    expect(said.ok ? null : said.problem.code).toBe(code);
  });

  it('says what is wrong when nobody answers', async () => {
    await server.close();
    expect(await feedAt(server.address, usualRoute).manifest(never)).toMatchObject({
      problem: { code: 'updates/unreachable', data: { detail: 'ECONNREFUSED' } },
    });
    server = await startFeed(manifestOf('0.2.0', [file]), key, new Map());
  });

  it('is looked for at an address or a whole path, nowhere else', () => {
    expect(feedAddress(' https://updates.example/feed/ ')).toBe('https://updates.example/feed');
    expect(feedAddress('/mnt/share/updates')).toBe('/mnt/share/updates');
    for (const wrong of ['updates', 'ftp://x/y', 'http://', 'https://x/?a=1', 'javascript:1', './x'])
      expect(feedAddress(wrong), wrong).toBeNull();
  });
});
