import { closeSync, createReadStream, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createGunzip } from 'node:zlib';

/** Why an archive is not unpacked; `detail` is a short technical word. */
export class ArchiveFault extends Error {}

const BLOCK = 512;
const MOST_FILES = 20_000;

const textOf = (block: Buffer, from: number, length: number): string => {
  const bytes = block.subarray(from, from + length);
  const end = bytes.indexOf(0);
  return bytes.subarray(0, end === -1 ? length : end).toString('utf8');
};

function numberOf(block: Buffer, from: number, length: number): number {
  const text = textOf(block, from, length).trim();
  if (!/^[0-7]{1,12}$/.test(text)) throw new ArchiveFault('number');
  return Number.parseInt(text, 8);
}

function checkHead(block: Buffer): void {
  let sum = 0;
  for (let at = 0; at < BLOCK; at++) sum += at >= 148 && at < 156 ? 32 : (block[at] ?? 0);
  if (sum !== numberOf(block, 148, 8)) throw new ArchiveFault('checksum');
}

/** A path that stays below the folder, in plain names; anything else is an attack or a mistake. */
export function safePath(name: string): string {
  const parts = name.replace(/\/$/, '').split('/');
  const isSafe = parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\:*?"<>|\0-\x1f]/.test(part));
  if (!isSafe || name.length > 250) throw new ArchiveFault('path');
  return parts.join('/');
}

interface Entry {
  readonly handle: number;
  left: number;
}

/**
 * Unpacks a gzipped ustar archive below a folder: plain files and folders only, no links, no devices, nothing outside, and
 * not more bytes than its publisher said. Every file is on the disk when this returns.
 */
export async function unpack(archive: string, folder: string, most: number): Promise<void> {
  let rest = Buffer.alloc(0);
  const open: { entry: Entry | null } = { entry: null };
  let padding = 0;
  let total = 0;
  let files = 0;
  let ended = false;
  const seen = new Set<string>();

  const finish = (done: Entry): void => {
    fsyncSync(done.handle);
    closeSync(done.handle);
  };
  const begin = (block: Buffer): void => {
    checkHead(block);
    if (textOf(block, 257, 5) !== 'ustar') throw new ArchiveFault('format');
    const prefix = textOf(block, 345, 155);
    const path = safePath(prefix === '' ? textOf(block, 0, 100) : `${prefix}/${textOf(block, 0, 100)}`);
    const size = numberOf(block, 124, 12);
    const type = textOf(block, 156, 1);
    if (seen.has(path.toLowerCase()) || ++files > MOST_FILES) throw new ArchiveFault('twice');
    seen.add(path.toLowerCase());
    if (type === '5') return void mkdirSync(join(folder, path), { recursive: true });
    if (type !== '0' && type !== '') throw new ArchiveFault('type');
    total += size;
    if (total > most) throw new ArchiveFault('size');
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    const isProgram = (numberOf(block, 100, 8) & 0o100) !== 0;
    open.entry = { handle: openSync(target, 'wx', isProgram ? 0o755 : 0o644), left: size };
    padding = (BLOCK - (size % BLOCK)) % BLOCK;
    if (size === 0) close();
  };
  const close = (): void => {
    if (open.entry) finish(open.entry);
    open.entry = null;
  };

  const source = createReadStream(archive);
  const stream = source.pipe(createGunzip());
  // A pipe does not hand an error on.
  source.on('error', (error) => stream.destroy(error));
  try {
    for await (const piece of stream) {
      rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      for (;;) {
        const current = open.entry;
        if (current) {
          const take = rest.subarray(0, current.left);
          if (take.length === 0) break;
          writeSync(current.handle, take);
          current.left -= take.length;
          rest = rest.subarray(take.length);
          if (current.left > 0) break;
          close();
          continue;
        }
        if (padding > 0) {
          const skip = Math.min(padding, rest.length);
          rest = rest.subarray(skip);
          padding -= skip;
          if (padding > 0) break;
          continue;
        }
        if (rest.length < BLOCK) break;
        const block = rest.subarray(0, BLOCK);
        rest = rest.subarray(BLOCK);
        if (block.every((byte) => byte === 0)) ended = true;
        else if (ended) throw new ArchiveFault('after the end');
        else begin(block);
      }
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^Z_/.test(String(error.code))) throw new ArchiveFault('gzip');
    throw error;
  } finally {
    source.destroy();
    stream.destroy();
    close();
  }
  if (!ended) throw new ArchiveFault('cut');
}
