import type { Day } from '../../base/clock.ts';
import type { Fix } from '../model.ts';

type Data = Readonly<Record<string, string | number>>;

/** What an identifier checker says. `value` is the normalised text, also when invalid (as far as it goes). */
export interface IdentifierOutcome {
  readonly verdict: 'valid' | 'normalised' | 'doubtful' | 'invalid';
  /** Stable key of the words, e.g. `uscc/checkDigit`. */
  readonly detail: string;
  readonly data: Data;
  readonly value: string;
  /** For an invalid one: the only text it can have meant, to be offered with a preview. */
  readonly fix: Fix | null;
}

export interface IdentifierContext {
  readonly today: Day;
  /** Certificate type code of the same record, for `cert`. */
  readonly type?: string | null;
}

export type IdentifierChecker = (raw: string, context: IdentifierContext) => IdentifierOutcome;

const none: Data = {};

/** Right, and written as it should be or not. */
export const right = (raw: string, value: string): IdentifierOutcome =>
  raw === value
    ? { verdict: 'valid', detail: '', data: none, value, fix: null }
    : { verdict: 'normalised', detail: 'normalised', data: { better: value }, value, fix: null };

export const wrong = (detail: string, value: string, data: Data = none, fix: Fix | null = null): IdentifierOutcome => ({
  verdict: 'invalid',
  detail,
  data,
  value,
  fix,
});
export const doubtful = (detail: string, value: string, data: Data = none): IdentifierOutcome => ({
  verdict: 'doubtful',
  detail,
  data,
  value,
  fix: null,
});
