import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partReader } from './parts.ts';

const join = (chunks: Iterable<Uint8Array>): number[] => [...chunks].flatMap((chunk) => [...chunk]);

describe('partReader', () => {
  it('gives any span of any parts, in any order of asking', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 });
    const asks = fc.array(fc.tuple(fc.nat(200), fc.nat(200)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(sizes, asks, (lengths, spans) => {
        let next = 0;
        const parts = lengths.map((length) => Uint8Array.from({ length }, () => next++ % 251));
        const whole = parts.flatMap((part) => [...part]);
        const reader = partReader((n) => parts[n] ?? null);
        for (const [a, b] of spans) {
          const [from, to] = [a % (whole.length + 1), b % (whole.length + 1)].sort((x, y) => x - y);
          expect(join(reader.span(from ?? 0, to ?? 0))).toEqual(whole.slice(from, to));
        }
      }),
    );
  });

  it('says loudly that a part is missing', () => {
    const reader = partReader((n) => (n === 0 ? Uint8Array.of(1, 2) : null));
    expect(() => join(reader.span(0, 3))).toThrow('part 1');
  });
});
