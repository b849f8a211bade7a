import { type NumberKind, numberText } from './number-format.ts';
import type { RowContext } from './xlsx-rows.ts';

/** Where a row read in one go ended; −1 when it is written in a way this does not know. */
export interface FastRow {
  cells: (string | null)[];
  end: number;
}

const MAX_COLUMNS = 16_384;
const general: NumberKind = { kind: 'general' };

/**
 * Reads the cells of a row as nearly every program writes them (no prefix, `<c r="A1" s="2" t="s"><v>7</v></c>`) in one
 * pass over the characters, up to and with `</row>`. Whatever else it meets it leaves to the general reader.
 */
export function createFastRows({ strings, formats, date1904 }: RowContext) {
  const row: FastRow = { cells: [], end: -1 };
  const give = (cells: (string | null)[], end: number): FastRow => {
    row.cells = cells;
    row.end = end;
    return row;
  };
  const unknown = (): FastRow => give([], -1);

  return (xml: string, from: number): FastRow => {
    const cells: (string | null)[] = [];
    let p = from;
    for (;;) {
      if (xml.charCodeAt(p) !== 60) return unknown();
      let c = xml.charCodeAt(p + 1);
      if (c !== 99) return c === 47 && xml.startsWith('row>', p + 2) ? give(cells, p + 6) : unknown();
      p += 2;
      let column = -1;
      let style = 0;
      // n, s, b or e.
      let type = 110;
      let closed = false;
      for (;;) {
        c = xml.charCodeAt(p);
        if (c === 62) {
          p++;
          break;
        }
        if (c === 47 && xml.charCodeAt(p + 1) === 62) {
          closed = true;
          p += 2;
          break;
        }
        if (c !== 32 || xml.charCodeAt(p + 2) !== 61 || xml.charCodeAt(p + 3) !== 34) return unknown();
        const name = xml.charCodeAt(p + 1);
        p += 4;
        c = xml.charCodeAt(p);
        if (name === 114) {
          let letters = 0;
          for (; c >= 65 && c <= 90; c = xml.charCodeAt(++p)) letters = letters * 26 + (c - 64);
          column = letters - 1;
          for (; c >= 48 && c <= 57; ) c = xml.charCodeAt(++p);
        } else if (name === 115) {
          style = 0;
          for (; c >= 48 && c <= 57; c = xml.charCodeAt(++p)) style = style * 10 + (c - 48);
        } else if (name === 116) {
          type = c;
          c = xml.charCodeAt(++p);
        } else return unknown();
        if (c !== 34) return unknown();
        p++;
      }
      if (column < 0) column = cells.length;
      // Out of order, or beyond the edge of a sheet.
      if (column < cells.length || column >= MAX_COLUMNS) return unknown();
      while (cells.length < column) cells.push(null);
      if (closed) {
        cells.push(null);
        continue;
      }
      if (xml.charCodeAt(p) !== 60 || xml.charCodeAt(p + 1) !== 118 || xml.charCodeAt(p + 2) !== 62) return unknown();
      p += 3;
      const start = p;
      // The value as a number, as long as it is nothing but digits.
      let index = 0;
      for (c = xml.charCodeAt(p); c >= 48 && c <= 57; c = xml.charCodeAt(++p)) index = index * 10 + (c - 48);
      const plain = c === 60 && p > start;
      if (!plain) {
        if (type !== 110 || c === 38) return unknown();
        p = xml.indexOf('<', p);
      }
      if (p <= start || !xml.startsWith('</v></c>', p)) return unknown();
      if (type === 115) {
        const text = plain ? strings.at(index) : null;
        if (text === null) return unknown();
        cells.push(text === '' ? null : text);
      } else if (type === 110) {
        const format = formats[style] ?? general;
        const raw = xml.slice(start, p);
        cells.push(plain && p - start <= 15 && format.kind === 'general' ? raw : numberText(raw, format, date1904));
      } else if (type === 98 && plain) cells.push(index === 1 ? 'TRUE' : 'FALSE');
      else return unknown();
      p += 8;
    }
  };
}
