import { Readable } from 'node:stream';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { type Bytes, CHUNK } from './source.node.ts';

/** What makes a file unreadable: `broken` names the part, `unsafe` is a bomb, `encrypted` a locked archive. */
export class FileFault extends Error {
  readonly kind: 'broken' | 'unsafe' | 'encrypted';
  readonly part: string;
  /** Of a sheet, where it shows. */
  readonly row: number | null;
  constructor(kind: 'broken' | 'unsafe' | 'encrypted', part: string, row: number | null = null) {
    super(`${kind}: ${part}`);
    this.kind = kind;
    this.part = part;
    this.row = row;
  }
}

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  readonly crc: number;
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

const WIDE = 0xffffffff;

/** Sizes and place of a member from its ZIP64 field, as Java programs write it for small files too; in the order the standard fixes. */
function widened(entry: ZipEntry, extra: Buffer): ZipEntry {
  const wide = { size: entry.size, packed: entry.packed, offset: entry.offset };
  for (let p = 0; p + 4 <= extra.length; p += 4 + extra.readUInt16LE(p + 2)) {
    if (extra.readUInt16LE(p) !== 1) continue;
    const end = Math.min(extra.length, p + 4 + extra.readUInt16LE(p + 2));
    let at = p + 4;
    for (const name of ['size', 'packed', 'offset'] as const) {
      if (wide[name] !== WIDE || at + 8 > end) continue;
      wide[name] = Number(extra.readBigUInt64LE(at));
      at += 8;
    }
    break;
  }
  return { ...entry, ...wide };
}

/** Where the record that ends an archive stands in its tail: the last one whose remark reaches exactly to the end. */
function endRecord(tail: Buffer): number {
  let loose = -1;
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END) continue;
    if (at + 22 + tail.readUInt16LE(at + 20) === tail.length) return at;
    if (loose < 0) loose = at;
  }
  return loose;
}

/** The archive's directory by name. */
export async function readDirectory(bytes: Bytes): Promise<Map<string, ZipEntry>> {
  const tailLength = Math.min(bytes.size, 65_557);
  const tail = await bytes.read(bytes.size - tailLength, tailLength);
  const at = endRecord(tail);
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
    const entry: ZipEntry = {
      name,
      method: directory.readUInt16LE(p + 10),
      crc: directory.readUInt32LE(p + 16),
      packed: directory.readUInt32LE(p + 20),
      size: directory.readUInt32LE(p + 24),
      offset: directory.readUInt32LE(p + 42),
    };
    const extraAt = p + 46 + nameLength;
    entries.set(name, widened(entry, directory.subarray(extraAt, extraAt + directory.readUInt16LE(p + 30))));
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

/** A part's bytes as they are packed. */
export async function* packedBytes(bytes: Bytes, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const start = await dataStart(bytes, entry);
  yield* bytes.stream(start, start + entry.packed);
}

/** A small part, whole. */
export async function readPart(bytes: Bytes, entry: ZipEntry): Promise<Buffer> {
  if (entry.size > MAX_PART || entry.packed > MAX_PART) throw new FileFault('unsafe', entry.name);
  const packed = await bytes.read(await dataStart(bytes, entry), entry.packed);
  if (entry.method !== 0 && entry.method !== 8) throw new FileFault('broken', entry.name);
  let whole: Buffer;
  try {
    whole = entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: MAX_PART });
  } catch (error) {
    const large = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new FileFault(large ? 'unsafe' : 'broken', entry.name);
  }
  if (crc32(whole) !== entry.crc) throw new FileFault('broken', entry.name);
  return whole;
}

/** A part's bytes as they unpack; the declared size is not believed, the growth is bounded, the checksum must fit at the end. */
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
  let sum = 0;
  if (entry.method === 0) {
    for await (const chunk of counted()) {
      sum = crc32(chunk, sum);
      yield Buffer.from(chunk);
    }
    if (sum !== entry.crc) throw new FileFault('broken', entry.name);
    return;
  }
  if (entry.method !== 8) throw new FileFault('broken', entry.name);
  const source = Readable.from(counted());
  const inflate = source.pipe(createInflateRaw({ chunkSize: CHUNK }));
  source.on('error', (error) => inflate.destroy(error));
  let out = 0;
  try {
    for await (const chunk of inflate) {
      if (!(chunk instanceof Buffer)) continue;
      out += chunk.length;
      if (out > MAX_STREAM || (out > 100 * 1024 * 1024 && out > MAX_RATIO * Math.max(packed, 1)))
        throw new FileFault('unsafe', entry.name);
      sum = crc32(chunk, sum);
      yield chunk;
    }
    if (sum !== entry.crc) throw new FileFault('broken', entry.name);
  } catch (error) {
    if (error instanceof FileFault) throw error;
    throw new FileFault('broken', entry.name);
  } finally {
    inflate.destroy();
    source.destroy();
  }
}
