import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPairSet } from './pair-set.ts';

describe('a set of pairs', () => {
  it('knows each pair once, as a set of texts does', () => {
    const pair = fc.tuple(
      fc.integer({ min: 0, max: 40 }),
      fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 2 ** 53 - 1 })),
    );
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 2000, size: 'max' }), (pairs) => {
        const set = createPairSet();
        const known = new Set<string>();
        for (const [group, value] of pairs) {
          const name = `${group}:${value}`;
          expect(set.add(group, value)).toBe(!known.has(name));
          known.add(name);
        }
      }),
      { numRuns: 50 },
    );
  });
});
