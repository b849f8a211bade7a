import fc from 'fast-check';
import { expect, it } from 'vitest';
import { columnLetters, columnOf } from './column-letters.ts';

it('counts as sheets do', () => {
  expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
});

it('reads what it writes, for every column a sheet can have', () => {
  fc.assert(fc.property(fc.nat(16_383), (column) => columnOf(columnLetters(column)) === column));
});
