import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pathOf } from './qr-path.ts';

/** Paints a path back onto a grid. */
function painted(path: string, size: number): boolean[][] {
  const grid = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    for (let n = 0; n < Number(length); n += 1) {
      const row = grid[Number(y)];
      if (row) row[Number(x) + n] = true;
    }
  return grid;
}

it('covers every dark module and no other', () => {
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 12 })
        .chain((size) =>
          fc.array(fc.array(fc.boolean(), { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
        ),
      (rows) => {
        expect(painted(pathOf(rows), rows.length)).toEqual(rows);
      },
    ),
  );
});
