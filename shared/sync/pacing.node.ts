import { setTimeout as sleep } from 'node:timers/promises';

/** Small enough that a line of a few KiB per second is not silent for long. */
const SLICE = 4096;

/** Hands out pieces no faster than so many bytes per second, in small slices; null = as they come. */
export async function* paced(
  pieces: AsyncIterable<Uint8Array>,
  bytesPerSecond: number | null,
  wait: (ms: number) => Promise<void> = (ms) => sleep(ms),
  now: () => number = () => performance.now(),
): AsyncGenerator<Uint8Array> {
  if (bytesPerSecond === null) return yield* pieces;
  const began = now();
  let sent = 0;
  for await (const piece of pieces)
    for (let at = 0; at < piece.length; at += SLICE) {
      const early = (sent / bytesPerSecond) * 1000 - (now() - began);
      if (early > 1) await wait(early);
      const slice = piece.subarray(at, at + SLICE);
      yield slice;
      sent += slice.length;
    }
}
