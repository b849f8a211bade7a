import { createHash } from 'node:crypto';
import { paced } from './pacing.node.ts';
import type { PartReader } from './parts.ts';
import type { Chunk } from './platform.ts';

/** Makes the chunks of one upload, one after another. */
export interface Chunks {
  of(from: number, to: number): Chunk;
  /** A line was given up: it may still hold what it was to send, and that must not change under it. */
  letGo(): void;
}

async function* each(pieces: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

/** `bandwidth`: bytes per second at most; null = all there is. */
export function createChunks(reader: PartReader, bandwidth: number | null): Chunks {
  /** Had once for all chunks: memory for each anew costs more than the decrypting. */
  let room = Buffer.alloc(0);
  return {
    letGo() {
      room = Buffer.alloc(0);
    },
    of(from, to) {
      // Decrypted once: what the digest was taken of is what is sent.
      let kept: readonly Uint8Array[] | null = null;
      return {
        bytes: to - from,
        body: () => paced(each(kept ?? reader.span(from, to)), bandwidth),
        sha256() {
          if (room.length < to - from) room = Buffer.allocUnsafeSlow(to - from);
          const digest = createHash('sha256');
          const pieces: Uint8Array[] = [];
          let at = 0;
          for (const part of reader.span(from, to)) {
            const piece = room.subarray(at, at + part.length);
            piece.set(part);
            digest.update(piece);
            pieces.push(piece);
            at += part.length;
          }
          kept = pieces;
          return digest.digest('base64');
        },
      };
    },
  };
}
