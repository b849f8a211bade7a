import { describe, expect, it } from 'vitest';
import { type CellChange, type CellSpan, newRow, patchRow } from './row.ts';

const text = (told: string, style = 0): CellChange => ({
  style,
  content: { type: 'inlineStr', inside: `<is><t>${told}</t></is>` },
});
const patch = (xml: string, wanted: readonly number[], of: (cell: CellSpan) => CellChange | null, prefix = ''): string =>
  patchRow(xml, prefix, 3, { of, wanted, missing: (column, row) => text(`n${column}`, row ?? 9) });

describe('a row with some cells changed', () => {
  it('stays as written where nothing is said of it', () => {
    const xml = '<row r="3" ht="20"> <c r="A3" s="1" cm="7"><f>B3</f><v>1</v></c><ext/><c r="C3"/></row>';
    expect(patch(xml, [], () => null)).toBe(xml);
  });

  it('takes a look without touching the content', () => {
    expect(patch('<row r="3"><c r="A3" s="1" t="s"><v>4</v></c><c r="B3"/></row>', [], () => ({ style: 8, content: null }))).toBe(
      '<row r="3"><c r="A3" t="s" s="8"><v>4</v></c><c r="B3" s="8"/></row>',
    );
  });

  it('gets cells that are missing at their places, and loses its spans', () => {
    expect(patch('<row r="3" spans="2:2"><c r="B3"/></row>', [0, 1, 2], () => null)).toBe(
      '<row r="3"><c r="A3" s="9" t="inlineStr"><is><t>n0</t></is></c><c r="B3"/><c r="C3" s="9" t="inlineStr"><is><t>n2</t></is></c></row>',
    );
    expect(patch('<row r="3" s="5" customFormat="1"/>', [1], () => null)).toBe(
      '<row r="3" s="5" customFormat="1"><c r="B3" s="5" t="inlineStr"><is><t>n1</t></is></c></row>',
    );
  });

  it('replaces content, the formula with it', () => {
    const of = ({ column }: CellSpan): CellChange | null => (column === 1 ? text('neu') : null);
    expect(patch('<row r="3"><c r="A3"/><c r="B3" t="n"><f>1+1</f><v>2</v></c></row>', [], of)).toBe(
      '<row r="3"><c r="A3"/><c r="B3" t="inlineStr"><is><t>neu</t></is></c></row>',
    );
  });

  it('counts cells that tell no place, and tells it', () => {
    expect(patch('<row r="3"><c><v>1</v></c><c><v>2</v></c></row>', [3], () => null)).toBe(
      '<row r="3"><c r="A3"><v>1</v></c><c r="B3"><v>2</v></c><c r="D3" s="9" t="inlineStr"><is><t>n3</t></is></c></row>',
    );
  });

  it('keeps the prefix of the sheet', () => {
    const of = (): CellChange => text('a');
    expect(patch('<x:row r="3"><x:c r="A3"/></x:row>', [], of, 'x:')).toBe(
      '<x:row r="3"><x:c r="A3" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row>',
    );
    expect(newRow('x:', 4, [1], of)).toBe('<x:row r="4"><x:c r="B4" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row>');
  });
});
