import { columnLetters } from '../../../records/import/column-letters.ts';
import { newTag, readTag, SPACE } from '../../../records/import/xlsx-tag.ts';
import { withAttribute, withPrefix } from './elements.ts';

/** A cell as it stands in its row. */
export interface CellSpan {
  readonly column: number;
  readonly style: number;
  /** n, s, str, inlineStr, b, e or d. */
  readonly type: string;
  readonly tag: string;
  /** What stands between its tags; '' where there is nothing. */
  readonly inside: string;
}

/** What becomes of a cell: its look, and its content where that changes. */
export interface CellChange {
  readonly style: number;
  /** Null: what is in it stays. */
  readonly content: CellContent | null;
}

/** `type` null = a number, or nothing at all. */
export interface CellContent {
  readonly type: 'inlineStr' | 'str' | null;
  readonly inside: string;
}

export interface RowPatch {
  /** Asked for every cell that is there, in the sheet's order; null leaves it as it is. */
  of(cell: CellSpan): CellChange | null;
  /** Columns that have to have a cell, in rising order. */
  readonly wanted: readonly number[];
  /** The look of a cell that is not there. */
  missing(column: number, rowStyle: number | null): CellChange;
}

const letters: string[] = [];
export const placeOf = (column: number, n: number): string => {
  letters[column] ??= columnLetters(column);
  return `${letters[column]}${n}`;
};

const styleAttribute = (style: number): string => (style === 0 ? '' : ` s="${style}"`);

/** A row with some of its cells changed or added; everything else in it stays as it was written. */
export function patchRow(xml: string, prefix: string, n: number, patch: RowPatch): string {
  const tag = newTag();
  readTag(xml, prefix.length + 4, tag);
  const { closed } = tag;
  const opened = xml.slice(0, tag.end);
  const rowStyle = /\scustomFormat\s*=\s*["'](?:1|true)["']/.test(opened) ? tag.style : null;
  const close = `</${prefix}row>`;
  let out = withAttribute(closed ? `${opened.slice(0, -2).trimEnd()}>` : opened, 'spans', null);
  const end = closed ? 0 : xml.length - close.length;
  let at = closed ? 0 : tag.end;
  let next = 0;
  let wanted = 0;
  const added = (before: number): string => {
    let more = '';
    for (; wanted < patch.wanted.length && (patch.wanted[wanted] ?? 0) < before; wanted++) {
      const column = patch.wanted[wanted] ?? 0;
      more += cellXml(prefix, n, column, patch.missing(column, rowStyle));
    }
    if (patch.wanted[wanted] === before) wanted++;
    return more;
  };
  const open = `<${prefix}c`;
  const closing = `</${prefix}c>`;
  while (!closed) {
    const start = xml.indexOf(open, at);
    if (start < 0 || start >= end) break;
    const follows = xml.charCodeAt(start + open.length);
    if (follows > SPACE && follows !== 62 && follows !== 47) {
      out += xml.slice(at, start + open.length);
      at = start + open.length;
      continue;
    }
    readTag(xml, start + open.length, tag);
    const column = tag.column < 0 ? next : tag.column;
    const inner = tag.closed ? tag.end : Math.min(end, behind(xml, closing, tag.end, end));
    const to = tag.closed ? tag.end : Math.min(end, inner + closing.length);
    out += xml.slice(at, start) + added(column);
    const written = xml.slice(start, tag.end);
    const span = { column, style: tag.style, type: tag.type, tag: written, inside: tag.closed ? '' : xml.slice(tag.end, inner) };
    const change = patch.of(span);
    const told = tag.column < 0 ? withAttribute(written, 'r', placeOf(column, n)) : written;
    if (!change) out += told + xml.slice(tag.end, to);
    else if (change.content === null) out += withAttribute(told, 's', String(change.style)) + xml.slice(tag.end, to);
    else out += cellXml(prefix, n, column, change);
    next = column + 1;
    at = to;
  }
  return `${out}${xml.slice(at, end)}${added(Number.POSITIVE_INFINITY)}${close}`;
}

function behind(xml: string, closing: string, from: number, end: number): number {
  const found = xml.indexOf(closing, from);
  return found < 0 ? end : found;
}

/** A row of our own between the author's. */
export function newRow(prefix: string, n: number, columns: readonly number[], of: (column: number) => CellChange): string {
  return `<${prefix}row r="${n}">${columns.map((column) => cellXml(prefix, n, column, of(column))).join('')}</${prefix}row>`;
}

function cellXml(prefix: string, n: number, column: number, { style, content }: CellChange): string {
  const start = `<${prefix}c r="${placeOf(column, n)}"${styleAttribute(style)}`;
  if (content === null || content.inside === '') return `${start}/>`;
  const type = content.type === null ? '' : ` t="${content.type}"`;
  const inside = withPrefix(content.inside, prefix);
  return `${start}${type}>${inside}</${prefix}c>`;
}
