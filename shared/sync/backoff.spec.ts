import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoff, LONGEST_ASKED, retryAfterMs } from './backoff.ts';

const pace = { base: 1000, cap: 300_000 };
const unit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('backoff', () => {
  it('stays between half and the whole of a doubling wait, and under the cap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), unit, (failures, random) => {
        const whole = Math.min(pace.cap, pace.base * 2 ** (failures - 1));
        const wait = backoff(failures, pace, random);
        expect(wait).toBeGreaterThanOrEqual(Math.floor(whole / 2));
        expect(wait).toBeLessThanOrEqual(Math.ceil(whole));
      }),
    );
  });

  it('never shortens what the platform asked for, and never obeys more than an hour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), unit, fc.integer({ min: 0, max: 1e9 }), (failures, random, asked) => {
        const wait = backoff(failures, pace, random, asked);
        expect(wait).toBeGreaterThanOrEqual(Math.min(asked, LONGEST_ASKED));
        expect(wait).toBeLessThanOrEqual(Math.max(pace.cap, 1.5 * Math.min(asked, LONGEST_ASKED)));
      }),
    );
  });

  it('brings clients that were told the same back apart from each other', () => {
    const waits = [0, 0.25, 0.5, 0.99].map((random) => backoff(1, pace, random, 60_000));
    expect(waits).toEqual([60_000, 67_500, 75_000, 89_700]);
  });

  it('is whole milliseconds and waits at least a little', () => {
    expect(backoff(0, pace, 0)).toBe(500);
    expect(Number.isInteger(backoff(3, pace, 0.333))).toBe(true);
  });
});

describe('retryAfterMs', () => {
  const now = Date.parse('2026-11-05T01:00:00Z');
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Thu, 05 Nov 2026 01:00:30 GMT', 30_000],
    ['Thu, 05 Nov 2026 00:00:00 GMT', 0],
    ['soon', null],
    [undefined, null],
  ])('%j', (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });
});
