import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pack } from '../../build/archive.ts';
import { filesBelow } from '../../build/packed-files.ts';
import { unpack } from './archive.node.ts';

const MOST = 10_000_000;
let folder = '';
let archive = '';
const long = `renderer/${'deep-folder/'.repeat(10)}file-with-a-name.js`;
const contents = new Map<string, Buffer>([
  ['node', Buffer.from('#!/bin/sh\n')],
  ['app/engine.js', Buffer.alloc(70_001, 7)],
  ['app/空白.js', Buffer.alloc(512, 1)],
  ['empty.txt', Buffer.alloc(0)],
  [long, Buffer.from('x')],
]);
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'archive-'));
  archive = join(folder, 'a.tar.gz');
  for (const [path, bytes] of contents) {
    mkdirSync(join(folder, 'in', path, '..'), { recursive: true });
    writeFileSync(join(folder, 'in', path), bytes, { mode: path === 'node' ? 0o755 : 0o644 });
  }
  await pack(join(folder, 'in'), filesBelow(join(folder, 'in')), archive);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const out = () => join(folder, 'out');
const tarOf = () => gunzipSync(readFileSync(archive));
/** Puts another word into the first entry's head, with a right checksum. */
const changed = (change: (head: Buffer) => void): Buffer => {
  const tar = tarOf();
  const head = tar.subarray(0, 512);
  change(head);
  head.write('        ', 148);
  head.write(
    `${head
      .reduce((all, byte) => all + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  );
  return tar;
};
const unpacked = (tar: Buffer, most = MOST): Promise<void> => {
  writeFileSync(archive, gzipSync(tar));
  return unpack(archive, out(), most);
};

describe('an archive', () => {
  it('comes out as it was put in, programs as programs, and is the same when packed again', async () => {
    await unpack(archive, out(), MOST);
    expect(filesBelow(out())).toEqual([...contents.keys()].sort());
    for (const [path, bytes] of contents) expect(readFileSync(join(out(), path)).equals(bytes), path).toBe(true);
    expect(statSync(join(out(), 'node')).mode & 0o111).not.toBe(0);
    expect(statSync(join(out(), 'app/engine.js')).mode & 0o111).toBe(0);
    const again = join(folder, 'b.tar.gz');
    await pack(out(), filesBelow(out()), again);
    expect(readFileSync(again).equals(readFileSync(archive))).toBe(true);
  });

  it.each([
    ['a way out', (head: Buffer) => head.fill(0, 0, 100).write('../../evil', 0), 'path'],
    ['an absolute path', (head: Buffer) => head.fill(0, 0, 100).write('/etc/evil', 0), 'path'],
    ['another system’s path', (head: Buffer) => head.fill(0, 0, 100).write('a\\..\\..\\evil', 0), 'path'],
    ['a drive or stream', (head: Buffer) => head.fill(0, 0, 100).write('C:evil', 0), 'path'],
    ['a link', (head: Buffer) => head.write('2', 156), 'type'],
    ['a device', (head: Buffer) => head.write('3', 156), 'type'],
    ['another format', (head: Buffer) => head.write('GNU  ', 257), 'format'],
    ['a length that is none', (head: Buffer) => head.write('-0000000001\0', 124), 'number'],
    ['a name that is there already', (head: Buffer) => head.fill(0, 0, 100).write('EMPTY.TXT', 0), 'twice'],
  ])('is not unpacked with %s', async (_what, change, word) => {
    await expect(unpacked(changed(change))).rejects.toThrow(word);
    expect(existsSync(join(folder, 'evil'))).toBe(false);
    expect(readdirSync(folder).sort()).toEqual(existsSync(out()) ? ['a.tar.gz', 'in', 'out'] : ['a.tar.gz', 'in']);
  });

  it('is not unpacked when it is cut, damaged, or larger than was said', async () => {
    const whole = readFileSync(archive);
    await expect(unpacked(tarOf().subarray(0, 70_000))).rejects.toThrow('cut');
    writeFileSync(archive, whole);
    rmSync(out(), { recursive: true });
    await expect(unpacked(tarOf(), 1000)).rejects.toThrow('size');
    const tar = tarOf();
    tar.writeUInt8(tar.readUInt8(3) ^ 1, 3);
    await expect(unpacked(tar)).rejects.toThrow('checksum');
    writeFileSync(archive, whole.subarray(0, 100));
    await expect(unpack(archive, out(), MOST)).rejects.toThrow(/gzip|cut/);
    writeFileSync(archive, '<html>');
    await expect(unpack(archive, out(), MOST)).rejects.toThrow('gzip');
  });
});
