import { catalogue, type ProblemCode } from './problems/catalogue.ts';

export type { ProblemCode } from './problems/catalogue.ts';
export type Language = 'zh' | 'en';
export type ProblemData = Readonly<Record<string, string | number>>;

/** A failure as data: it crosses every wire unchanged; its words are looked up where it is shown. */
export interface Problem {
  readonly code: ProblemCode;
  /**
   * Values for the {placeholders} of the words. Never personal data of a record. A value that is itself words stands
   * twice: `kind` in Chinese, `kindEn` in English.
   */
  readonly data?: ProblemData;
}

/** One entry of the numbered catalogue. `{name}` in the words is filled from the problem's data. */
export interface ProblemEntry {
  readonly number: number;
  readonly zh: ProblemWords;
  readonly en: ProblemWords;
}

export interface ProblemWords {
  readonly happened: string;
  /** What is safe: what did not change, what is kept. */
  readonly safe: string;
  /** What the officer can do next. */
  readonly next: string;
}

export function problem(code: ProblemCode, data?: ProblemData): Problem {
  return data ? { code, data } : { code };
}

/** Fills `{name}` from data; an unknown name stays visible rather than vanishing. */
export function fill(words: string, data: ProblemData = {}): string {
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => (name in data ? String(data[name]) : whole));
}

/** The officer's words for a problem, with its number ("P2103") for support. */
export function describeProblem(p: Problem, language: Language): ProblemWords & { readonly number: string } {
  const entry = catalogue[p.code];
  const words = entry[language];
  const data = language === 'en' ? inEnglish(p.data) : p.data;
  return {
    number: `P${entry.number}`,
    happened: fill(words.happened, data),
    safe: fill(words.safe, data),
    next: fill(words.next, data),
  };
}

function inEnglish(data: ProblemData = {}): ProblemData {
  const english = Object.entries(data).flatMap(([name, value]) => (name.endsWith('En') ? [[name.slice(0, -2), value]] : []));
  return { ...data, ...Object.fromEntries(english) };
}
