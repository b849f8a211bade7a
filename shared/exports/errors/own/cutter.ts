import { newTag, readTag, SPACE } from '../../../records/import/xlsx-tag.ts';
import { withoutComments } from '../../../records/import/xml-text.ts';
import { Malformed, withAttribute } from './elements.ts';

/** A sheet's XML in the pieces it is given back by. Put together again they are the sheet, comments aside. */
export type Piece =
  | { readonly kind: 'head'; readonly xml: string; readonly prefix: string }
  /** `n`: its number in the sheet. `gap`: what stands between it and the row before. */
  | { readonly kind: 'row'; readonly n: number; readonly xml: string; readonly gap: string }
  | { readonly kind: 'tail'; readonly xml: string };

/** Neither a row nor what stands around the rows is ever this long. */
const MOST_WAITING = 64 * 1024 * 1024;
/** What stands before the rows, or in a comment, is short. */
const MOST_HEAD = 4 * 1024 * 1024;
const LAST_ROW = 1_048_576;

/** Cuts a sheet's XML, arriving in pieces, into what stands before its rows, its rows, and what stands after them. */
export function createCutter() {
  let rest = '';
  let prefix = '';
  let where: 'head' | 'rows' | 'tail' = 'head';
  let previous = 0;
  const tag = newTag();

  /** The head ends behind `<sheetData>`. */
  const head = (): Piece | null => {
    const found = /<([\w.-]+:)?sheetData(?:\s[^>]*)?(\/?)>/.exec(rest);
    if (!found) return null;
    const begun = rest.slice(0, found.index);
    if (/<!DOCTYPE/i.test(begun) || !/<(?:[\w.-]+:)?worksheet[\s>]/.test(begun)) throw new Malformed('no worksheet');
    prefix = found[1] ?? '';
    const end = found.index + found[0].length;
    const empty = found[2] === '/';
    const xml = empty ? `${begun}<${prefix}sheetData>` : rest.slice(0, end);
    rest = empty ? `</${prefix}sheetData>${rest.slice(end)}` : rest.slice(end);
    where = 'rows';
    return { kind: 'head', xml, prefix };
  };

  function* rows(): Generator<Piece, void> {
    const open = `<${prefix}row`;
    const close = `</${prefix}row>`;
    const last = `</${prefix}sheetData`;
    let at = 0;
    for (;;) {
      let start = rest.indexOf('<', at);
      while (start >= 0 && !rest.startsWith(open, start) && !rest.startsWith(last, start)) {
        // Too near the end of the piece to be told.
        if (start + last.length >= rest.length) break;
        start = rest.indexOf('<', start + 1);
      }
      if (start < 0 || start + last.length >= rest.length) break;
      if (rest.startsWith(last, start)) {
        where = 'tail';
        break;
      }
      const follows = rest.charCodeAt(start + open.length);
      if (follows > SPACE && follows !== 62 && follows !== 47) throw new Malformed('no row');
      const tagEnd = rest.indexOf('>', start);
      if (tagEnd < 0) break;
      readTag(rest, start + open.length, tag);
      const closing = tag.closed ? tag.end : rest.indexOf(close, tag.end);
      if (closing < 0) break;
      const n = tag.row || previous + 1;
      if (n <= previous || n > LAST_ROW) throw new Malformed('rows out of order');
      previous = n;
      const end = tag.closed ? tag.end : closing + close.length;
      const xml = rest.slice(start, end);
      yield { kind: 'row', n, xml: tag.row > 0 ? xml : numbered(xml, n), gap: rest.slice(at, start) };
      at = end;
    }
    rest = rest.slice(at);
  }

  function* push(text: string): Generator<Piece, void> {
    rest = rest === '' ? text : rest + text;
    if (where === 'tail') {
      if (rest.length > MOST_WAITING) throw new Malformed('too much behind the rows');
      return;
    }
    if (rest.includes('<!--')) {
      rest = withoutComments(rest);
      // An open one: the rest of it is to come.
      if (rest.includes('<!--')) {
        if (rest.length > MOST_HEAD) throw new Malformed('a comment without end');
        return;
      }
    }
    if (where === 'head') {
      const begun = head();
      if (begun) yield begun;
      else if (rest.length > MOST_HEAD) throw new Malformed('no rows');
    }
    if (where === 'rows') yield* rows();
    if (rest.length > MOST_WAITING) throw new Malformed('a row without end');
  }

  /** To be called when all has been pushed. */
  const end = (): Piece => {
    if (where !== 'tail' || !/<\/(?:[\w.-]+:)?worksheet\s*>\s*$/.test(rest)) throw new Malformed('a sheet without end');
    return { kind: 'tail', xml: withoutComments(rest) };
  };
  return { push, end };
}

/** A row that told no number, with it. */
const numbered = (xml: string, n: number): string => {
  const end = xml.indexOf('>') + 1;
  return withAttribute(xml.slice(0, end), 'r', String(n)) + xml.slice(end);
};

/** What the head of a sheet says of its columns: the look of cells that are not there, by 0-based column. */
export function columnStyles(head: string): (column: number) => number {
  const ranges = [...head.matchAll(/<(?:[\w.-]+:)?col\s([^>]*)>/g)].flatMap(([, inside = '']) => {
    const number = (name: string): number =>
      Number(new RegExp(`(?:^|\\s)${name}\\s*=\\s*["'](\\d+)["']`).exec(inside)?.[1] ?? Number.NaN);
    const [min, max, style] = [number('min'), number('max'), number('style')];
    return Number.isNaN(style) || Number.isNaN(min) || Number.isNaN(max) ? [] : [{ min, max, style }];
  });
  return (column) => ranges.find(({ min, max }) => column + 1 >= min && column + 1 <= max)?.style ?? 0;
}
