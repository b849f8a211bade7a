import { describe, expect, it } from 'vitest';
import { comparing, keyOf, plain, sortKey, testOf } from './view.ts';

const sorted = (texts: readonly (string | null)[], descending = false) =>
  texts
    .map((text, at) => sortKey(at + 1, at, text))
    .sort(comparing(descending))
    .map((key) => key.text);

describe('views of a draft', () => {
  it('orders numbers by size, texts after them, empty cells last either way', () => {
    const cells = ['乙', '10', null, '9', '-1.5', '甲'];
    expect(sorted(cells)).toEqual(['-1.5', '9', '10', '乙', '甲', null]);
    expect(sorted(cells, true)).toEqual(['甲', '乙', '10', '9', '-1.5', null]);
  });

  it('orders long codes sign by sign: as numbers their last digits would be lost', () => {
    expect(sorted(['410105199001011238', '410105199001011237'])).toEqual(['410105199001011237', '410105199001011238']);
  });

  it('keeps rows that are alike in their places', () => {
    const keys = ['5', '5.0', '5'].map((text, at) => sortKey(at + 1, at, text));
    expect(keys.sort(comparing(true)).map((key) => key.rid)).toEqual([1, 2, 3]);
  });

  it('tests values, empty ones too, and texts within values', () => {
    const fields = ['A', 'B'];
    const any = testOf([{ field: 'B', any: ['x', null] }], fields);
    expect([['1', 'x'], ['1', null], ['1'], ['x', 'y']].map(any)).toEqual([true, true, true, false]);
    const both = testOf(
      [
        { field: 'A', holds: 'AB' },
        { field: 'B', any: ['x'] },
      ],
      fields,
    );
    expect(
      [
        ['cab', 'x'],
        ['cab', 'y'],
        [null, 'x'],
      ].map(both),
    ).toEqual([true, false, false]);
  });

  it('is a plain filter when nothing more is asked', () => {
    const nothing = { filter: 'blocking', where: [], sort: null } as const;
    expect(plain(nothing)).toBe('blocking');
    expect(keyOf(nothing)).toBe('blocking');
    expect(keyOf({ ...nothing, sort: { field: 'A', descending: true } })).not.toBe('blocking');
  });
});
