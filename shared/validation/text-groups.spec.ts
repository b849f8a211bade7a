import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTextGroups, openGroups, textNumber } from './text-groups.ts';

const texts = fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 6 }), fc.constantFrom('A', 'B', '1', '')), {
  maxLength: 3000,
  size: 'max',
});

describe('rows in groups by a text', () => {
  it('are those of a map, whatever the texts; looked up as well when packed', () => {
    fc.assert(
      fc.property(texts, (list) => {
        const groups = createTextGroups(true);
        const known = new Map<string, number[]>();
        list.forEach((text, row) => {
          const rows = known.get(text);
          const group = groups.add(text, row);
          if (rows) rows.push(row);
          else known.set(text, [row]);
          expect(groups.first(group)).toBe(known.get(text)?.[0]);
        });
        expect(groups.size()).toBe(known.size);
        const lookup = openGroups(groups.pack());
        for (const [text, rows] of known) {
          expect([...(lookup.rows(text, 3000) ?? [])].sort((a, b) => a - b)).toEqual(rows);
          expect(lookup.rows(text, rows.length - 1)).toBeNull();
        }
        expect(lookup.rows('not among them', 5)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('keep apart a million texts that are hardly different', () => {
    const groups = createTextGroups(false);
    for (let n = 0; n < 1_000_000; n++) groups.add(`91410100MA${String(n).padStart(8, '0')}`, n);
    expect(groups.size()).toBe(1_000_000);
    expect(new Set(Array.from({ length: 200_000 }, (_, n) => textNumber(`示例公司${n}`))).size).toBe(200_000);
  });
});
