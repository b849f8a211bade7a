import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { type MatchField, matchColumns } from '../../records/import/match.ts';
import type { OpenedFile, RawRow } from '../../records/import/open.node.ts';
import { MAX_TABLE_COLUMNS } from '../../records/imports.node.ts';
import type { Validator } from '../../validation/compile.ts';
import type { Target } from './validate-target.node.ts';

/** The sheet to check, its header row and the header's texts as the schema would know them. */
export interface Header {
  readonly sheet: string;
  /** 1-based row of the sheet. */
  readonly row: number;
  readonly names: readonly string[];
  /** What stands in the file, for the report. */
  readonly raw: readonly string[];
  readonly score: number;
}

const HEAD_ROWS = 60;

export async function findHeader(opened: OpenedFile, target: Target, chosen: string | undefined): Promise<Result<Header>> {
  const visible = opened.info.sheets.filter((sheet) => !sheet.hidden).map((sheet) => sheet.name);
  const sheets = chosen === undefined ? visible : [chosen];
  const fields = fieldsOf(target.validator);
  let best: Header | null = null;
  for (const sheet of sheets) {
    const rows: RawRow[] = [];
    const read = await opened.read(sheet, (batch) => {
      rows.push(...batch);
      return rows.length < HEAD_ROWS;
    });
    if (!read.ok) return read;
    const filled = rows.filter((row) => row.cells.some((cell) => cell !== null && cell.trim() !== ''));
    const header = target.dataset === null ? headerOfSchema(sheet, filled, fields) : headerOfImport(sheet, filled, fields);
    if (header && (best === null || header.score > best.score)) best = header;
  }
  if (!best) return fail(problem('file/empty', { file: opened.info.file }));
  if (target.dataset === null) return ok(best);
  const { sheet, score, raw } = best;
  if (raw.length > MAX_TABLE_COLUMNS)
    return fail(problem('file/tooManyColumns', { sheet, columns: raw.length, limit: MAX_TABLE_COLUMNS }));
  return score === 0 ? fail(problem('file/noHeader', { sheet, dataset: target.dataset })) : ok(best);
}

const fieldsOf = (validator: Validator): MatchField[] =>
  validator.fields.map((field) => ({ code: field.name, title: field.title, required: field.constraints.required === true }));

const textsOf = (row: RawRow | undefined): string[] => {
  const texts = (row?.cells ?? []).map((cell) => cell ?? '');
  while (texts.length > 0 && texts.at(-1) === '') texts.pop();
  return texts;
};

/** As an import finds and matches it: below a title, by code, name or likeness. */
function headerOfImport(sheet: string, rows: readonly RawRow[], fields: readonly MatchField[]): Header | null {
  const [first] = rows;
  if (!first) return null;
  const match = matchColumns(rows, fields);
  const row = match.headerRow || first.n;
  const raw = textsOf(rows.find((candidate) => candidate.n === row));
  // A matched column goes by its field's code; the others keep their own text.
  const names = raw.map((text, at) => match.columns[at]?.field ?? text);
  return { sheet, row, names, raw, score: match.score };
}

/** The first row that has anything, unless it names no field and a later one names at least half of them. */
function headerOfSchema(sheet: string, rows: readonly RawRow[], fields: readonly MatchField[]): Header | null {
  const [first] = rows;
  if (!first) return null;
  const score = matchColumns([first], fields).score;
  const later = score > 0 ? null : matchColumns(rows, fields);
  const row = later && later.score >= 0.5 ? (rows.find((candidate) => candidate.n === later.headerRow) ?? first) : first;
  const raw = textsOf(row);
  return { sheet, row: row.n, names: raw, raw, score: row === first ? score : (later?.score ?? 0) };
}
