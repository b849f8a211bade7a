import { describe, expect, it } from 'vitest';
import type { ColumnMatch } from '../../../../shared/records/model.ts';
import { chosen, doubled, stillMissing } from './mapping.ts';

const columns: readonly ColumnMatch[] = [
  { column: 0, letters: 'A', header: '单位代码', field: 'DWDM', by: 'name' },
  { column: 1, letters: 'B', header: '单位', field: 'DWMC', by: 'similar' },
  { column: 2, letters: 'C', header: '备注', field: null, by: 'none' },
];

describe('columns matched by hand', () => {
  it('stand over what was matched', () => {
    const changed = chosen(
      columns,
      new Map<number, string | null>([
        [1, null],
        [2, 'BZ'],
      ]),
    );
    expect(changed.map(({ field, by }) => [field, by])).toEqual([
      ['DWDM', 'name'],
      [null, 'none'],
      ['BZ', 'hand'],
    ]);
  });

  it('must not fill one field twice', () => {
    expect(doubled(columns)).toBeNull();
    expect(doubled(chosen(columns, new Map([[2, 'DWDM']])))).toBe('DWDM');
  });

  it('tell which required fields are still without a column', () => {
    expect(stillMissing(columns, ['DWDM', 'XZ'])).toEqual(['XZ']);
    expect(stillMissing(chosen(columns, new Map([[2, 'XZ']])), ['DWDM', 'XZ'])).toEqual([]);
  });
});
