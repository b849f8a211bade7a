import { read, set_cptable, utils, type WorkBook } from 'xlsx';
import type { SheetInfo } from '../model.ts';
import type { Bytes } from './source.node.ts';
import type { RawRow } from './xlsx-rows.ts';
import { FileFault } from './zip.node.ts';

/** SheetJS reads these whole, so they are capped. */
export const LEGACY_LIMIT = 50 * 1024 * 1024;

export interface LegacyBook {
  readonly sheets: readonly SheetInfo[];
  rows(sheet: string): readonly RawRow[];
}

/** .xls and .ods through SheetJS: dates come out as ISO text, numbers as their digits. */
export async function readLegacy(bytes: Bytes): Promise<LegacyBook> {
  let book: WorkBook;
  try {
    // Workbooks from before Unicode carry GBK text.
    set_cptable(await import('xlsx/dist/cpexcel.full.mjs'));
    book = read(await bytes.read(0, bytes.size), {
      type: 'buffer',
      dense: true,
      cellDates: false,
      cellNF: true,
      cellText: true,
      codepage: 936,
    });
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    throw new FileFault(/password|encrypt/i.test(said) ? 'encrypted' : 'broken', 'workbook');
  }
  const hidden = new Set(
    (book.Workbook?.Sheets ?? []).filter((sheet) => (sheet.Hidden ?? 0) > 0).map((sheet) => sheet.name ?? ''),
  );
  return {
    sheets: book.SheetNames.map((name) => {
      const range = book.Sheets[name]?.['!ref'];
      return { name, hidden: hidden.has(name), rows: range ? utils.decode_range(range).e.r + 1 : 0 };
    }),
    rows(sheet) {
      const found = book.Sheets[sheet];
      if (!found) throw new FileFault('broken', sheet);
      // `raw: false` gives what the officer sees; the date pattern makes it ISO whatever the cell's own was.
      const table = utils.sheet_to_json<(string | null)[]>(found, {
        header: 1,
        raw: false,
        defval: null,
        blankrows: true,
        dateNF: 'yyyy-mm-dd',
      });
      const first = found['!ref'] ? utils.decode_range(found['!ref']) : null;
      const left = first?.s.c ?? 0;
      return table.map((cells, at) => ({
        n: at + 1 + (first?.s.r ?? 0),
        cells: [...Array<null>(left).fill(null), ...cells.map((cell) => (cell === null || cell === '' ? null : String(cell)))],
      }));
    },
  };
}
