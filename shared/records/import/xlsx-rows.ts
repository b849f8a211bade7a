import { type NumberKind, numberText } from './number-format.ts';
import { createFastRows } from './xlsx-fast-row.ts';
import { digits, newTag, readTag, SPACE } from './xlsx-tag.ts';
import { decodeXml, textRuns, withoutComments } from './xml-text.ts';

/** One row as the sheet has it; `n` is its 1-based number there. */
export interface RawRow {
  readonly n: number;
  readonly cells: readonly (string | null)[];
}

export interface RowContext {
  /** The shared strings by number; null for one that is not there. */
  readonly strings: { at(index: number): string | null };
  readonly formats: readonly NumberKind[];
  readonly date1904: boolean;
}

export const MAX_COLUMNS = 16_384;
const BATCH_CELLS = 100_000;

/** What is wrong with a sheet's XML, and in which row. */
export class SheetFault extends Error {
  readonly row: number | null;
  /** `unsafe`: it declares entities, which is how XML bombs are made. */
  readonly unsafe: boolean;
  constructor(row: number | null, unsafe = false) {
    super(`sheet broken at row ${row}`);
    this.row = row;
    this.unsafe = unsafe;
  }
}

/**
 * Takes complete rows out of sheet XML that arrives in pieces. Only `<row>` and what is in it is looked at; a sheet
 * that lies about its dimension is simply read to its end. Throws SheetFault.
 */
export function createRowScanner(context: RowContext) {
  let rest = '';
  let prefix: string | null = null;
  let previous = 0;
  let ended = false;
  let read: CellReader = () => [];
  /** What is left over has a comment that is not closed yet, or may begin one. */
  let comments = false;
  const fast = createFastRows(context);
  const tag = newTag();

  const begin = (): boolean => {
    const root = /<([\w.-]+:)?worksheet[\s>/]/.exec(rest);
    if (/<!DOCTYPE/i.test(root ? rest.slice(0, root.index) : rest)) throw new SheetFault(null, true);
    if (!root) return false;
    prefix = root[1] ?? '';
    read = cellReader(prefix, context);
    rest = rest.slice(root.index);
    return true;
  };

  /** Rows completed by this piece of text, in order, some at a time: wide rows would fill the memory otherwise. */
  function* push(text: string): Generator<RawRow[], void> {
    if (ended) return;
    comments ||= text.includes('!--') || /<!-?$/.test(rest);
    rest = rest === '' ? text : rest + text;
    if (comments) rest = withoutComments(rest);
    if (prefix === null && !begin()) return;
    let rows: RawRow[] = [];
    let cells = 0;
    const open = `<${prefix}row`;
    const close = `</${prefix}row>`;
    const last = `</${prefix}sheetData`;
    // Nothing behind an open comment is sure yet.
    const comment = comments ? rest.indexOf('<!--') : -1;
    comments = comment >= 0;
    const sure = comments ? comment : rest.length;
    // Up to here every row is whole.
    const whole = rest.lastIndexOf(close, sure);
    let at = 0;
    for (;;) {
      const start = rest.indexOf(open, at);
      if (start !== at) {
        const gap = start < 0 ? rest.slice(at, sure) : rest.slice(at, Math.min(start, sure));
        if (gap.includes(last) || gap.includes(`<${prefix}sheetData/>`) || gap.includes(`</${prefix}worksheet`)) {
          ended = true;
          rest = '';
          break;
        }
      }
      const tagEnd = start < 0 || start >= sure ? -1 : rest.indexOf('>', start);
      if (tagEnd < 0 || tagEnd >= sure) {
        rest =
          start < 0 && comment < 0
            ? rest.slice(Math.max(at, rest.length - last.length - 2))
            : rest.slice(start < 0 || start > sure ? at : start);
        break;
      }
      // `<rowBreaks>` begins alike.
      const follows = rest.charCodeAt(start + open.length);
      if (follows > SPACE && follows !== 62 && follows !== 47) {
        at = tagEnd + 1;
        continue;
      }
      readTag(rest, start + open.length, tag);
      if (tag.closed) {
        previous = tag.row || previous + 1;
        at = tag.end;
        continue;
      }
      if (tag.end > whole) {
        rest = rest.slice(start);
        break;
      }
      previous = tag.row || previous + 1;
      const quick = prefix === '' ? fast(rest, tag.end) : null;
      if (quick && quick.end >= 0) {
        rows.push({ n: previous, cells: quick.cells });
        cells += quick.cells.length;
        at = quick.end;
      } else {
        const end = rest.indexOf(close, tag.end);
        const row = { n: previous, cells: read(rest, tag.end, end, previous) };
        rows.push(row);
        cells += row.cells.length;
        at = end + close.length;
      }
      if (cells > BATCH_CELLS) {
        yield rows;
        rows = [];
        cells = 0;
      }
    }
    if (rows.length > 0) yield rows;
  }

  /** To be called when all has been pushed: a sheet that stops before its end is broken where it stops. */
  const end = (): void => {
    if (prefix === null) throw new SheetFault(null);
    if (!ended) throw new SheetFault(previous + 1);
  };
  return { push, end, pending: () => rest.length };
}

type CellReader = (xml: string, from: number, to: number, row: number) => (string | null)[];

function cellReader(prefix: string, context: RowContext): CellReader {
  const { strings, formats, date1904 } = context;
  const open = `<${prefix}c`;
  const close = `</${prefix}c>`;
  const value = `<${prefix}v>`;
  const general: NumberKind = { kind: 'general' };
  const tag = newTag();

  /** What stands in `<v>`; null when there is none. */
  const stored = (xml: string, from: number, to: number): string | null => {
    const at = xml.startsWith(value, from) ? from : xml.indexOf(`<${prefix}v`, from);
    if (at < 0 || at >= to) return null;
    const start = xml.indexOf('>', at) + 1;
    if (xml.charCodeAt(start - 2) === 47) return null;
    const end = xml.indexOf(`</${prefix}v`, start);
    return end < 0 || end > to ? null : xml.slice(start, end);
  };

  const shared = (raw: string, row: number): string | null => {
    const found = strings.at(digits(raw, 0, raw.length));
    if (found === null) throw new SheetFault(row);
    return orNull(found);
  };

  const text = (xml: string, from: number, to: number, row: number): string | null => {
    const { type } = tag;
    if (type === 'inlineStr') return orNull(textRuns(inner(xml.slice(from, to), `${prefix}is`), prefix));
    const raw = stored(xml, from, to);
    if (raw === null || raw === '') return type === 'str' ? null : formula(xml, from, to, prefix);
    switch (type) {
      case 's':
        return shared(raw.trim(), row);
      case 'b':
        return raw === '1' || raw === 'true' ? 'TRUE' : 'FALSE';
      case 'str':
      case 'e':
        return orNull(decodeXml(raw));
      case 'd':
        return decodeXml(raw)
          .replace(/T00:00:00(\.0+)?Z?$/, '')
          .replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(\.0+)?Z?$/, '$1 $2');
      default:
        return numberText(raw, formats[tag.style] ?? general, date1904);
    }
  };

  return (xml, from, to, row) => {
    const cells: (string | null)[] = [];
    let next = 0;
    let at = from;
    for (;;) {
      const start = xml.indexOf(open, at);
      if (start < 0 || start >= to) return cells;
      const follows = xml.charCodeAt(start + open.length);
      if (follows > SPACE && follows !== 62 && follows !== 47) {
        at = start + open.length;
        continue;
      }
      readTag(xml, start + open.length, tag);
      const column = tag.column < 0 ? next : tag.column;
      let end = tag.end;
      let content: string | null = null;
      if (!tag.closed) {
        const found = xml.indexOf(close, tag.end);
        end = found < 0 || found > to ? to : found;
        content = column < MAX_COLUMNS ? text(xml, tag.end, end, row) : null;
      }
      at = Math.max(end, start + open.length);
      // Beyond the last column a sheet can have there is nothing.
      if (column >= MAX_COLUMNS) continue;
      next = column + 1;
      while (cells.length < column) cells.push(null);
      if (column === cells.length) cells.push(content);
      else cells[column] = content;
    }
  };
}

/** A formula no program has calculated yet: shown as itself, for a blank would say there is nothing. */
function formula(xml: string, from: number, to: number, prefix: string): string | null {
  const at = xml.indexOf(`<${prefix}f`, from);
  if (at < 0 || at >= to) return null;
  const start = xml.indexOf('>', at) + 1;
  const end = xml.indexOf(`</${prefix}f>`, start);
  const said = xml.charCodeAt(start - 2) === 47 || end < 0 || end > to ? '' : decodeXml(xml.slice(start, end));
  return `=${said === '' ? '…' : said}`;
}

/** What stands inside an element, its tags aside; the text itself where the element is not there. */
function inner(xml: string, name: string): string {
  const open = xml.indexOf(`<${name}`);
  const start = open < 0 ? -1 : xml.indexOf('>', open);
  const end = xml.lastIndexOf(`</${name}`);
  return start < 0 || end < start ? xml : xml.slice(start + 1, end);
}

const orNull = (text: string): string | null => (text === '' ? null : text);
