import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkAfterFailure, chunkAfterSuccess, LARGEST_CHUNK, SMALLEST_CHUNK } from './chunk-size.ts';

/** Sends chunks over a line of a fixed speed and answers the size it settles on. */
function settleOn(bytesPerSecond: number): number {
  let size = SMALLEST_CHUNK;
  for (let sent = 0; sent < 20; sent += 1) size = chunkAfterSuccess(size, size, (size / bytesPerSecond) * 1000);
  return size;
}

describe('chunk size', () => {
  it('stays inside its bounds whatever happens', () => {
    const steps = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 600_000 })), { maxLength: 50 });
    fc.assert(
      fc.property(steps, (story) => {
        let size = SMALLEST_CHUNK;
        for (const [went, ms] of story) {
          size = went ? chunkAfterSuccess(size, size, ms) : chunkAfterFailure(size);
          expect(size).toBeGreaterThanOrEqual(SMALLEST_CHUNK);
          expect(size).toBeLessThanOrEqual(LARGEST_CHUNK);
          expect(Number.isInteger(size)).toBe(true);
        }
      }),
    );
  });

  it('is small on a modem, middling on a poor line and large on a good one', () => {
    expect(settleOn(7_000)).toBe(SMALLEST_CHUNK);
    expect(settleOn(500_000)).toBeGreaterThan(1_000_000);
    expect(settleOn(500_000)).toBeLessThan(2_000_000);
    expect(settleOn(50_000_000)).toBe(LARGEST_CHUNK);
  });

  it('halves after a cut', () => {
    expect(chunkAfterFailure(LARGEST_CHUNK)).toBe(LARGEST_CHUNK / 2);
  });
});
