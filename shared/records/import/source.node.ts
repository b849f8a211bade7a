import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** A chosen file: a path a native dialog gave, or bytes a window uploaded (kept in memory, never spooled). */
export type FileSource =
  | { readonly kind: 'path'; readonly name: string; readonly size: number; readonly path: string }
  | { readonly kind: 'bytes'; readonly name: string; readonly size: number; readonly bytes: Uint8Array };

/** Random and streamed access to a source's bytes. */
export interface Bytes {
  readonly size: number;
  /** Exactly `length` bytes, fewer only at the end of the file. */
  read(offset: number, length: number): Promise<Buffer>;
  stream(start: number, end: number): AsyncIterable<Uint8Array>;
}

export interface FileBytes extends Bytes {
  /** All of it, for readers that are done with a piece at once: each is good until the next is asked for. */
  pieces(): AsyncIterable<Buffer>;
}

/**
 * Bytes at a time. What is made of them stays below 128 KiB, where memory is taken from the system and given back for
 * every piece: pieces of 256 KiB took thirty times as long to decode.
 */
export const CHUNK = 1 << 15;

/** A file that ends before the size it had when it was chosen; `at` is in bytes. */
export class CutShort extends Error {
  readonly at: number;
  constructor(at: number) {
    super(`the file ends at byte ${at}`);
    this.at = at;
  }
}

/** Read at a time for those pieces: a question to the file system costs as much as a piece does. */
const READ = 8 * CHUNK;

/**
 * While one room's pieces are worked through, the other is filled: whoever takes them need not wait for the disk. Both
 * are had once, not anew for every piece.
 */
async function* piecesOf(size: number, fill: (room: Buffer, at: number) => Promise<number>): AsyncGenerator<Buffer> {
  let room = Buffer.allocUnsafeSlow(Math.min(READ, size));
  let other = Buffer.allocUnsafeSlow(room.length);
  const filling = (into: Buffer, at: number): Promise<number> => {
    const filled = fill(into.subarray(0, size - at), at);
    // Nobody hears of it when the pieces are no longer asked for.
    filled.catch(() => {});
    return filled;
  };
  let coming = filling(room, 0);
  for (let at = 0; at < size; ) {
    const filled = await coming;
    // Shorter than when it was chosen: the rows that are missing must not be taken for none.
    if (filled === 0) throw new CutShort(at);
    const next = at + filled;
    if (next < size) coming = filling(other, next);
    for (let from = 0; from < filled; from += CHUNK) yield room.subarray(from, Math.min(from + CHUNK, filled));
    [room, other] = [other, room];
    at = next;
  }
}

export function bytesOf(source: FileSource): FileBytes {
  if (source.kind === 'bytes') {
    const { bytes } = source;
    return {
      size: bytes.length,
      read: (offset, length) => Promise.resolve(Buffer.from(bytes.subarray(offset, offset + length))),
      async *stream(start, end) {
        // A copy per chunk: zlib and decoders do not take shared memory.
        for (let at = start; at < end; at += CHUNK) yield Buffer.from(bytes.slice(at, Math.min(end, at + CHUNK)));
      },
      pieces: () =>
        piecesOf(source.size, (room, at) => {
          room.set(bytes.subarray(at, at + room.length));
          return Promise.resolve(Math.min(room.length, bytes.length - at));
        }),
    };
  }
  return {
    size: source.size,
    async read(offset, length) {
      const file = await open(source.path, 'r');
      try {
        const buffer = Buffer.alloc(Math.max(0, Math.min(length, source.size - offset)));
        const { bytesRead } = await file.read(buffer, 0, buffer.length, offset);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
    async *pieces() {
      const file = await open(source.path, 'r');
      try {
        yield* piecesOf(source.size, async (room, at) => (await file.read(room, 0, room.length, at)).bytesRead);
      } finally {
        await file.close();
      }
    },
    stream: (start, end) =>
      end > start ? createReadStream(source.path, { start, end: end - 1, highWaterMark: CHUNK }) : (async function* () {})(),
  };
}
