import { Readable } from 'node:stream';
import { createInflateRaw, inflateRawSync } from 'node:zlib';
import type { Bytes } from './source.node.ts';

/** What makes a file unreadable: `broken` names the part, `unsafe` is a bomb, `encrypted` a locked archive. */
export class FileFault extends Error {
  readonly kind: 'broken' | 'unsafe' | 'encrypted';
  readonly part: string;
  constructor(kind: 'broken' | 'unsafe' | 'encrypted', part: string) {
    super(`${kind}: ${part}`);
    this.kind = kind;
    this.part = part;
  }
}

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** Small parts (workbook, styles) are read whole up to this. */
const MAX_PART = 64 * 1024 * 1024;
/** A sheet of a million rows unpacks to about 1 GB; real sheets pack at most about 60 : 1. */
const MAX_STREAM = 8 * 1024 * 1024 * 1024;
const MAX_RATIO = 400;
const MAX_ENTRIES = 10_000;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/** The archive's directory by name. ZIP64 sizes are refused: no spreadsheet an officer has needs them. */
export async function readDirectory(bytes: Bytes): Promise<Map<string, ZipEntry>> {
  const tailLength = Math.min(bytes.size, 65_557);
  const tail = await bytes.read(bytes.size - tailLength, tailLength);
  let at = tail.length - 22;
  while (at >= 0 && tail.readUInt32LE(at) !== END) at--;
  if (at < 0) throw new FileFault('broken', 'zip');
  const count = tail.readUInt16LE(at + 10);
  const length = tail.readUInt32LE(at + 12);
  const start = tail.readUInt32LE(at + 16);
  if (count > MAX_ENTRIES || length > MAX_PART) throw new FileFault('unsafe', 'zip');
  if (start + length > bytes.size) throw new FileFault('broken', 'zip');
  const directory = await bytes.read(start, length);
  const entries = new Map<string, ZipEntry>();
  let p = 0;
  for (let n = 0; n < count; n++) {
    if (p + 46 > directory.length || directory.readUInt32LE(p) !== CENTRAL) throw new FileFault('broken', 'zip');
    const flags = directory.readUInt16LE(p + 8);
    const nameLength = directory.readUInt16LE(p + 28);
    const name = directory.toString('utf8', p + 46, p + 46 + nameLength).replaceAll('\\', '/');
    if (flags & 1) throw new FileFault('encrypted', name);
    entries.set(name, {
      name,
      method: directory.readUInt16LE(p + 10),
      packed: directory.readUInt32LE(p + 20),
      size: directory.readUInt32LE(p + 24),
      offset: directory.readUInt32LE(p + 42),
    });
    p += 46 + nameLength + directory.readUInt16LE(p + 30) + directory.readUInt16LE(p + 32);
  }
  return entries;
}

async function dataStart(bytes: Bytes, entry: ZipEntry): Promise<number> {
  const head = await bytes.read(entry.offset, 30);
  if (head.length < 30 || head.readUInt32LE(0) !== LOCAL) throw new FileFault('broken', entry.name);
  const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  if (start + entry.packed > bytes.size) throw new FileFault('broken', entry.name);
  return start;
}

/** A small part, whole. */
export async function readPart(bytes: Bytes, entry: ZipEntry): Promise<Buffer> {
  if (entry.size > MAX_PART) throw new FileFault('unsafe', entry.name);
  const packed = await bytes.read(await dataStart(bytes, entry), entry.packed);
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw new FileFault('broken', entry.name);
  try {
    return inflateRawSync(packed, { maxOutputLength: MAX_PART });
  } catch {
    throw new FileFault('broken', entry.name);
  }
}

/** A part's bytes as they unpack; the declared size is not believed, the growth is bounded. */
export async function* streamPart(
  bytes: Bytes,
  entry: ZipEntry,
  onPacked?: (packedDone: number) => void,
): AsyncGenerator<Buffer> {
  const start = await dataStart(bytes, entry);
  let packed = 0;
  const counted = async function* () {
    for await (const chunk of bytes.stream(start, start + entry.packed)) {
      packed += chunk.length;
      onPacked?.(packed);
      yield chunk;
    }
  };
  if (entry.method === 0) {
    for await (const chunk of counted()) yield Buffer.from(chunk);
    return;
  }
  if (entry.method !== 8) throw new FileFault('broken', entry.name);
  const source = Readable.from(counted());
  const inflate = source.pipe(createInflateRaw({ chunkSize: 1 << 18 }));
  source.on('error', (error) => inflate.destroy(error));
  let out = 0;
  try {
    for await (const chunk of inflate) {
      if (!(chunk instanceof Buffer)) continue;
      out += chunk.length;
      if (out > MAX_STREAM || (out > 100 * 1024 * 1024 && out > MAX_RATIO * Math.max(packed, 1)))
        throw new FileFault('unsafe', entry.name);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof FileFault) throw error;
    throw new FileFault('broken', entry.name);
  } finally {
    inflate.destroy();
    source.destroy();
  }
}
