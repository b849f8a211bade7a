import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTsv, parseTsv } from './tsv.ts';

describe('table text of the clipboard', () => {
  it('reads what spreadsheets write', () => {
    expect(parseTsv('a\tb\r\nc\t\r\n')).toEqual([
      ['a', 'b'],
      ['c', ''],
    ]);
    expect(parseTsv('')).toEqual([]);
    expect(parseTsv('单位')).toEqual([['单位']]);
  });

  it('keeps line breaks, tabs and quotes inside quoted cells', () => {
    expect(parseTsv('"第一行\n第二行"\t"说""好"""\nb\tc')).toEqual([
      ['第一行\n第二行', '说"好"'],
      ['b', 'c'],
    ]);
  });

  it('takes a quote that closes nowhere, or not at the end of its cell, as a letter', () => {
    expect(parseTsv('"12 inch\tb')).toEqual([['"12 inch', 'b']]);
    expect(parseTsv('"a"b\tc')).toEqual([['"a"b', 'c']]);
  });

  it('keeps empty lines in the middle as rows with one empty cell', () => {
    expect(parseTsv('a\n\nb')).toEqual([['a'], [''], ['b']]);
  });

  it('gives back every block it wrote', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '0', '中', '"', '\t', '\n', '\r', ' ', ',', '𠮷') });
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));
    fc.assert(
      fc.property(block, (rows) => {
        expect(parseTsv(formatTsv(rows))).toEqual(rows);
      }),
    );
  });
});
