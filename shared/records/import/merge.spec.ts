import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alike, mergeRow } from './merge.ts';

const all = [true, true, true];
const draftWins = () => 'draft' as const;

describe('three versions of a row', () => {
  it('takes what only the file changed, keeps what only the draft changed, and lists what both did', () => {
    const merged = mergeRow(['a', 'mine', 'mine'], ['a', 'b', 'c'], ['new', 'b', 'theirs'], all, draftWins);
    expect(merged).toEqual({ cells: ['new', 'mine', 'mine'], changed: [0], conflicts: [2] });
    expect(mergeRow(['a', 'mine', 'mine'], ['a', 'b', 'c'], ['new', 'b', 'theirs'], all, () => 'file').cells).toEqual([
      'new',
      'mine',
      'theirs',
    ]);
  });

  it('both sides making the same change is no conflict, and columns the file lacks are left alone', () => {
    expect(mergeRow(['x', 'kept'], ['a', 'b'], ['x', null], [true, false], draftWins)).toEqual({
      cells: ['x', 'kept'],
      changed: [],
      conflicts: [],
    });
  });

  it('without a former version the file counts', () => {
    expect(mergeRow(['a', 'b'], null, ['a', null], [true, true], draftWins)).toEqual({
      cells: ['a', null],
      changed: [1],
      conflicts: [],
    });
  });

  it('never invents a value: each cell is the draft’s or the file’s', () => {
    const row = fc.array(fc.option(fc.constantFrom('1', '2', '3'), { nil: null }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(row, row, row, (draft, base, file) => {
        const { cells, conflicts } = mergeRow(draft, base, file, all, draftWins);
        for (const [at, cell] of cells.entries()) expect([draft[at], file[at]]).toContain(cell);
        // Merging the outcome once more with the same file changes nothing beyond the conflicts.
        expect(mergeRow(cells, file, file, all, draftWins).changed).toEqual([]);
        for (const at of conflicts) expect(cells[at]).toBe(draft[at]);
      }),
    );
  });
});

it('rows are alike when most of what they say agrees', () => {
  expect(alike(['K1', '甲', '5'], ['K2', '甲', '5'], all)).toBe(true);
  expect(alike(['K1', '甲', '5'], ['K2', '乙', '5'], all)).toBe(false);
  expect(alike(['K1', null, null], ['K1', null, null], all)).toBe(false);
});
