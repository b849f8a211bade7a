import { cut, fold } from './fold.ts';
import { birthOf, residentIdIsRight, sexOf } from './resident-id.ts';

/** What disagrees between a resident number and another cell of the same row: detail of the words and their data. */
export interface Disagreement {
  readonly detail: 'person/birth' | 'person/sex';
  readonly data: Readonly<Record<string, string>>;
}

/** The number, when it is one beyond doubt; its own check tells of a wrong one, and a passport holds no birth day. */
function sound(id: string | null): string | null {
  const value = fold(id ?? '');
  return /^\d{17}[\dX]$/.test(value) && birthOf(value) !== null && residentIdIsRight(value) ? value : null;
}

/** `day` as any writing of a full date; parts of a date say too little to disagree. */
export function birthDisagrees(id: string | null, day: string): Disagreement | null {
  const digits = cut(day).normalize('NFKC').replace(/\D/g, '');
  const value = digits.length === 8 ? sound(id) : null;
  if (value === null || value.slice(6, 14) === digits) return null;
  return { detail: 'person/birth', data: { birth: birthOf(value) ?? '' } };
}

const SEXES: ReadonlyMap<string, '1' | '2'> = new Map([
  ['1', '1'],
  ['男', '1'],
  ['男性', '1'],
  ['M', '1'],
  ['2', '2'],
  ['女', '2'],
  ['女性', '2'],
  ['F', '2'],
]);

/** GB/T 2261.1: 1 male, 2 female; unknown and unstated (0, 9) agree with everybody. */
export function sexDisagrees(id: string | null, sex: string): Disagreement | null {
  const told = SEXES.get(fold(sex));
  const value = told === undefined ? null : sound(id);
  if (value === null || sexOf(value) === told) return null;
  const [sexWord, sexWordEn] = sexOf(value) === '1' ? ['男', 'male'] : ['女', 'female'];
  return { detail: 'person/sex', data: { sexWord, sexWordEn } };
}
