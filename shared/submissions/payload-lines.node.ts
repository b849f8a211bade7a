import { createGunzip, createZstdDecompress } from 'node:zlib';
import type { Store } from '../store/tx.ts';
import { readPart } from './batches.node.ts';
import type { PayloadFacts } from './manifest.ts';

/** The record lines of a stored payload, in order, a part at a time. */
export async function* storedLines(store: Store, batchId: string, encoding: PayloadFacts['encoding']): AsyncGenerator<string> {
  const unpack = encoding === 'gzip' ? createGunzip() : createZstdDecompress();
  void (async () => {
    for (let n = 0; !unpack.destroyed; n += 1) {
      const part = store.read((tx) => readPart(tx, batchId, n));
      if (!part) break;
      if (!unpack.write(part))
        await new Promise<void>((resolve) => {
          unpack.once('drain', resolve);
          unpack.once('close', resolve);
        });
    }
    unpack.end();
  })().catch((error: unknown) => unpack.destroy(error instanceof Error ? error : new Error('payload')));
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of unpack) {
    const whole: Buffer = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    const end = whole.lastIndexOf(10);
    rest = whole.subarray(end + 1);
    if (end >= 0) yield* whole.toString('utf8', 0, end).split('\n');
  }
}
