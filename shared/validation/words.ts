import { fill, type Language } from '../base/problem.ts';
import type { Rule, Words } from '../catalog/model.ts';
import type { Finding } from './model.ts';
import type { DetailWords } from './words/entry.ts';
import { tableWords } from './words/tables.ts';
import { thingNumberWords } from './words/thing-numbers.ts';
import { unitNumberWords } from './words/unit-numbers.ts';
import { valueWords } from './words/values.ts';

/** What a finding's words are filled from. */
export interface Speaker {
  readonly fields: readonly { readonly name: string; readonly title: string }[];
  readonly rules: readonly Rule[];
}

export interface Said {
  /** Title of its group. */
  readonly title: string;
  readonly message: string;
  readonly howToFix: string | null;
  readonly clause: string | null;
}

const words: Readonly<Record<string, DetailWords>> = { ...valueWords, ...tableWords, ...unitNumberWords, ...thingNumberWords };

/** Every detail has words; a spec proves it. */
export const knownDetails: readonly string[] = Object.keys(words);

const pick = (w: Words, language: Language): string => (language === 'en' ? (w.en ?? w.zh) : w.zh);

/** The officer's words for a finding: what is wrong with this very value, and how to mend it. */
export function sayFinding(finding: Finding, speaker: Speaker, language: Language): Said {
  const label = speaker.fields.find((field) => field.name === finding.fields[0])?.title ?? finding.fields[0] ?? '';
  const data = { label, ...finding.data, label_of_code: finding.data.label ?? '' };
  const rule = finding.rule === undefined ? undefined : speaker.rules.find((known) => known.id === finding.rule);
  if (rule && finding.detail === 'rule') {
    // `{FIELD.label}` is the label of a code; the plain fill knows it as FIELD_label.
    const told = (w: Words): string => fill(pick(w, language).replace(/\{(\w+)\.label\}/g, '{$1_label}'), finding.data);
    return {
      title: pick(rule.title, language),
      message: told(rule.message),
      howToFix: rule.howToFix ? told(rule.howToFix) : null,
      clause: rule.clause ?? null,
    };
  }
  const known = words[finding.detail];
  // A finding the platform sent carries its own message.
  if (!known)
    return {
      title: String(finding.data.message ?? finding.detail),
      message: String(finding.data.message ?? finding.detail),
      howToFix: null,
      clause: null,
    };
  return {
    title: pick(known.title, language),
    message: fill(pick(known.message, language), data),
    howToFix: known.fix ? fill(pick(known.fix, language), data) : null,
    clause: null,
  };
}
