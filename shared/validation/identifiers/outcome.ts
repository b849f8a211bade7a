import type { Day } from '../../base/clock.ts';

/** What an identifier checker says. `value` is the normalised text, also when invalid (as far as it goes). */
export interface IdentifierOutcome {
  readonly verdict: 'valid' | 'normalised' | 'doubtful' | 'invalid';
  /** Stable key of the words, e.g. `uscc/checkDigit`. */
  readonly detail: string;
  readonly data: Readonly<Record<string, string | number>>;
  readonly value: string;
}

export interface IdentifierContext {
  readonly today: Day;
  /** Certificate type code of the same record, for `cert`. */
  readonly type?: string | null;
}

export type IdentifierChecker = (raw: string, context: IdentifierContext) => IdentifierOutcome;

const none: Readonly<Record<string, string | number>> = {};

/** Right, and written as it should be or not. */
export const right = (raw: string, value: string): IdentifierOutcome =>
  raw === value
    ? { verdict: 'valid', detail: '', data: none, value }
    : { verdict: 'normalised', detail: 'normalised', data: { better: value }, value };

export const wrong = (detail: string, value: string, data = none): IdentifierOutcome => ({
  verdict: 'invalid',
  detail,
  data,
  value,
});
export const doubtful = (detail: string, value: string, data = none): IdentifierOutcome => ({
  verdict: 'doubtful',
  detail,
  data,
  value,
});

/** NFKC (full width to half), no spaces or hyphens, capitals: the domain's rule before every check. */
export function fold(raw: string): string {
  return plain.test(raw)
    ? raw
    : raw
        .normalize('NFKC')
        .replace(/[\s\-‐-―·.]/g, '')
        .replace(/\.0$/, '')
        .replace(/^'/, '')
        .toUpperCase();
}
const plain = /^[0-9A-Z]+$/;

/** 1-based place and character of the first one outside the alphabet, with the likely slip. */
export function strange(value: string, alphabet: string): Readonly<Record<string, string | number>> | null {
  for (let at = 0; at < value.length; at++) {
    const char = value.charAt(at);
    if (alphabet.includes(char)) continue;
    const meant = slips[char];
    return { at: at + 1, char, meant: meant !== undefined && alphabet.includes(meant) ? meant : '' };
  }
  return null;
}

const slips: Readonly<Record<string, string>> = { O: '0', I: '1', S: '5', Z: '2', V: 'U', L: '1', Q: '0', B: '8' };

/** Place (1-based) of a neighbouring pair whose swap makes it right; 0 when none. Helps to find a typing slip. */
export function swappedPair(value: string, isRight: (candidate: string) => boolean): number {
  for (let at = 0; at + 1 < value.length; at++) {
    const [a, b] = [value.charAt(at), value.charAt(at + 1)];
    if (a !== b && isRight(value.slice(0, at) + b + a + value.slice(at + 2))) return at + 1;
  }
  return 0;
}
