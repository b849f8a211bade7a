import { expect, it } from 'vitest';
import { droppedAt } from './column-drag.ts';

it('a column stands where it was dropped, its own old place counted away', () => {
  expect(droppedAt(0, 2, true)).toBe(2);
  expect(droppedAt(0, 2, false)).toBe(1);
  expect(droppedAt(3, 1, false)).toBe(1);
  expect(droppedAt(3, 1, true)).toBe(2);
  expect(droppedAt(2, 2, true)).toBe(2);
  expect(droppedAt(2, 1, true)).toBe(2);
});
