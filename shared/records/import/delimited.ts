/** Why a text cannot be read on: at which row, and what is wrong there. */
export interface TextFault {
  readonly row: number;
  /** A quote never closed (or only after megabytes); more cells than a table has; a cell of megabytes. */
  readonly kind: 'quote' | 'wide' | 'long';
}

/**
 * A push parser for delimited text (RFC 4180 and what spreadsheets really write): quoted fields with line breaks and
 * doubled quotes, \n, \r\n or \r, ragged rows as they are. Text after a closing quote is kept (`"a"b` reads `ab`), an
 * unclosed quote is a fault of the row that opened it. Text may be cut anywhere between two pushes. What it holds is
 * bounded, whatever it is given.
 */
export interface DelimitedParser {
  /** Null when all is well; after a fault nothing more is read. */
  push(text: string): TextFault | null;
  end(): TextFault | null;
}

const MAX_CELLS = 16_384;
const MAX_CELL = 8 * 1024 * 1024;

/**
 * What a reader asks for: down to a row everything, below it only some columns (from 0); those between them come empty,
 * those behind them not at all.
 */
export interface Wanted {
  readonly wholeTo: number;
  readonly columns: ReadonlySet<number>;
}

/** `onRow` gets each row's cells and its 1-based number; a line with nothing on it is a row of one empty cell. */
export function createDelimitedParser(
  delimiter: string,
  onRow: (cells: string[], row: number) => void,
  quote = '"',
  wanted: Wanted | null = null,
): DelimitedParser {
  const last = Math.max(-1, ...(wanted?.columns ?? []));
  const isWanted = new Uint8Array(last + 1);
  for (const column of wanted?.columns ?? []) isWanted[column] = 1;
  /** Whether the present row is below those that are read whole. */
  let isPart = wanted !== null && wanted.wholeTo < 1;
  let cells: string[] = [];
  /** Cells of the present row that have ended. */
  let column = 0;
  /** What has been read of the present cell in earlier pieces. */
  let cell = '';
  let quoted = false;
  /** A quote was read inside a quoted cell: the next character says whether it closes or stands for itself. */
  let quoteSeen = false;
  /** The present cell began with a quote (so an empty one is still a cell). */
  let started = false;
  let afterReturn = false;
  let row = 1;
  let quoteRow = 1;
  let fault: TextFault | null = null;

  const mark = delimiter.charCodeAt(0);
  const sign = quote.charCodeAt(0);
  /** What is above all characters that mean something is a plain one: one look instead of four. */
  const highest = Math.max(mark, sign, 13);

  const endRow = (): void => {
    const done = cells;
    cells = [];
    column = 0;
    onRow(done, row);
    row++;
    isPart = wanted !== null && row > wanted.wholeTo;
  };
  /** The present cell ends before `at` of the text; what was read of it earlier goes before. */
  const endCell = (text: string, from: number, at: number): void => {
    if (!isPart || isWanted[column] === 1) cells.push(cell === '' ? text.slice(from, at) : cell + text.slice(from, at));
    else if (column < last) cells.push('');
    column++;
    cell = '';
    started = false;
  };

  return {
    push(text) {
      if (fault) return fault;
      let from = 0;
      const { length } = text;
      for (let at = 0; at < length; at++) {
        let c = text.charCodeAt(at);
        if (quoted) {
          if (!quoteSeen) {
            const next = c === sign ? at : text.indexOf(quote, at);
            if (next < 0) break;
            cell += text.slice(from, next);
            quoteSeen = true;
            at = next;
            from = next + 1;
            continue;
          }
          quoteSeen = false;
          if (c === sign) {
            cell += quote;
            from = at + 1;
            continue;
          }
          quoted = false;
          from = at;
        }
        // The plain characters of a cell, which are nearly all there are.
        while ((c > highest || (c !== mark && c !== 10 && c !== 13 && c !== sign)) && ++at < length) c = text.charCodeAt(at);
        if (at >= length) {
          afterReturn = false;
          break;
        }
        if (c === mark) {
          endCell(text, from, at);
          from = at + 1;
          if (column >= MAX_CELLS) {
            fault = { row, kind: 'wide' };
            return fault;
          }
        } else if (c === 10) {
          if (!(afterReturn && at === from && cell === '' && column === 0 && !started)) {
            endCell(text, from, at);
            endRow();
          }
          from = at + 1;
        } else if (c === 13) {
          endCell(text, from, at);
          endRow();
          from = at + 1;
          afterReturn = true;
          continue;
        } else if (cell === '' && at === from && !started) {
          quoted = true;
          started = true;
          quoteRow = row;
          from = at + 1;
        }
        afterReturn = false;
      }
      if (!quoteSeen && from < length) cell += text.slice(from);
      if (cell.length > MAX_CELL) fault = quoted ? { row: quoteRow, kind: 'quote' } : { row, kind: 'long' };
      return fault;
    },
    end() {
      if (fault) return fault;
      const open = quoted && !quoteSeen;
      if (cell !== '' || column > 0 || started) {
        endCell('', 0, 0);
        endRow();
      }
      return open ? { row: quoteRow, kind: 'quote' } : null;
    },
  };
}

/** Those of the first kind are looked for first: the others may stand inside texts as well. */
const candidates = [
  [',', '\t', ';', '|'],
  ['\u001f', '\u0001', '^', '~', '，', '；', ':'],
] as const;

const SAMPLE_ROWS = 50;

/** The delimiter that gives the most even, widest rows in a sample of text. A comma when nothing does. */
export function guessDelimiter(sample: string, quote = '"'): string {
  for (const group of candidates) {
    let best: string | null = null;
    let bestScore = 0;
    for (const delimiter of group) {
      const score = evenness(sample, delimiter, quote);
      if (score <= bestScore) continue;
      bestScore = score;
      best = delimiter;
    }
    if (best !== null) return best;
  }
  return ',';
}

/** Single quotes quote only where they stand around nearly everything, and double quotes nowhere. */
export function guessQuote(text: string): string {
  // A little tells; a pattern over more could be made to take long.
  const sample = text.slice(0, 4096);
  if (sample.includes('"') || !/^\s*'/.test(sample)) return '"';
  const marked = sample.match(/(^|[,\t;|\n])'[^\n]*?'(?=[,\t;|\r\n]|$)/g)?.length ?? 0;
  const lines = sample.split('\n').filter((line) => line.trim() !== '').length;
  return marked >= 2 * Math.max(1, lines - 1) ? "'" : '"';
}

function evenness(sample: string, delimiter: string, quote: string): number {
  const widths: number[] = [];
  const parser = createDelimitedParser(
    delimiter,
    (cells) => {
      if (cells.length > 1 || cells[0] !== '') widths.push(cells.length);
    },
    quote,
  );
  parser.push(sample);
  parser.end();
  const rows = widths.slice(0, SAMPLE_ROWS);
  const common = mode(rows);
  if (common < 2) return 0;
  return (rows.filter((width) => width === common).length / rows.length) * Math.log2(common + 1);
}

function mode(values: readonly number[]): number {
  const counts = new Map<number, number>();
  let best = 0;
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    if (count > (counts.get(best) ?? 0)) best = value;
  }
  return best;
}
