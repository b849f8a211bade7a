/**
 * The clipboard's table text, as spreadsheets write it: tabs between cells, line ends between rows, a cell in quotes
 * when it holds a tab, a line end or a quote.
 */
export type Block = readonly (readonly string[])[];

const NEEDS_QUOTES = /[\t\r\n"]/;

export function formatTsv(block: Block): string {
  const cell = (text: string): string => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  // A lone empty cell would be no text at all, which a clipboard does not keep.
  return block.map((row) => (row.length === 1 && row[0] === '' ? '""' : row.map(cell).join('\t'))).join('\r\n');
}

/** Reads table text. A quote opens a quoted cell only at the cell's start; a last line end adds no row. */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const { length } = text;
  if (length === 0) return rows;
  for (;;) {
    const quoted = text[at] === '"' ? readQuoted(text, at) : null;
    if (quoted) {
      row.push(quoted.cell);
      at = quoted.next;
    } else {
      const start = at;
      while (at < length && text[at] !== '\t' && text[at] !== '\n' && text[at] !== '\r') at++;
      row.push(text.slice(start, at));
    }
    if (text[at] === '\t') {
      at++;
      continue;
    }
    rows.push(row);
    row = [];
    if (at >= length) return rows;
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    if (at >= length) return rows;
  }
}

/** A quoted cell from its opening quote; null when the quote is just a letter of an ordinary cell. */
function readQuoted(text: string, open: number): { readonly cell: string; readonly next: number } | null {
  let cell = '';
  let at = open + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return null;
    cell += text.slice(at, quote);
    if (text[quote + 1] === '"') {
      cell += '"';
      at = quote + 2;
      continue;
    }
    const after = text[quote + 1];
    return after === undefined || after === '\t' || after === '\n' || after === '\r' ? { cell, next: quote + 1 } : null;
  }
}
