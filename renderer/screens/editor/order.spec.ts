import { expect, it } from 'vitest';
import { inOrder } from './order.ts';

const columns = ['A', 'B', 'C', 'D'].map((field) => ({ field }));
const fields = (order: readonly string[]) => inOrder(columns, order).map(({ field }) => field);

it('puts columns as they were put', () => {
  expect(fields(['D', 'A', 'C', 'B'])).toEqual(['D', 'A', 'C', 'B']);
  expect(fields([])).toEqual(['A', 'B', 'C', 'D']);
});

it('keeps new fields beside the one before them, and drops those that are no more', () => {
  expect(fields(['D', 'X', 'B'])).toEqual(['A', 'D', 'B', 'C']);
  expect(fields(['C', 'A', 'D'])).toEqual(['C', 'A', 'B', 'D']);
  expect(fields(['B', 'B', 'A'])).toEqual(['B', 'C', 'D', 'A']);
});
