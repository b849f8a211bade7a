/**
 * A push parser for delimited text (RFC 4180 and what spreadsheets really write): quoted fields with line breaks and
 * doubled quotes, \n, \r\n or \r, ragged rows as they are. Text after a closing quote is kept (`"a"b` reads `ab`), an
 * unclosed quote is reported by `end`. Text may be cut anywhere between two pushes.
 */
export interface DelimitedParser {
  push(text: string): void;
  /** Null when all is well, else the 1-based row at which a quote was opened and never closed. */
  end(): number | null;
}

/** `onRow` gets each row's cells and its 1-based number; a line with nothing on it is a row of one empty cell. */
export function createDelimitedParser(delimiter: string, onRow: (cells: string[], row: number) => void): DelimitedParser {
  let cells: string[] = [];
  /** What has been read of the present cell. */
  let cell = '';
  let quoted = false;
  /** A quote was read inside a quoted cell: the next character says whether it closes or stands for itself. */
  let quoteSeen = false;
  /** The present cell began with a quote (so an empty one is still a cell). */
  let started = false;
  let afterReturn = false;
  let row = 1;
  let quoteRow = 1;

  const endCell = (): void => {
    cells.push(cell);
    cell = '';
    started = false;
  };
  const endRow = (): void => {
    endCell();
    const done = cells;
    cells = [];
    onRow(done, row);
    row++;
  };

  const mark = delimiter.charCodeAt(0);
  return {
    push(text) {
      let from = 0;
      const { length } = text;
      for (let at = 0; at < length; at++) {
        const c = text.charCodeAt(at);
        if (quoted) {
          if (quoteSeen) {
            quoteSeen = false;
            if (c === 34) {
              cell += '"';
              from = at + 1;
              continue;
            }
            quoted = false;
            from = at;
          } else {
            if (c !== 34) continue;
            cell += text.slice(from, at);
            quoteSeen = true;
            from = at + 1;
            continue;
          }
        }
        if (c === mark) {
          cell += text.slice(from, at);
          endCell();
          from = at + 1;
        } else if (c === 10) {
          if (afterReturn && at === from && cell === '' && cells.length === 0 && !started) {
            from = at + 1;
          } else {
            cell += text.slice(from, at);
            endRow();
            from = at + 1;
          }
        } else if (c === 13) {
          cell += text.slice(from, at);
          endRow();
          from = at + 1;
          afterReturn = true;
          continue;
        } else if (c === 34 && cell === '' && at === from && !started) {
          quoted = true;
          started = true;
          quoteRow = row;
          from = at + 1;
        }
        afterReturn = false;
      }
      if (!quoteSeen) cell += text.slice(from);
    },
    end() {
      const open = quoted && !quoteSeen;
      if (cell !== '' || cells.length > 0 || started) endRow();
      return open ? quoteRow : null;
    },
  };
}

const candidates = [',', '\t', ';', '|'] as const;

/** The delimiter that gives the most even, widest rows in a sample of text. A comma when nothing does. */
export function guessDelimiter(sample: string): string {
  let best = ',';
  let bestScore = 0;
  for (const delimiter of candidates) {
    const widths: number[] = [];
    const parser = createDelimitedParser(delimiter, (cells) => {
      if (cells.length > 1 || cells[0] !== '') widths.push(cells.length);
    });
    parser.push(sample);
    parser.end();
    const rows = widths.slice(0, 50);
    const common = mode(rows);
    if (common < 2) continue;
    const score = (rows.filter((width) => width === common).length / rows.length) * Math.log2(common + 1);
    if (score > bestScore) {
      bestScore = score;
      best = delimiter;
    }
  }
  return best;
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
