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

/**
 * Bytes at a time. What is made of them stays below 128 KiB, where memory is taken from the system and given back for
 * every piece: pieces of 256 KiB took thirty times as long to decode.
 */
export const CHUNK = 1 << 15;

export function bytesOf(source: FileSource): Bytes {
  if (source.kind === 'bytes') {
    const { bytes } = source;
    return {
      size: bytes.length,
      read: (offset, length) => Promise.resolve(Buffer.from(bytes.subarray(offset, offset + length))),
      async *stream(start, end) {
        // A copy per chunk: zlib and decoders do not take shared memory.
        for (let at = start; at < end; at += CHUNK) yield Buffer.from(bytes.slice(at, Math.min(end, at + CHUNK)));
      },
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
    stream: (start, end) =>
      end > start ? createReadStream(source.path, { start, end: end - 1, highWaterMark: CHUNK }) : (async function* () {})(),
  };
}
