import { expect, it } from 'vitest';
import { choicesOf, choose, nothingWanted, takes } from './choices.ts';

const conflict = (key: string, field: string | null) => ({
  key,
  label: key,
  field,
  address: null,
  base: 'a',
  draft: 'b',
  file: 'c',
});
const [first, second, row] = [conflict('1', 'MC'), conflict('2', 'MC'), conflict('2', null)];

it('keeps the draft unless told otherwise, place by place or everywhere', () => {
  expect(takes(nothingWanted, first)).toBe('draft');
  const some = choose(nothingWanted, second, 'file');
  expect([first, second, row].map((one) => takes(some, one))).toEqual(['draft', 'file', 'draft']);
  expect(choicesOf(some, [first, second, row])).toEqual([{ key: '2', field: 'MC', take: 'file' }]);
  const all = { otherwise: 'file' as const, places: new Map() };
  expect(choicesOf(choose(all, row, 'draft'), [first, second, row])).toEqual([{ key: '2', field: null, take: 'draft' }]);
});
