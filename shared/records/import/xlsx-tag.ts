/** What the attributes of a cell's or row's tag say. Written for speed: no slices, no patterns. */
export interface Tag {
  /** Behind the `>`. */
  end: number;
  closed: boolean;
  /** The row number in `r`, 0 when it says none. */
  row: number;
  /** The 0-based column in `r`, −1 when it says none. */
  column: number;
  style: number;
  type: string;
}

export const SPACE = 32;
const MAX_ROW = 1_048_576;

export const newTag = (): Tag => ({ end: 0, closed: false, row: 0, column: -1, style: 0, type: 'n' });

/** Reads the tag whose name ends at `at`, into one that is used again and again. */
export function readTag(xml: string, at: number, tag: Tag): void {
  tag.closed = false;
  tag.row = 0;
  tag.column = -1;
  tag.style = 0;
  tag.type = 'n';
  let q = at;
  for (;;) {
    let c = xml.charCodeAt(q);
    while (c === SPACE || (c >= 9 && c <= 13)) c = xml.charCodeAt(++q);
    if (c === 62) {
      tag.end = q + 1;
      return;
    }
    if (c === 47) {
      tag.closed = true;
      tag.end = xml.indexOf('>', q) + 1;
      return;
    }
    const name = c;
    const nameAt = q;
    while (c !== 61 && c !== 62 && c > SPACE) c = xml.charCodeAt(++q);
    const nameLength = q - nameAt;
    while (c === SPACE || (c >= 9 && c <= 13)) c = xml.charCodeAt(++q);
    if (c !== 61) {
      // Not an attribute: the rest of the tag is not looked at.
      tag.end = xml.indexOf('>', q) + 1;
      return;
    }
    c = xml.charCodeAt(++q);
    while (c === SPACE || (c >= 9 && c <= 13)) c = xml.charCodeAt(++q);
    const from = q + 1;
    const to = xml.indexOf(c === 39 ? "'" : '"', from);
    if ((c !== 34 && c !== 39) || to < 0) {
      tag.end = xml.indexOf('>', q) + 1;
      return;
    }
    if (nameLength === 1) {
      if (name === 114) readReference(xml, from, to, tag);
      else if (name === 115) tag.style = digits(xml, from, to);
      else if (name === 116) tag.type = to - from === 1 ? xml.charAt(from) : xml.slice(from, to);
    }
    q = to + 1;
  }
}

/** `AB12` or `12`: letters to a column, digits to a row. */
function readReference(xml: string, from: number, to: number, tag: Tag): void {
  let column = 0;
  let p = from;
  for (; p < to; p++) {
    const c = xml.charCodeAt(p) & ~32;
    if (c < 65 || c > 90) break;
    column = column * 26 + (c - 64);
  }
  tag.column = column - 1;
  const row = digits(xml, p, to);
  tag.row = row > 0 && row <= MAX_ROW ? row : 0;
}

/** −1 for what is no plain number. */
export function digits(xml: string, from: number, to: number): number {
  let value = from === to ? -1 : 0;
  for (let p = from; p < to; p++) {
    const c = xml.charCodeAt(p);
    if (c < 48 || c > 57) return -1;
    value = value * 10 + (c - 48);
  }
  return value;
}
