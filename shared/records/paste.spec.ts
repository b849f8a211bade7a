import { describe, expect, it } from 'vitest';
import { planPaste } from './paste.ts';

describe('pasting a block', () => {
  const fields = ['A', 'B', 'C'];
  it('overwrites to the right and down, then makes rows; what sticks out is dropped', () => {
    expect(
      planPaste(
        [
          ['1', '2', '9'],
          ['3', ''],
          ['4', '5'],
        ],
        fields,
        'B',
        [10, 11],
      ),
    ).toEqual({
      changes: [
        { rid: 10, field: 'B', text: '1' },
        { rid: 10, field: 'C', text: '2' },
        { rid: 11, field: 'B', text: '3' },
        { rid: 11, field: 'C', text: null },
      ],
      appended: [{ B: '4', C: '5' }],
    });
  });
  it('does nothing at a column that does not exist', () => {
    expect(planPaste([['1']], fields, 'Z', [1])).toEqual({ changes: [], appended: [] });
  });
});
