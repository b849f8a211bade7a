import type { ColumnMatch, MatchedBy } from '../model.ts';
import type { RawRow } from './xlsx-rows.ts';

export interface MatchField {
  readonly code: string;
  readonly title: string;
  readonly required: boolean;
}

export interface Match {
  /** 1-based sheet row of the header; 0 when none was found. */
  readonly headerRow: number;
  readonly columns: readonly ColumnMatch[];
  readonly missingRequired: readonly string[];
  /** Share of the fields that found a column, 0..1. */
  readonly score: number;
}

/** A: 0 → "A", 26 → "AA". */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** Headers as officers write them: full width, spaces, required stars, units in brackets, "代码 名称" in one cell. */
export function foldHeader(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s*＊★_:：]+/g, '')
    .toLowerCase();
}

const withoutBrackets = (folded: string): string => folded.replace(/[([【].*?[)\]】]/g, '');

/** Header rows are looked for this far down: title, unit, period and remarks come first in many offices' sheets. */
const LOOK_DOWN = 30;

/**
 * Matches a sheet's columns to fields: by code, then by name (brackets and stars aside), then by likeness. A header
 * row or a mapping chosen by hand is taken as it is. Each field gets at most one column, the first best.
 */
export function matchColumns(
  rows: readonly RawRow[],
  fields: readonly MatchField[],
  chosen: {
    readonly headerRow?: number;
    readonly mapping?: readonly { readonly column: number; readonly field: string | null }[];
  } = {},
): Match {
  const candidates = chosen.headerRow === undefined ? rows.slice(0, LOOK_DOWN) : rows.filter((row) => row.n === chosen.headerRow);
  let best: Match = { headerRow: 0, columns: [], missingRequired: [], score: 0 };
  for (const row of candidates) {
    const match = matchRow(row, fields);
    if (match.score > best.score) best = match;
  }
  const [first] = candidates;
  if (best.headerRow === 0 && first) best = { ...matchRow(first, fields), headerRow: chosen.headerRow ?? 0 };
  return chosen.mapping ? byHand(best, fields, chosen.mapping) : best;
}

function matchRow(row: RawRow, fields: readonly MatchField[]): Match {
  const headers = row.cells.map((cell) => cell ?? '');
  const taken = new Map<number, { readonly field: string; readonly by: MatchedBy }>();
  const done = new Set<string>();
  const pass = (by: MatchedBy, fits: (field: MatchField, folded: string) => boolean): void => {
    for (const field of fields) {
      if (done.has(field.code)) continue;
      const column = headers.findIndex((header, at) => !taken.has(at) && header !== '' && fits(field, foldHeader(header)));
      if (column < 0) continue;
      taken.set(column, { field: field.code, by });
      done.add(field.code);
    }
  };
  pass('code', (field, folded) => folded === foldHeader(field.code));
  pass('name', (field, folded) => folded === foldHeader(field.title));
  pass(
    'name',
    (field, folded) => withoutBrackets(folded) === withoutBrackets(foldHeader(field.title)) && withoutBrackets(folded) !== '',
  );
  // "TYSHXYDM 统一社会信用代码" and "统一社会信用代码(TYSHXYDM)" in one cell.
  pass(
    'code',
    (field, folded) =>
      field.code.length >= 2 && new RegExp(`(^|[^a-z0-9])${literal(foldHeader(field.code))}([^a-z0-9]|$)`).test(folded),
  );
  pass('similar', (field, folded) => likeness(withoutBrackets(folded), withoutBrackets(foldHeader(field.title))) >= 0.6);
  return finish(row.n, headers, fields, taken);
}

function byHand(
  match: Match,
  fields: readonly MatchField[],
  mapping: readonly { readonly column: number; readonly field: string | null }[],
): Match {
  const headers = match.columns.map((column) => column.header);
  const before = new Map(match.columns.map((column) => [column.column, column]));
  const taken = new Map<number, { readonly field: string; readonly by: MatchedBy }>();
  for (const { column, field } of mapping) {
    if (field === null || !fields.some((known) => known.code === field)) continue;
    const was = before.get(column);
    taken.set(column, { field, by: was?.field === field ? was.by : 'hand' });
  }
  return finish(match.headerRow, headers, fields, taken);
}

function finish(
  headerRow: number,
  headers: readonly string[],
  fields: readonly MatchField[],
  taken: ReadonlyMap<number, { readonly field: string; readonly by: MatchedBy }>,
): Match {
  const matched = new Set([...taken.values()].map((entry) => entry.field));
  return {
    headerRow,
    columns: headers.map((header, column) => {
      const entry = taken.get(column);
      return { column, letters: columnLetters(column), header, field: entry?.field ?? null, by: entry?.by ?? 'none' };
    }),
    missingRequired: fields.filter((field) => field.required && !matched.has(field.code)).map((field) => field.code),
    score: fields.length === 0 ? 0 : matched.size / fields.length,
  };
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Dice likeness of character pairs, 0..1; short Chinese names compare by single characters. */
function likeness(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  const size = Math.min(a.length, b.length) < 4 ? 1 : 2;
  const grams = (text: string): string[] =>
    Array.from({ length: Math.max(0, text.length - size + 1) }, (_, at) => text.slice(at, at + size));
  const left = grams(a);
  const right = grams(b);
  const rest = [...right];
  let common = 0;
  for (const gram of left) {
    const at = rest.indexOf(gram);
    if (at < 0) continue;
    common++;
    rest.splice(at, 1);
  }
  return (2 * common) / Math.max(1, left.length + right.length);
}
