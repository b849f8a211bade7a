import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkAfterFailure, chunkAfterQuick, chunkAfterSuccess, usualChunks } from './chunk-size.ts';

const { smallest, largest } = usualChunks;

/** Sends chunks over a line of a fixed speed and answers the size it settles on. */
function settleOn(bytesPerSecond: number): number {
  let size = smallest;
  for (let sent = 0; sent < 20; sent += 1) size = chunkAfterSuccess(size, size, (size / bytesPerSecond) * 1000, usualChunks);
  return size;
}

describe('chunk size', () => {
  it('stays inside its bounds whatever happens', () => {
    const steps = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 600_000 })), { maxLength: 50 });
    fc.assert(
      fc.property(steps, (story) => {
        let size = smallest;
        for (const [went, ms] of story) {
          size = went ? chunkAfterSuccess(size, size, ms, usualChunks) : chunkAfterFailure(size, usualChunks);
          expect(size).toBeGreaterThanOrEqual(smallest);
          expect(size).toBeLessThanOrEqual(largest);
          expect(Number.isInteger(size)).toBe(true);
        }
      }),
    );
  });

  it('is small on a modem, middling on a poor line and large on a good one', () => {
    expect(settleOn(7_000)).toBe(smallest);
    expect(settleOn(500_000)).toBeGreaterThan(1_000_000);
    expect(settleOn(500_000)).toBeLessThan(2_000_000);
    expect(settleOn(50_000_000)).toBe(largest);
  });

  it('grows fourfold only while chunks hardly take any time, and never past what the line carries', () => {
    expect(chunkAfterSuccess(smallest, smallest, 300, usualChunks)).toBe(smallest * 4);
    expect(chunkAfterSuccess(smallest, smallest, 301, usualChunks)).toBe(smallest * 2);
    expect(chunkAfterSuccess(smallest * 8, smallest, 250, usualChunks)).toBe(smallest * 12);
    expect(chunkAfterQuick(smallest, usualChunks)).toBe(smallest * 4);
    expect(chunkAfterQuick(largest, usualChunks)).toBe(largest);
  });

  it('halves after a cut', () => {
    expect(chunkAfterFailure(largest, usualChunks)).toBe(largest / 2);
  });
});
