import { closeSync, openSync, writeSync } from 'node:fs';
import { type CellObject, utils, type WorkSheet, write } from 'xlsx';
import { daysBetween } from '../../shared/base/clock.ts';
import type { CatalogPackage, Dataset, Field } from '../../shared/catalog/model.ts';
import { type Row, type SampleOptions, sampleRows } from './rows.ts';

const quote = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** RFC 4180, UTF-8 with mark as Excel writes it; header = names, or codes with `codes`. Streams; answers the rows written. */
export function writeCsv(path: string, dataset: Dataset, rows: Iterable<Row>, codes = false): number {
  const file = openSync(path, 'w');
  try {
    const { fields } = dataset.schema;
    let text = `\uFEFF${fields.map((field) => quote(codes ? field.name : (field.title ?? field.name))).join(',')}\r\n`;
    let count = 0;
    for (const row of rows) {
      text += `${fields.map((field) => quote(row[field.name] ?? '')).join(',')}\r\n`;
      count++;
      if (text.length > 1 << 20) {
        writeSync(file, text);
        text = '';
      }
    }
    writeSync(file, text);
    return count;
  } finally {
    closeSync(file);
  }
}

/** What a sheet can hold, less the rows above the data. */
export const MOST_SHEET_ROWS = 1_048_576 - 3;

/** Amounts become numbers and days become dates, as they are in offices' own sheets; everything else stays text. */
function cellOf(field: Field, text: string): CellObject | null {
  if (text === '') return null;
  const numeric = field.type === 'number' || field.type === 'integer';
  if (numeric && /^-?\d{1,12}(\.\d{1,4})?$/.test(text)) return { t: 'n', v: Number(text) };
  if (field.type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(text) && !text.endsWith('02-30'))
    return { t: 'n', v: daysBetween('1899-12-30', text), z: 'yyyy-mm-dd' };
  return { t: 's', v: text };
}

/** A workbook as an office would send it: title, period and unit of the sheet, names, then rows. */
export function writeXlsx(path: string, dataset: Dataset, rows: Iterable<Row>, remark = '示例数据，均为虚构'): number {
  const { fields } = dataset.schema;
  const sheet: WorkSheet = {};
  const put = (row: number, column: number, cell: CellObject | null): void => {
    if (cell) sheet[utils.encode_cell({ r: row, c: column })] = cell;
  };
  put(0, 0, { t: 's', v: dataset.title.zh });
  put(1, 0, { t: 's', v: remark });
  fields.forEach((field, column) => {
    put(2, column, { t: 's', v: `${field.title ?? field.name}${field.constraints?.required === true ? '*' : ''}` });
  });
  let at = 3;
  for (const row of rows) {
    if (at - 3 >= MOST_SHEET_ROWS) throw new Error('a sheet cannot hold so many rows; write .csv');
    fields.forEach((field, column) => {
      put(at, column, cellOf(field, row[field.name] ?? ''));
    });
    at++;
  }
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: at - 1, c: fields.length - 1 } });
  sheet['!merges'] = [0, 1].map((row) => ({ s: { r: row, c: 0 }, e: { r: row, c: fields.length - 1 } }));
  sheet['!cols'] = fields.map((field) => ({ wch: Math.min(30, Math.max(10, (field.title ?? '').length * 2 + 4)) }));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, dataset.title.zh.slice(0, 31));
  const bytes: Uint8Array = write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true, compression: true });
  const file = openSync(path, 'w');
  try {
    let from = 0;
    while (from < bytes.length) from += writeSync(file, bytes, from);
  } finally {
    closeSync(file);
  }
  return at - 3;
}

/** Writes a sample by the file's ending: .xlsx, or .csv of any length. */
export function writeSample(
  path: string,
  dataset: Dataset,
  catalog: CatalogPackage,
  options: SampleOptions & { readonly codes?: boolean },
): number {
  const rows = sampleRows(dataset, catalog, options);
  const remark = `填报单位：${dataset.liaison.units[0]?.name ?? ''}　所属期：${options.period.id}　（示例数据，均为虚构）`;
  return path.toLowerCase().endsWith('.xlsx')
    ? writeXlsx(path, dataset, rows, remark)
    : writeCsv(path, dataset, rows, options.codes ?? false);
}
