import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLabels } from '../../catalog/labels.ts';
import { createRelabeller, hasRow } from './relabel.ts';

const labels = readLabels(
  {
    entries: [
      { code: '1', label: '男' },
      { code: '2', label: '女' },
    ],
  },
  '2026-01-01',
);

describe('labels replaced by codes on the way in', () => {
  it('remembers each text with the rows it stood in, and leaves the rest', () => {
    const one = createRelabeller('XB', labels);
    expect(['男', '1', '女', ' 男', '男', '不详'].map((text, at) => one.of(text, at + 2))).toEqual([
      '1',
      '1',
      '2',
      '1',
      '1',
      '不详',
    ]);
    const done = one.done();
    expect(done.map(({ text, code, cells }) => [text, code, cells])).toEqual([
      ['男', '1', 2],
      ['女', '2', 1],
      [' 男', '1', 1],
    ]);
    expect([2, 3, 4, 5, 6, 7].filter((row) => hasRow(done[0]?.rows ?? new Uint8Array(), row))).toEqual([2, 6]);
  });

  it('packs any rows so that each is found again', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 1_048_576 }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 1_048_576 }),
        (list, other) => {
          const rows = [...list].sort((a, b) => a - b);
          const one = createRelabeller('XB', labels);
          for (const row of rows) one.of('男', row);
          const packed = one.done()[0]?.rows ?? new Uint8Array();
          for (const row of rows) expect(hasRow(packed, row)).toBe(true);
          expect(hasRow(packed, other)).toBe(rows.includes(other));
        },
      ),
    );
  });
});
