import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDelimitedParser, guessDelimiter } from './delimited.ts';

function read(text: string, cuts: readonly number[] = [], delimiter = ','): { rows: string[][]; open: number | null } {
  const rows: string[][] = [];
  const parser = createDelimitedParser(delimiter, (cells) => rows.push(cells));
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  let from = 0;
  for (const place of [...places, text.length]) {
    parser.push(text.slice(from, place));
    from = place;
  }
  return { rows, open: parser.end()?.row ?? null };
}

const quote = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

describe('delimited text', () => {
  it('reads quotes, doubled quotes, line breaks in cells, all three line ends', () => {
    expect(read('a,"b""c\r\nd",\r\n"",e\rf\n').rows).toEqual([['a', 'b"c\r\nd', ''], ['', 'e'], ['f']]);
  });

  it('keeps ragged rows as they are, loses nothing after a quote, keeps empty lines as rows', () => {
    expect(read('1,2\n1,2,3,4\n\n"a"b,c').rows).toEqual([['1', '2'], ['1', '2', '3', '4'], [''], ['ab', 'c']]);
  });

  it('says where a quote was opened and never closed, and keeps the rest of the text', () => {
    expect(read('a,b\nc,"d\ne,f')).toEqual({
      rows: [
        ['a', 'b'],
        ['c', 'd\ne,f'],
      ],
      open: 2,
    });
  });

  it('holds only so much: too many cells and a cell of megabytes are faults of their row, and reading stops', () => {
    const faults = (text: string) => createDelimitedParser(',', () => {}).push(text);
    expect(faults(`a\n${','.repeat(16_384)}`)).toEqual({ row: 2, kind: 'wide' });
    expect(faults(`a\n${','.repeat(16_383)}\n`)).toBeNull();
    expect(faults(`a\nb\n${'x'.repeat(9 << 20)}`)).toEqual({ row: 3, kind: 'long' });
    expect(faults(`a\n"b\n${'x'.repeat(9 << 20)}`)).toEqual({ row: 2, kind: 'quote' });
  });

  it('a quote inside an unquoted cell is a character', () => {
    expect(read('5" pipe,x').rows).toEqual([['5" pipe', 'x']]);
  });

  it('below a row gives only the columns asked for, each in its place', () => {
    const table = fc.array(fc.array(fc.constantFrom('', 'a', '税 局', 'x,y', 'q"q', 'l\nl'), { minLength: 1, maxLength: 6 }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(table, fc.nat({ max: 4 }), fc.uniqueArray(fc.nat({ max: 7 })), (rows, wholeTo, columns) => {
        const text = rows.map((cells) => `${cells.map(quote).join(',')}\n`).join('');
        const [whole, part]: [string[][], string[][]] = [[], []];
        const readers = [
          createDelimitedParser(',', (cells) => whole.push(cells)),
          createDelimitedParser(',', (cells) => part.push(cells), '"', { wholeTo, columns: new Set(columns) }),
        ];
        for (const reader of readers) {
          reader.push(text);
          reader.end();
        }
        expect(part).toEqual(
          whole.map((cells, n) =>
            n < wholeTo
              ? cells
              : cells.slice(0, Math.max(-1, ...columns) + 1).map((cell, column) => (columns.includes(column) ? cell : '')),
          ),
        );
      }),
    );
  });

  it('reads the same however the text is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(',', '"', '\n', '\r', '税', 'a', ' ', '\t'), { maxLength: 60 }),
        fc.array(fc.nat(), { maxLength: 8 }),
        (chars, cuts) => {
          const text = chars.join('');
          expect(read(text, cuts)).toEqual(read(text));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('gives back what was written, and agrees with csv-parse', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '税', '"', ',', '\n', '\r\n', ' ', '9'), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 }), (rows) => {
        const text = `${rows.map((cells) => cells.map(quote).join(',')).join('\r\n')}\r\n`;
        expect(read(text).rows).toEqual(rows);
        expect(parse(text, { relax_column_count: true, record_delimiter: ['\r\n', '\n'], skip_empty_lines: false })).toEqual(
          rows,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('finds the delimiter by evenness, not by count', () => {
    expect(guessDelimiter('a;b;c\n1,5;2,5;3,5\n4;5;6\n')).toBe(';');
    expect(guessDelimiter('代码\t名称\n1\t"a, b, c"\n')).toBe('\t');
    expect(guessDelimiter('只有一列\n1\n2\n')).toBe(',');
  });
});
