import { createBook, type Look, type OutCell, type SheetSpec, type Sink } from '../records/export/book.node.ts';
import { BYTE_ORDER_MARK, csvLine } from '../records/export/csv.ts';
import type { FileFacts } from './job.node.ts';
import { takenRows, watermarkOf } from './watermark.ts';
import { exportWords } from './words.ts';

/** A table file being written: .xlsx with its looks, or .csv with the bare texts. */
export interface TableFile {
  readonly format: 'xlsx' | 'csv';
  look(look: Look): number;
  /** Of a .csv only the first sheet is written. */
  sheet(spec: SheetSpec): TableSheet;
  readonly cut: () => number;
  end(): Promise<void>;
}

export interface TableSheet {
  row(cells: readonly OutCell[], options?: { readonly height?: number }): Promise<unknown>;
  readonly full: () => boolean;
  end(): Promise<void>;
}

export function createTableFile(sink: Sink, file: FileFacts, custom: Readonly<Record<string, string>> = {}): TableFile {
  if (file.format === 'csv') return csvFile(sink);
  const book = createBook(sink, {
    title: file.title,
    creator: file.product,
    created: `${new Date(file.now).toISOString().slice(0, 19)}Z`,
    custom,
  });
  const margins = marginsOf(file);
  return {
    ...book,
    format: 'xlsx',
    sheet: (spec) => book.sheet({ ...margins, ...spec }),
    async end() {
      const lines = takenRows(file, { name: book.look({ bold: true }), text: book.look({ format: 'text', wrap: true }) });
      if (lines.length > 0) {
        // Behind the data, so that the file comes in again as any other.
        const sheet = book.sheet({ ...margins, name: exportWords(file.language).taken, columns: [{ width: 24 }, { width: 80 }] });
        for (const line of lines) await sheet.row(line);
        await sheet.end();
      }
      await book.end();
    },
  };
}

/** What stands above and below each printed page of a workbook. */
export function marginsOf(file: FileFacts): Pick<SheetSpec, 'margins'> {
  const mark = watermarkOf(file);
  return mark === '' ? {} : { margins: { mark, pages: exportWords(file.language).pages } };
}

/** Texts gathered before they are sent on. */
const GATHER = 1 << 16;

function csvFile(sink: Sink): TableFile {
  let waiting = BYTE_ORDER_MARK;
  let sheets = 0;
  const flush = async (): Promise<void> => {
    const text = waiting;
    waiting = '';
    if (text !== '') await sink(Buffer.from(text, 'utf8'));
  };
  return {
    format: 'csv',
    look: () => 0,
    cut: () => 0,
    sheet() {
      const first = sheets++ === 0;
      return {
        full: () => false,
        async row(cells) {
          if (!first) return;
          waiting += csvLine(cells.map((cell) => (cell === null || typeof cell === 'string' ? cell : cell.text)));
          if (waiting.length >= GATHER) await flush();
        },
        end: async () => {},
      };
    },
    end: flush,
  };
}
