import type { Language } from '../../base/problem.ts';
import { fill } from '../../base/problem.ts';
import { exampleOf } from '../../catalog/example.ts';
import type { CodeEntry, CodeList, Field, Rule } from '../../catalog/model.ts';
import { fieldTitle, inLanguage } from '../../catalog/titles.ts';
import { decimalsFormat, isExactNumber, type OutCell, serialOf } from './cell.ts';
import type { Look } from './looks.ts';
import { fileWords } from './words.ts';

export const isRequired = (field: Field): boolean => field.constraints?.required === true;

/** A column's header: the name as the catalog has it, its code behind it; both find the field again on import. */
export const headerOf = (field: Field, language: Language, star = false): string =>
  `${fieldTitle(field, language)}${star && isRequired(field) ? ' ＊' : ''}\n(${field.name})`;

/** Days written `2026-11-24`, which is how a date cell comes back. */
const isPlainDay = ({ type, format }: Field): boolean =>
  type === 'date' && (format === undefined || format === 'default' || format === 'any' || format === '%Y-%m-%d');
/** Numbers a spreadsheet can hold: it keeps 15 digits. */
const isPlainNumber = ({ type, liaison }: Field): boolean =>
  (type === 'number' || type === 'integer') && liaison?.identifier === undefined && (liaison?.totalDigits ?? 0) <= 15;

/** How an empty column is formatted, so that what is typed there stays what it is. */
export function columnLook(field: Field): Look {
  if (isPlainDay(field)) return { format: 'day' };
  if (!isPlainNumber(field)) return { format: 'text' };
  const scale = field.type === 'integer' ? 0 : (field.liaison?.scale ?? null);
  return scale === null ? {} : { format: decimalsFormat(scale === 0 ? '0' : `0.${'0'.repeat(scale)}`) };
}

/** A value of a field as a cell: a number or a day where that says exactly the same, else text. */
export function cellOf(field: Field | undefined, text: string | null, look: (look: Look) => number, more: Look = {}): OutCell {
  const number = field !== undefined && isPlainNumber(field);
  const day = field !== undefined && isPlainDay(field);
  if (text === null || text === '') return more.fill === undefined ? null : { kind: 'blank', text: '', look: look(more) };
  if (number && isExactNumber(text)) return { kind: 'number', text, look: look({ ...more, format: decimalsFormat(text) }) };
  if (day && serialOf(text) !== null) return { kind: 'day', text, look: look({ ...more, format: 'day' }) };
  return { kind: 'text', text, look: look({ ...more, format: 'text' }) };
}

/** Wide enough for the title and for usual values, not for the longest. */
export function widthOf(field: Field): number {
  const longest = numberAt(field.constraints?.maxLength) ?? field.liaison?.totalDigits ?? (field.liaison?.identifier ? 20 : 12);
  const title = wide(field.title ?? field.name);
  return Math.min(36, Math.max(11, title + 4, field.name.length + 4, Math.min(longest, 28) + 2));
}
/** Chinese characters take two places. */
export const wide = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0);

/** Codes that may be used on a day. */
export const validCodes = (list: CodeList, today: string): readonly CodeEntry[] =>
  list.entries.filter(({ validFrom = today, validTo = today }) => validFrom <= today && validTo >= today);

const numberAt = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** What may be filled in, in words. */
export function limitsOf(field: Field, language: Language): string {
  const words = fileWords(language);
  const min = numberAt(field.constraints?.minLength);
  const max = numberAt(field.constraints?.maxLength);
  const { totalDigits: total, scale = 0, unit } = field.liaison ?? {};
  const told: string[] = [];
  if (min !== null && max !== null) told.push(min === max ? fill(words.exactly, { n: min }) : fill(words.between, { min, max }));
  else if (max !== null) told.push(fill(words.most, { n: max }));
  else if (min !== null) told.push(fill(words.least, { n: min }));
  if (total !== undefined) told.push(fill(words.digits, { total, scale }));
  if (unit !== undefined) told.push(fill(words.unit, { unit }));
  return told.join(language === 'en' ? '; ' : '；');
}

export const typeOf = (field: Field, language: Language): string => {
  const { types } = fileWords(language);
  return types[field.type ?? 'string'] ?? field.type ?? '';
};

export const definitionOf = (field: Field, language: Language): string =>
  field.liaison?.definition ? inLanguage(field.liaison.definition, language) : (field.description ?? '');

/** The note on a column's header. */
export function noteOf(field: Field, rules: readonly Rule[], language: Language): string {
  const words = fileWords(language);
  const example = exampleOf(field, rules);
  return [
    `${fieldTitle(field, language)} ${field.name}`,
    `${isRequired(field) ? words.required : words.optional} · ${typeOf(field, language)}`,
    limitsOf(field, language),
    definitionOf(field, language),
    example === null ? '' : fill(words.example, { example }),
  ]
    .filter((line) => line !== '')
    .join('\n');
}
