import { beijingTime } from '../base/clock.ts';
import type { Language } from '../base/problem.ts';
import type { OutCell } from '../records/export/cell.ts';
import { exportWords } from './words.ts';

/** Whose copy a file is: said in the file itself (第十四条, 第十五条). */
export interface Taker {
  readonly unit: string;
  readonly officer: string;
  readonly purpose: string;
}

/** A file as far as its marks go; nobody's where it holds no data (a template). */
export interface Copy {
  readonly taker: Taker | null;
  readonly language: Language;
  /** Epoch ms. */
  readonly now: number;
}

const minute = (ms: number): string => beijingTime(ms).slice(0, 16).replace('T', ' ');

/** One line for heads, feet and margins; empty where nobody took it (a template). */
export function watermarkOf({ taker, now }: Pick<Copy, 'taker' | 'now'>): string {
  return taker ? [taker.unit, taker.officer, minute(now)].filter((part) => part !== '').join(' · ') : '';
}

/** What the last sheet of a workbook says of the copy, name and value; none for a template. */
export function takenLines(file: Copy): readonly (readonly [name: string, value: string])[] {
  const { taker, language, now } = file;
  if (!taker) return [];
  const { takenNames, takenNote } = exportWords(language);
  const values = [taker.unit, taker.officer, minute(now), taker.purpose];
  return [...takenNames.map((name, at): readonly [string, string] => [name, values[at] ?? '']), ['', takenNote] as const];
}

/** The same as rows of a sheet. */
export const takenRows = (file: Copy, looks: { readonly name: number; readonly text: number }): readonly OutCell[][] =>
  takenLines(file).map(([name, value]) => [
    name === '' ? null : { kind: 'text', text: name, look: looks.name },
    { kind: 'text', text: value, look: looks.text },
  ]);
