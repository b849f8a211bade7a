import type { ColumnMatch, MatchedBy } from '../model.ts';
import { columnLetters } from './column-letters.ts';
import { fingerprintOf, foldHeader, goesOnBelow, type Header, headerAt, joined, MOST_HEADER_ROWS } from './header.ts';
import type { Merge } from './merges.ts';
import type { RawRow } from './xlsx-rows.ts';

export { foldHeader } from './header.ts';

export interface MatchField {
  readonly code: string;
  readonly title: string;
  readonly required: boolean;
}

export interface Match {
  /** 1-based sheet row of the header, the last of them when it goes over several; 0 when none was found. */
  readonly headerRow: number;
  readonly headerRows: number;
  readonly columns: readonly ColumnMatch[];
  readonly missingRequired: readonly string[];
  /** Share of the fields that found a column, 0..1. */
  readonly score: number;
}

const withoutBrackets = (folded: string): string => folded.replace(/[([【].*?[)\]】]/g, '');

/** Header rows are looked for this far down: title, unit, period and remarks come first in many offices' sheets. */
const LOOK_DOWN = 30;

/** What an officer chose for files with the same header before. */
export interface Remembered {
  readonly fingerprint: string;
  /** Column → field; null = left out. */
  readonly fields: readonly (string | null)[];
}

const nothing: Match = { headerRow: 0, headerRows: 1, columns: [], missingRequired: [], score: 0 };

/**
 * Matches a sheet's columns to fields: as the officer chose for such a file before, else by code, by name (brackets and
 * stars aside), by likeness. A header may stand below titles and go over several rows. A header row or a mapping chosen
 * by hand is taken as it is. Each field gets at most one column, the first best.
 */
export function matchColumns(
  rows: readonly RawRow[],
  fields: readonly MatchField[],
  chosen: {
    readonly headerRow?: number;
    readonly mapping?: readonly { readonly column: number; readonly field: string | null }[];
    readonly remembered?: readonly Remembered[];
    /** Merged cells, where the file tells them. */
    readonly merges?: readonly Merge[];
  } = {},
): Match {
  const { headerRow, mapping, remembered = [], merges = [] } = chosen;
  const all = headersOf(rows, headerRow, merges);
  const known = fromMemory(all, fields, remembered);
  if (known) return mapping ? byHand(known, fields, mapping) : known;
  let best = nothing;
  // Fewer rows come first: more of them must match more.
  for (const header of all) {
    const match = matchHeader(header, fields);
    if (match.score > best.score) best = match;
    if (best.score === 1) break;
  }
  const [first] = all;
  if (best.headerRow === 0 && first) best = { ...matchHeader(first, fields), headerRow: headerRow ?? 0 };
  return mapping ? byHand(best, fields, mapping) : best;
}

function headersOf(rows: readonly RawRow[], headerRow: number | undefined, merges: readonly Merge[]): Header[] {
  const headers: Header[] = [];
  for (let count = 1; count <= MOST_HEADER_ROWS; count++)
    for (let at = count - 1; at < Math.min(rows.length, LOOK_DOWN); at++)
      if (headerRow === undefined || rows[at]?.n === headerRow) headers.push(headerAt(rows, at, count, merges));
  const told = rows.findIndex((row) => row.n === headerRow);
  if (headers.length === 0 && told >= 0) headers.push(headerAt(rows, told, 1, merges));
  const whole = headerRow === undefined ? headers.filter(({ row }) => !goesOnBelow(row, merges)) : headers;
  return whole.length > 0 ? whole : headers;
}

function fromMemory(all: readonly Header[], fields: readonly MatchField[], remembered: readonly Remembered[]): Match | null {
  if (remembered.length === 0) return null;
  for (const header of all) {
    const names = header.texts.map(joined);
    const fingerprint = fingerprintOf(names);
    const known = fingerprint === '' ? undefined : remembered.find((one) => one.fingerprint === fingerprint);
    if (!known) continue;
    const guessed = matchHeader(header, fields);
    const mapping = known.fields.map((field, column) => ({ column, field }));
    return byHand(guessed, fields, mapping, 'remembered');
  }
  return null;
}

/** A field's code and name as headers are compared with them. */
interface Forms {
  readonly code: string;
  readonly title: string;
  readonly bare: string;
  /** Its code as a word inside a longer header; null for a code of one letter. */
  readonly within: RegExp | null;
}
const forms = new WeakMap<MatchField, Forms>();

/** Made once for a field, not for each of the many rows that may be the header. */
function formsOf(field: MatchField): Forms {
  const known = forms.get(field);
  if (known) return known;
  const [code, title] = [foldHeader(field.code), foldHeader(field.title)];
  const within = field.code.length >= 2 ? new RegExp(`(^|[^a-z0-9])${literal(code)}([^a-z0-9]|$)`) : null;
  const made = { code, title, bare: withoutBrackets(title), within };
  forms.set(field, made);
  return made;
}

function matchHeader(header: Header, fields: readonly MatchField[]): Match {
  const names = header.texts.map(joined);
  // A column is known by the whole of what stands above it, or by its own row alone.
  const headings = header.texts.map((texts) => {
    const own = texts.at(-1) ?? '';
    return [
      ...new Set([foldHeader(texts.join('')), foldHeader(own), ...(texts.length > 2 ? [foldHeader(texts.at(-2) ?? '')] : [])]),
    ].filter((form) => form !== '');
  });
  const taken = new Map<number, { readonly field: string; readonly by: MatchedBy }>();
  const done = new Set<string>();
  const pass = (by: MatchedBy, fits: (field: MatchField, folded: string) => boolean): void => {
    for (const field of fields) {
      if (done.has(field.code)) continue;
      const column = headings.findIndex((texts, at) => !taken.has(at) && texts.some((folded) => fits(field, folded)));
      if (column < 0) continue;
      taken.set(column, { field: field.code, by });
      done.add(field.code);
    }
  };
  pass('code', (field, folded) => folded === formsOf(field).code);
  pass('name', (field, folded) => folded === formsOf(field).title);
  pass('name', (field, folded) => {
    const { bare } = formsOf(field);
    return bare !== '' && withoutBrackets(folded) === bare;
  });
  // "TYSHXYDM 统一社会信用代码" and "统一社会信用代码(TYSHXYDM)" in one cell.
  pass('code', (field, folded) => formsOf(field).within?.test(folded) ?? false);
  pass('similar', (field, folded) => likeness(withoutBrackets(folded), formsOf(field).bare) >= 0.6);
  return finish(header, names, fields, taken);
}

function byHand(
  match: Match,
  fields: readonly MatchField[],
  mapping: readonly { readonly column: number; readonly field: string | null }[],
  by: MatchedBy = 'hand',
): Match {
  const headers = match.columns.map((column) => column.header);
  const before = new Map(match.columns.map((column) => [column.column, column]));
  const taken = new Map<number, { readonly field: string; readonly by: MatchedBy }>();
  for (const { column, field } of mapping) {
    if (field === null || !fields.some((known) => known.code === field)) continue;
    const was = before.get(column);
    taken.set(column, { field, by: was?.field === field ? was.by : by });
  }
  return finish({ row: match.headerRow, rows: match.headerRows }, headers, fields, taken);
}

function finish(
  header: Pick<Header, 'row' | 'rows'>,
  headers: readonly string[],
  fields: readonly MatchField[],
  taken: ReadonlyMap<number, { readonly field: string; readonly by: MatchedBy }>,
): Match {
  const matched = new Set([...taken.values()].map((entry) => entry.field));
  return {
    headerRow: header.row,
    headerRows: header.rows,
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
