import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import type { Manifest } from '../../shared/sync/protocol.ts';

type Payload = NonNullable<Manifest['payload']>;

/** A record longer than this is nobody's record. */
const LINE_LIMIT = 4 * 1024 * 1024;

/** Why a payload cannot be read as lines. */
export class PayloadFault extends Error {}

/**
 * The lines of a sealed payload, some at a time, in bounded memory; ends with a fault when it unpacks to more or less
 * than its manifest says (a small file may unpack to terabytes).
 */
export async function* linesOf(path: string, { encoding, plainBytes }: Payload): AsyncGenerator<readonly string[]> {
  const unpack = encoding === 'gzip' ? createGunzip() : createZstdDecompress();
  // An error of the file or of the packing reaches the loop below through `unpack`.
  pipeline(createReadStream(path), unpack, () => undefined);
  let rest: Buffer = Buffer.alloc(0);
  let seen = 0;
  try {
    for await (const piece of unpack) {
      const chunk = Buffer.from(piece);
      seen += chunk.length;
      if (seen > plainBytes) throw new PayloadFault('plain-bytes');
      const whole = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      const end = whole.lastIndexOf(10);
      rest = whole.subarray(end + 1);
      if (rest.length > LINE_LIMIT) throw new PayloadFault('line-length');
      if (end >= 0) yield whole.toString('utf8', 0, end).split('\n');
    }
  } catch (error) {
    throw error instanceof PayloadFault ? error : new PayloadFault('encoding', { cause: error });
  } finally {
    unpack.destroy();
  }
  if (seen !== plainBytes) throw new PayloadFault('plain-bytes');
  if (rest.length > 0) throw new PayloadFault('line-end');
}
