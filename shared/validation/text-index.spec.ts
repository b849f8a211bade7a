import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTextIndex } from './text-index.ts';

describe('an index of texts', () => {
  it('numbers as a map would, whatever the texts', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'binary' }),
            fc.constantFrom('', 'a', 'ab', '\u0000', '\ud800', '长'.repeat(1999), '长'.repeat(2001), '长'.repeat(300_000)),
          ),
        ),
        (texts) => {
          const index = createTextIndex();
          const map = new Map<string, number>();
          for (const text of texts) {
            if (!map.has(text)) map.set(text, map.size);
            expect(index.number(text)).toBe(map.get(text));
            expect(index.text(map.get(text) ?? -1)).toBe(text);
          }
          expect(index.size()).toBe(map.size);
        },
      ),
    );
  });

  it('keeps the numbers when it grows, of texts that differ in their last character only', () => {
    const index = createTextIndex();
    const texts = Array.from({ length: 50_000 }, (_, n) => `9141010${String(n).padStart(11, '0')}`);
    expect(texts.every((text, n) => index.number(text) === n)).toBe(true);
    expect(texts.every((text, n) => index.number(text) === n)).toBe(true);
    expect(index.size()).toBe(texts.length);
  });
});
