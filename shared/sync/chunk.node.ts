import { createHash } from 'node:crypto';
import { paced } from './pacing.node.ts';
import type { PartReader } from './parts.ts';
import type { Chunk } from './platform.ts';

/** What goes into one request: decrypted once, for what its digest was taken of is what is sent. */
export interface PreparedChunk {
  readonly from: number;
  readonly to: number;
  /** Reads one more piece, where one is missing. Never throws: a fault shows when the chunk itself is sent. */
  step(): void;
  /** `meanwhile` is called after each piece that is on its way. */
  chunk(bandwidth: number | null, meanwhile: () => void): Chunk;
}

/** Nothing is read before it is asked for. */
export function prepareChunk(reader: PartReader, from: number, to: number): PreparedChunk {
  const kept: Uint8Array[] = [];
  const digest = createHash('sha256');
  const left = reader.span(from, to)[Symbol.iterator]();
  let sha256: string | null = null;
  let fault: { readonly error: unknown } | null = null;
  const step = (): boolean => {
    if (fault) return false;
    try {
      const { value, done } = left.next();
      if (done) return false;
      kept.push(value);
      digest.update(value);
      return true;
    } catch (error) {
      fault = { error };
      return false;
    }
  };
  const upTo = (count: number): void => {
    while (kept.length < count && step()) {
      // All of it is done in asking.
    }
    if (fault) throw fault.error;
  };
  async function* pieces(meanwhile: () => void): AsyncGenerator<Uint8Array> {
    for (let at = 0; ; at++) {
      upTo(at + 1);
      const piece = kept[at];
      if (!piece) return;
      yield piece;
      meanwhile();
    }
  }
  return {
    from,
    to,
    step: () => void step(),
    chunk: (bandwidth, meanwhile) => ({
      bytes: to - from,
      body: () => paced(pieces(meanwhile), bandwidth),
      sha256() {
        upTo(Number.POSITIVE_INFINITY);
        sha256 ??= digest.digest('base64');
        return sha256;
      },
    }),
  };
}
