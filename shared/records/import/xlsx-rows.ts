import { type NumberKind, numberText } from './number-format.ts';
import { attribute, decodeXml, textRuns } from './xml-text.ts';

/** One row as the sheet has it; `n` is its 1-based number there. */
export interface RawRow {
  readonly n: number;
  readonly cells: readonly (string | null)[];
}

export interface RowContext {
  readonly strings: readonly string[];
  readonly formats: readonly NumberKind[];
  readonly date1904: boolean;
}

export const MAX_COLUMNS = 16_384;

/**
 * Takes complete rows out of sheet XML that arrives in pieces. Only `<row>` and what is in it is looked at; a sheet
 * that lies about its dimension is simply read to its end.
 */
export function createRowScanner(context: RowContext) {
  let rest = '';
  let prefix: string | null = null;
  let previous = 0;

  /** Rows completed by this piece of text, in order. */
  const push = (text: string): RawRow[] => {
    rest += text;
    const rows: RawRow[] = [];
    if (prefix === null) {
      const root = /<(\w+:)?worksheet[\s>]/.exec(rest);
      if (!root) return rows;
      prefix = root[1] ?? '';
    }
    const open = `<${prefix}row`;
    const close = `</${prefix}row>`;
    let at = 0;
    for (;;) {
      const start = rest.indexOf(open, at);
      if (start < 0) {
        rest = rest.slice(Math.max(at, rest.length - open.length));
        return rows;
      }
      const tagEnd = rest.indexOf('>', start);
      // `<rowBreaks>` begins alike.
      const follows = rest.charCodeAt(start + open.length);
      if (tagEnd < 0) {
        rest = rest.slice(start);
        return rows;
      }
      if (follows !== 32 && follows !== 62 && follows !== 47 && follows !== 10 && follows !== 13 && follows !== 9) {
        at = tagEnd + 1;
        continue;
      }
      const tag = rest.slice(start + open.length, tagEnd);
      const declared = Number(attribute(tag, 'r') ?? 0);
      if (rest.charCodeAt(tagEnd - 1) === 47) {
        previous = declared || previous + 1;
        at = tagEnd + 1;
        continue;
      }
      const end = rest.indexOf(close, tagEnd);
      if (end < 0) {
        rest = rest.slice(start);
        return rows;
      }
      previous = declared || previous + 1;
      rows.push({ n: previous, cells: readCells(rest.slice(tagEnd + 1, end), prefix, context) });
      at = end + close.length;
    }
  };
  return { push, pending: () => rest.length };
}

function readCells(xml: string, prefix: string, context: RowContext): (string | null)[] {
  const open = `<${prefix}c`;
  const close = `</${prefix}c>`;
  const cells: (string | null)[] = [];
  let at = 0;
  for (;;) {
    const start = xml.indexOf(open, at);
    if (start < 0) return cells;
    const tagEnd = xml.indexOf('>', start);
    if (tagEnd < 0) return cells;
    const tag = xml.slice(start + open.length, tagEnd);
    const column = columnOf(tag) ?? cells.length;
    if (column >= MAX_COLUMNS) return cells;
    while (cells.length < column) cells.push(null);
    if (xml.charCodeAt(tagEnd - 1) === 47) {
      cells[column] = null;
      at = tagEnd + 1;
      continue;
    }
    const end = xml.indexOf(close, tagEnd);
    const body = xml.slice(tagEnd + 1, end < 0 ? undefined : end);
    cells[column] = cellText(tag, body, prefix, context);
    at = end < 0 ? xml.length : end + close.length;
  }
}

/** An attribute as spreadsheets write it; the general reader is for the rare other spelling. */
function quick(tag: string, opening: ' t="' | ' s="', name: string): string | null {
  const at = tag.indexOf(opening);
  if (at < 0) return tag.includes(`${name}=`) || tag.includes(`${name} `) ? attribute(tag, name) : null;
  return tag.slice(at + 4, tag.indexOf('"', at + 4));
}

/** 0-based column of `r="AB12"`, or null when the cell does not say. */
function columnOf(tag: string): number | null {
  const at = tag.indexOf(' r="');
  if (at < 0) return null;
  let column = 0;
  let p = at + 4;
  for (; p < tag.length; p++) {
    const c = tag.charCodeAt(p);
    if (c < 65 || c > 90) break;
    column = column * 26 + (c - 64);
  }
  return column === 0 ? null : column - 1;
}

function cellText(tag: string, body: string, prefix: string, context: RowContext): string | null {
  const type = quick(tag, ' t="', 't') ?? 'n';
  if (type === 'inlineStr') return orNull(textRuns(body, prefix));
  const raw = storedValue(body, prefix);
  if (raw === null || raw === '') return null;
  if (type === 's') return orNull(context.strings[Number(raw)] ?? '');
  if (type === 'b') return raw === '1' ? 'TRUE' : 'FALSE';
  if (type === 'str' || type === 'e') return orNull(decodeXml(raw));
  if (type === 'd') return decodeXml(raw).replace(/T00:00:00(\.0+)?Z?$/, '');
  const style = Number(quick(tag, ' s="', 's') ?? 0);
  return numberText(raw, context.formats[style] ?? { kind: 'general' }, context.date1904);
}

const orNull = (text: string): string | null => (text === '' ? null : text);

function storedValue(body: string, prefix: string): string | null {
  const open = body.indexOf(`<${prefix}v`);
  if (open < 0) return null;
  const start = body.indexOf('>', open);
  const end = body.indexOf(`</${prefix}v>`, start);
  return start < 0 || end < 0 ? null : body.slice(start + 1, end);
}
