import { createHash } from 'node:crypto';
import { constants, createGzip, createZstdCompress, type Gzip, type ZstdCompress } from 'node:zlib';
import type { PayloadFacts } from './manifest.ts';

/** A part is one row of the store: small enough that storing it does not hold up other calls. */
const PART_BYTES = 512 * 1024;

export interface PayloadWriter {
  /** Resolves when the compressor can take more. */
  write(text: string): Promise<void>;
  /** Ends the stream and stores the last part. */
  finish(): Promise<PayloadFacts>;
  /** Frees the compressor of a seal that will not complete. */
  abandon(): void;
}

function compressor(encoding: PayloadFacts['encoding']): Gzip | ZstdCompress {
  return encoding === 'gzip'
    ? createGzip({ level: 6 })
    : createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 3 } });
}

/** Compresses as it comes (in zlib's own threads) and hands out parts in order, `n` from 0. */
export function payloadWriter(encoding: PayloadFacts['encoding'], store: (n: number, part: Uint8Array) => void): PayloadWriter {
  const stream = compressor(encoding);
  const digest = createHash('sha256');
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let parts = 0;
  let bytes = 0;
  let plainBytes = 0;
  let failure: unknown = null;

  const flush = (size: number): void => {
    const whole = Buffer.concat(waiting);
    store(parts, whole.subarray(0, size));
    parts += 1;
    waiting = [whole.subarray(size)];
    waitingBytes = whole.length - size;
  };
  stream.on('data', (chunk: Buffer) => {
    digest.update(chunk);
    bytes += chunk.length;
    waiting.push(chunk);
    waitingBytes += chunk.length;
    try {
      while (waitingBytes >= PART_BYTES && failure === null) flush(PART_BYTES);
    } catch (error) {
      // A full disk shows here, outside of any call; it is thrown where the seal waits.
      failure = error;
    }
  });
  // Without a listener an error of the stream would end the whole engine.
  stream.on('error', (error) => {
    failure ??= error;
  });
  const check = (): void => {
    if (failure !== null) throw failure;
  };

  return {
    async write(text) {
      check();
      const chunk = Buffer.from(text, 'utf8');
      plainBytes += chunk.length;
      await new Promise<void>((resolve, reject) => stream.write(chunk, (error) => (error ? reject(error) : resolve())));
      check();
    },
    async finish() {
      check();
      await new Promise<void>((resolve, reject) => {
        stream.once('error', reject);
        stream.once('end', resolve);
        stream.end();
      });
      check();
      if (waitingBytes > 0) flush(waitingBytes);
      return { encoding, bytes, sha256: digest.digest('hex'), plainBytes };
    },
    abandon: () => void stream.destroy(),
  };
}
