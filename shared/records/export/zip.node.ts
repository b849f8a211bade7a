import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';

/** Where bytes go; answers when more may come. */
export type Sink = (bytes: Uint8Array) => void | Promise<void>;

/** A zip archive written forwards only: one part after the other, nothing kept but the directory. */
export interface ZipWriter {
  part(name: string): PartWriter;
  /** A part of another archive as it is packed there. */
  copy(part: PackedPart): Promise<void>;
  end(): Promise<void>;
}

export interface PackedPart {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly chunks: AsyncIterable<Uint8Array>;
}

export interface PartWriter {
  write(text: string): Promise<void>;
  end(): Promise<void>;
}

interface Entry {
  readonly name: Buffer;
  readonly method: number;
  /** Whether its sizes stand in front of it. */
  readonly told: boolean;
  readonly at: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

/** Without ZIP64, which not every office program reads. Sheets of a million rows stay far below. */
const MAX_BYTES = 0xffffffff;
/** Texts gathered before they are given to the compressor. */
const GATHER = 1 << 16;
/** Sizes follow the data (bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const NAMES_ONLY = 0x0800;
/** 1 January 1980: the same content is the same file. */
const DOS_DATE = 0x0021;
const DEFLATED = 8;

export function createZip(sink: Sink, level = 5): ZipWriter {
  const entries: Entry[] = [];
  let at = 0;
  const put = async (bytes: Uint8Array): Promise<void> => {
    at += bytes.length;
    if (at > MAX_BYTES) throw new Error('the workbook is larger than a zip archive may be');
    await sink(bytes);
  };

  return {
    part(name) {
      const entryAt = { name: Buffer.from(name, 'utf8'), method: DEFLATED, told: false, at: 0 };
      let crc = 0;
      let size = 0;
      let packed = 0;
      let waiting: string[] = [];
      let waitingLength = 0;
      const deflate = createDeflateRaw({ level });
      const pump = (async () => {
        entryAt.at = at;
        await put(localHead(entryAt.name, DEFLATED));
        for await (const chunk of deflate) {
          if (!(chunk instanceof Uint8Array)) continue;
          packed += chunk.length;
          await put(chunk);
        }
      })();
      // Waited for in write and end; until then a failing sink must not count as unhandled.
      pump.catch(() => {});
      const flush = async (): Promise<void> => {
        const bytes = Buffer.from(waiting.join(''), 'utf8');
        waiting = [];
        waitingLength = 0;
        size += bytes.length;
        crc = crc32(bytes, crc);
        if (deflate.destroyed) await pump;
        if (!deflate.write(bytes)) await Promise.race([once(deflate, 'drain'), pump]);
      };
      return {
        async write(text) {
          waiting.push(text);
          waitingLength += text.length;
          if (waitingLength >= GATHER) await flush();
        },
        async end() {
          if (waitingLength > 0) await flush();
          deflate.end();
          await pump;
          await put(sizes(crc, packed, size));
          entries.push({ ...entryAt, crc, packed, size });
        },
      };
    },
    async copy({ name, method, crc, packed, size, chunks }) {
      const entry = { name: Buffer.from(name, 'utf8'), method, told: true, at, crc, packed, size };
      // Sizes in front: not every program reads a stored part that tells them behind.
      await put(localHead(entry.name, method, entry));
      for await (const chunk of chunks) await put(chunk);
      entries.push(entry);
    },
    async end() {
      const start = at;
      for (const entry of entries) await put(directoryEntry(entry));
      const tail = Buffer.alloc(22);
      tail.writeUInt32LE(0x06054b50, 0);
      tail.writeUInt16LE(entries.length, 8);
      tail.writeUInt16LE(entries.length, 10);
      tail.writeUInt32LE(at - start, 12);
      tail.writeUInt32LE(start, 16);
      await put(tail);
    },
  };
}

/** What follows a part: its checksum and sizes. */
function sizes(crc: number, packed: number, size: number): Buffer {
  const tail = Buffer.alloc(16);
  tail.writeUInt32LE(0x08074b50, 0);
  tail.writeUInt32LE(crc, 4);
  tail.writeUInt32LE(packed, 8);
  tail.writeUInt32LE(size, 12);
  return tail;
}

type Sizes = Pick<Entry, 'crc' | 'packed' | 'size'>;

function localHead(name: Buffer, method: number, known?: Sizes): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(known ? NAMES_ONLY : FLAGS, 6);
  head.writeUInt16LE(method, 8);
  head.writeUInt16LE(DOS_DATE, 12);
  if (known) {
    head.writeUInt32LE(known.crc, 14);
    head.writeUInt32LE(known.packed, 18);
    head.writeUInt32LE(known.size, 22);
  }
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function directoryEntry({ name, method, told, at, crc, packed, size }: Entry): Buffer {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(20, 6);
  head.writeUInt16LE(told ? NAMES_ONLY : FLAGS, 8);
  head.writeUInt16LE(method, 10);
  head.writeUInt16LE(DOS_DATE, 14);
  head.writeUInt32LE(crc, 16);
  head.writeUInt32LE(packed, 20);
  head.writeUInt32LE(size, 24);
  head.writeUInt16LE(name.length, 28);
  head.writeUInt32LE(at, 42);
  return Buffer.concat([head, name]);
}
