import { expect, it } from 'vitest';
import { type IdentifierOutcome, identifiers, isIdentifierName } from '../../shared/validation/identifiers/index.ts';
import { sayFinding } from '../../shared/validation/words.ts';
import vectors from '../fixtures/identifiers/vectors.json' with { type: 'json' };

/** Specs of the identifier checkers: the standard's vectors, what each outcome is, and the words it is told in. */

/** The day all specs of identifiers live on. */
export const today = '2026-11-23';

export interface Vector {
  readonly identifier: string;
  readonly value: string;
  readonly expect: string;
  readonly reason: string;
  readonly type?: string;
  readonly birth?: string;
  readonly sex?: string;
  readonly region?: string;
  readonly upgraded?: string;
  readonly kind?: string;
}
export const allVectors: readonly Vector[] = vectors;
export const vectorsOf = (name: string): readonly Vector[] => allVectors.filter((vector) => vector.identifier === name);

export function checkAs(name: string, value: string, type?: string): IdentifierOutcome {
  if (!isIdentifierName(name)) throw new Error(`no checker ${name}`);
  return identifiers[name](value, type === undefined ? { today } : { today, type });
}

const verdicts: Readonly<Record<string, string>> = {
  valid: 'valid',
  invalid: 'invalid',
  warn: 'doubtful',
  normalizable: 'normalised',
};

/** Title, sentence and remedy in both languages; '' where the outcome needs no words of its own. */
export function saidOf(outcome: IdentifierOutcome, value: string): readonly string[] {
  if (outcome.verdict === 'valid' || outcome.verdict === 'normalised') return [];
  const { detail } = outcome;
  const finding = {
    code: 'cell/identifier',
    severity: 'blocking',
    fields: ['ZD'],
    detail,
    data: { ...outcome.data, value },
  } as const;
  const speaker = { fields: [{ name: 'ZD', title: '字段' }], rules: [] };
  return (['zh', 'en'] as const).flatMap((language) => {
    const said = sayFinding(finding, speaker, language);
    return [said.title, said.message, said.howToFix ?? ''];
  });
}

/** Whole sentences: known, filled, none left out, English without a Chinese sentence. */
export function expectWords(outcome: IdentifierOutcome, value: string): void {
  const said = saidOf(outcome, value);
  if (said.length === 0) return;
  const [zhTitle, zh, , enTitle, en] = said;
  expect(said, outcome.detail).not.toContain('');
  expect(`${zhTitle}${zh}`, outcome.detail).not.toBe(outcome.detail + outcome.detail);
  expect(said.map((text) => text.replaceAll(value, '')).join('\n'), outcome.detail).not.toMatch(/\{\w*\}|undefined/);
  expect(enTitle, outcome.detail).toMatch(/^[A-Z0-9号“]/);
  expect(en, outcome.detail).toMatch(/[.”]$/);
}

/** One test per vector of the domain's file, named by its value. */
export function holdVectors(name: string): void {
  it('has vectors', () => {
    expect(vectorsOf(name).length).toBeGreaterThan(3);
  });
  for (const vector of vectorsOf(name))
    it(`${vector.value}: ${vector.expect}${vector.reason === '' ? '' : ` (${vector.reason})`}`, () => {
      const outcome = checkAs(name, vector.value, vector.type);
      expect(`${outcome.verdict} ${outcome.detail}`).toMatch(new RegExp(`^${verdicts[vector.expect]} `));
      expectWords(outcome, vector.value);
    });
}

export type Case = readonly [value: string, verdict: string, more?: object, type?: string];

/** Each value with `verdict detail` (or `normalised` and what it becomes) and any part of the outcome. */
export function holdCases(name: string, cases: readonly Case[]): void {
  for (const [value, verdict, more = {}, type] of cases)
    it(`${JSON.stringify(value)}${type === undefined ? '' : ` as ${type}`}: ${verdict}`, () => {
      const outcome = checkAs(name, value, type);
      const told = outcome.verdict === 'normalised' ? `normalised ${outcome.value}` : `${outcome.verdict} ${outcome.detail}`;
      expect(told.trim()).toBe(verdict);
      expect(outcome).toMatchObject(more);
      expectWords(outcome, value);
    });
}

/** The one character of the alphabet that makes a body valid. */
export function completed(name: string, body: string, alphabet: string): string {
  for (const char of alphabet) if (checkAs(name, body + char).verdict === 'valid') return body + char;
  throw new Error(`${body} cannot be completed`);
}

export const swapped = (value: string, at: number): string =>
  value.slice(0, at) + value.charAt(at + 1) + value.charAt(at) + value.slice(at + 2);
export const replaced = (value: string, at: number, char: string): string => value.slice(0, at) + char + value.slice(at + 1);
