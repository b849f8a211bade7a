import { describe, expect, it } from 'vitest';
import { noTries, remaining, waitAfter } from './throttle.ts';

describe('wrong passphrases', () => {
  it('two slips are free, then waits double up to five minutes', () => {
    expect([0, 1, 2, 3, 4, 5, 20].map(waitAfter)).toEqual([0, 0, 0, 2, 4, 8, 300]);
  });

  it('counts down by the clock', () => {
    expect(remaining(noTries, 5_000)).toBe(0);
    expect(remaining({ failures: 4, lastAt: 10_000 }, 10_000)).toBe(4);
    expect(remaining({ failures: 4, lastAt: 10_000 }, 12_500)).toBe(2);
    expect(remaining({ failures: 4, lastAt: 10_000 }, 14_000)).toBe(0);
  });

  it('a clock set back never asks for more than the full wait', () => {
    expect(remaining({ failures: 5, lastAt: 1e12 }, 0)).toBe(8);
  });
});
