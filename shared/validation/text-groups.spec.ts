import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTextGroups, openGroups, type TextGroups } from './text-groups.ts';
import { BLOCK, hashText, newBlock, newHash, numberOf, putHash } from './text-hash.ts';

/** Texts one after another, in blocks of any size; answers the group of each. */
function addAll(groups: TextGroups, list: readonly string[], size = BLOCK): number[] {
  const [block, into, hash] = [newBlock(), new Int32Array(BLOCK), newHash()];
  const found: number[] = [];
  list.forEach((text, row) => {
    putHash(block, hashText(text, hash), row);
    if (block.size < size && row < list.length - 1) return;
    groups.add(block, into);
    found.push(...into.subarray(0, block.size));
    block.size = 0;
  });
  return found;
}

const texts = fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 6 }), fc.constantFrom('A', 'B', '1', '')), {
  maxLength: 3000,
  size: 'max',
});

describe('rows in groups by a text', () => {
  it('are those of a map, whatever the texts; looked up as well when packed', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: BLOCK }), fc.boolean(), (list, size, isExpected) => {
        const groups = createTextGroups(true);
        if (isExpected) groups.reserve(list.length);
        const known = new Map<string, number[]>();
        const found = addAll(groups, list, size);
        list.forEach((text, row) => {
          const rows = known.get(text);
          if (rows) rows.push(row);
          else known.set(text, [row]);
          expect(groups.first(found[row] ?? -1)).toBe(known.get(text)?.[0]);
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
    addAll(
      groups,
      Array.from({ length: 1_000_000 }, (_, n) => `91410100MA${String(n).padStart(8, '0')}`),
    );
    expect(groups.size()).toBe(1_000_000);
    expect(new Set(Array.from({ length: 200_000 }, (_, n) => numberOf(hashText(`示例公司${n}`, newHash())))).size).toBe(200_000);
  });
});
