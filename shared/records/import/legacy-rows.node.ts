import { type CellObject, read, set_cptable, type WorkBook } from 'xlsx';
import { MERGES_DOWN_TO, type Merge } from './merges.ts';
import { customFormat, numberText } from './number-format.ts';
import type { RawRow } from './xlsx-rows.ts';

export interface LegacySheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly RawRow[];
  /** Merged cells in its first rows. */
  readonly merges: readonly Merge[];
}

/** .xls and .ods through SheetJS; what a cell says is made of its value and its format, as for .xlsx. Throws what SheetJS throws. */
export async function legacySheets(bytes: Uint8Array): Promise<readonly LegacySheet[]> {
  // Workbooks from before Unicode carry GBK text.
  set_cptable(await import('xlsx/dist/cpexcel.full.mjs'));
  const book = read(bytes, {
    type: 'buffer',
    dense: true,
    cellDates: false,
    cellNF: true,
    cellText: true,
    codepage: 936,
  });
  const hidden = new Set(
    (book.Workbook?.Sheets ?? []).filter((sheet) => (sheet.Hidden ?? 0) > 0).map((sheet) => sheet.name ?? ''),
  );
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.map((name) => ({
    name,
    hidden: hidden.has(name),
    rows: rowsOf(book, name, date1904),
    merges: mergesOf(book, name),
  }));
}

const mergesOf = (book: WorkBook, name: string): Merge[] =>
  (book.Sheets[name]?.['!merges'] ?? [])
    .filter(({ s }) => s.r < MERGES_DOWN_TO)
    .map(({ s, e }) => ({ top: s.r + 1, left: s.c, bottom: e.r + 1, right: e.c }));

function rowsOf(book: WorkBook, name: string, date1904: boolean): RawRow[] {
  const rows: RawRow[] = [];
  // Only rows that hold something: a sheet may say it has a million.
  (book.Sheets[name]?.['!data'] ?? []).forEach((cells, at) => {
    const read: (string | null)[] = [];
    cells?.forEach((cell, column) => {
      const text = cell ? textOf(cell, date1904) : null;
      if (text === null) return;
      while (read.length < column) read.push(null);
      read[column] = text;
    });
    if (read.length > 0) rows.push({ n: at + 1, cells: read });
  });
  return rows;
}

function textOf(cell: CellObject, date1904: boolean): string | null {
  const { t, v } = cell;
  if (t === 'z' || v === undefined) return null;
  if (t === 'n') return numberText(String(v), customFormat(String(cell.z ?? 'General')), date1904);
  if (t === 'b') return v === true ? 'TRUE' : 'FALSE';
  if (t === 'e') return cell.w ?? '#REF!';
  if (v instanceof Date) return v.toISOString().slice(0, 19).replace('T', ' ').replace(' 00:00:00', '');
  const text = String(v);
  return text === '' ? null : text;
}
