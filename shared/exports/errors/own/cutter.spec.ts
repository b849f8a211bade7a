import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnStyles, createCutter, type Piece } from './cutter.ts';
import { Malformed } from './elements.ts';

const sheet = (rows: string, tail = '<mergeCells/>'): string =>
  `<?xml version="1.0"?><x:worksheet xmlns:x="m"><x:cols/><x:sheetData>${rows}</x:sheetData>${tail}</x:worksheet>`;

function cut(pieces: readonly string[]): Piece[] {
  const cutter = createCutter();
  const found = pieces.flatMap((piece) => [...cutter.push(piece)]);
  return [...found, cutter.end()];
}
const joined = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (piece.kind === 'row' ? piece.gap + piece.xml : piece.xml)).join('');

describe('a sheet cut into head, rows and tail', () => {
  it('is the sheet again when put together, however it arrives', () => {
    const cells = fc.array(fc.constantFrom('<x:c r="A1"><x:v>1</x:v></x:c>', '<x:c/>', ' ', '&lt;row&gt;'), { maxLength: 4 });
    const row = fc
      .tuple(cells, fc.boolean(), fc.constantFrom('', '\n  '))
      .map(([inside, closed, gap]) => ({ inside, closed, gap }));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.array(fc.nat(400), { maxLength: 12 }), (rows, cuts) => {
        const xml = sheet(
          rows
            .map(
              ({ inside, closed, gap }, at) => `${gap}<x:row r="${at * 2 + 1}"${closed ? '/>' : `>${inside.join('')}</x:row>`}`,
            )
            .join(''),
        );
        const places = [...new Set(cuts.map((at) => at % xml.length))].sort((a, b) => a - b);
        const pieces = [0, ...places].map((from, at) => xml.slice(from, places[at] ?? xml.length));
        const found = cut(pieces);
        expect(joined(found)).toBe(xml);
        expect(found.flatMap((piece) => (piece.kind === 'row' ? [piece.n] : []))).toEqual(rows.map((_, at) => at * 2 + 1));
      }),
    );
  });

  it('gives rows that tell no number theirs', () => {
    const rows = cut([sheet('<x:row><x:c/></x:row><x:row r="5"/><x:row/>')]).filter(({ kind }) => kind === 'row');
    expect(rows.map((row) => row.xml)).toEqual(['<x:row r="1"><x:c/></x:row>', '<x:row r="5"/>', '<x:row r="6"/>']);
  });

  it('knows a sheet without rows', () => {
    const [head, tail] = cut(['<worksheet><sheetData/><pageMargins/></worksheet>']);
    expect([head?.xml, tail?.xml]).toEqual(['<worksheet><sheetData>', '</sheetData><pageMargins/></worksheet>']);
  });

  it.each([
    ['no end', ['<worksheet><sheetData><row r="1"/></sheetData>']],
    ['a row that is not closed', ['<worksheet><sheetData><row r="1"><c/></sheetData></worksheet>']],
    ['rows out of order', [sheet('<x:row r="5"/><x:row r="2"/>')]],
    ['entities declared', ['<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData/></worksheet>']],
    ['no sheet', ['<html></html>']],
  ])('is refused with %s', (_, pieces) => {
    expect(() => cut(pieces)).toThrow(Malformed);
  });

  it('tells the looks of columns', () => {
    const of = columnStyles('<cols><col min="1" max="2" width="9" style="4"/><col min="4" max="4" width="3"/></cols>');
    expect([0, 1, 2, 3].map(of)).toEqual([4, 4, 0, 0]);
  });
});
