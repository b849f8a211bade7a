import type { Language } from '../../../shared/base/problem.ts';
import type { CodeList, Dataset, DatasetDetail, Field } from '../../../shared/catalog/model.ts';
import { fieldTitle } from '../../../shared/catalog/titles.ts';
import type { Choice } from '../../parts/grid/choices.ts';
import type { GridColumn } from '../../parts/grid/column.ts';

/** Words of what is expected in a column. */
export interface HintWords {
  readonly required: string;
  readonly code: string;
  readonly digits: (count: number) => string;
}

/** Ends of the width a column may have; the middle of what its values need. */
const NARROW = 76;
const WIDE = 216;
const MOST_TITLE = 120;
/** Pixels of a Chinese and of a Latin sign in the head and in cells. */
const FULL = 13;
const HALF = 7.6;

const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? FULL : HALF), 0);

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Whether a field's own title already ends with its unit, `缴费工资总额(元)`; then its English one does as well. */
export const namesUnit = (title: string, unit: string): boolean => title.includes(`(${unit})`) || title.includes(`（${unit}）`);

function choicesOf(field: Field, lists: Readonly<Record<string, CodeList>>, language: Language): readonly Choice[] {
  const entries = field.liaison?.codeList === undefined ? undefined : lists[field.liaison.codeList]?.entries;
  if (entries)
    return entries.map((entry) => ({
      code: entry.code,
      label: language === 'en' ? (entry.labelEn ?? entry.label) : entry.label,
    }));
  const allowed = field.constraints?.enum;
  return Array.isArray(allowed) ? allowed.map((value) => ({ code: String(value), label: '' })) : [];
}

function hintOf(field: Field, kind: GridColumn['kind'], title: string, words: HintWords): string {
  const limits = field.constraints ?? {};
  const most = numberOf(limits.maxLength);
  const unit = field.liaison?.unit;
  const parts: string[] = [];
  if (kind === 'choice') parts.push(words.code);
  else if (kind === 'date') parts.push(field.type === 'datetime' ? 'YYYY-MM-DD hh:mm:ss' : 'YYYY-MM-DD');
  else if (field.liaison?.identifier === 'period' && most === 6) parts.push('YYYYMM');
  else if (most !== null && most === numberOf(limits.minLength) && most > 1) parts.push(words.digits(most));
  else if (unit !== undefined && !namesUnit(field.title ?? title, unit)) parts.push(unit);
  if (limits.required === true) parts.push(words.required);
  return parts.join(' ');
}

function cellWidth(field: Field, kind: GridColumn['kind'], choices: readonly Choice[]): number {
  if (kind === 'number') return Math.min(136, 30 + HALF * ((field.liaison?.totalDigits ?? 12) * 0.85));
  if (kind === 'date') return field.type === 'datetime' ? 166 : 104;
  if (kind === 'choice')
    return 26 + choices.slice(0, 200).reduce((most, { code, label }) => Math.max(most, widthOf(`${code} ${label}`)), 40);
  const most = numberOf(field.constraints?.maxLength) ?? 60;
  // Names are long in law and short in life.
  if (most >= 50) return 188;
  return 24 + (most === numberOf(field.constraints?.minLength) ? Math.min(most, 24) : Math.min(most, 13)) * HALF * 1.12;
}

/** The grid's columns of a dataset, in the screen's language. */
export function columnsOf(
  { dataset, codeLists }: Pick<DatasetDetail, 'dataset' | 'codeLists'>,
  words: HintWords,
  language: Language,
): readonly GridColumn[] {
  return dataset.schema.fields.map((field) => {
    const choices = choicesOf(field, codeLists, language);
    const type = field.type ?? 'string';
    const kind: GridColumn['kind'] =
      choices.length > 0 ? 'choice' : type === 'date' ? 'date' : type === 'number' || type === 'integer' ? 'number' : 'text';
    const title = fieldTitle(field, language);
    const hint = hintOf(field, type === 'datetime' ? 'date' : kind, title, words);
    const wanted = Math.max(
      cellWidth(field, type === 'datetime' ? 'date' : kind, choices),
      // A long title is cut short; its whole is in the tooltip.
      Math.min(MOST_TITLE, widthOf(title)) + 22,
      widthOf(hint) + 18,
    );
    return {
      field: field.name,
      title,
      hint,
      width: Math.round(Math.max(NARROW, Math.min(WIDE, wanted))),
      kind,
      choices,
      ...(field.liaison?.identifier === 'period' ? { ofPeriod: true } : {}),
      labels: new Map(choices.filter((choice) => choice.label !== '').map((choice) => [choice.code, choice.label])),
    };
  });
}

/** Columns to keep on view: those of the key, as long as they stand first; else the first. */
export function frozenColumns(dataset: Dataset): number {
  const key = dataset.schema.primaryKey ?? [];
  const names = new Set(typeof key === 'string' ? [key] : key);
  let count = 0;
  while (names.has(dataset.schema.fields[count]?.name ?? '')) count++;
  // A name beside its code says more than the code alone.
  return Math.max(1, Math.min(2, count + 1));
}
