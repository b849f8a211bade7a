import { fill, type Language } from '../base/problem.ts';
import type { CodeList, Rule, Words } from '../catalog/model.ts';
import { fieldTitle, inLanguage } from '../catalog/titles.ts';
import type { Finding } from './model.ts';
import type { DetailWords } from './words/entry.ts';
import { tableWords } from './words/tables.ts';
import { thingNumberWords } from './words/thing-numbers.ts';
import { unitNumberWords } from './words/unit-numbers.ts';
import { valueWords } from './words/values.ts';

/** What a finding's words are filled from. */
export interface Speaker {
  readonly fields: readonly SpokenField[];
  readonly rules: readonly Rule[];
  /** For the labels of codes in English; without them the Chinese label stands. */
  readonly codeLists?: Readonly<Record<string, CodeList>>;
}

interface SpokenField {
  readonly name: string;
  readonly title: string;
  readonly type?: string;
  readonly liaison?: { readonly titleEn?: string | undefined; readonly codeList?: string | undefined } | null;
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

/** The officer's words for a finding: what is wrong with this very value, and how to mend it. */
export function sayFinding(finding: Finding, speaker: Speaker, language: Language): Said {
  const field = speaker.fields.find((known) => known.name === finding.fields[0]);
  const label = field ? fieldTitle(field, language) : (finding.fields[0] ?? '');
  // Of codes `data.label` is the label of the code; the words know it as {label_of_code}.
  const data = { ...finding.data, label, label_of_code: codeLabel(finding, field, speaker, language) };
  const rule = finding.rule === undefined ? undefined : speaker.rules.find((known) => known.id === finding.rule);
  if (rule && finding.detail === 'rule') {
    const data = ruleData(rule, finding.data, speaker, language);
    const told = (w: Words): string => fill(inLanguage(w, language).replace(/\{(\w+)\.(\w+)\}/g, '{$1_$2}'), data);
    return {
      title: inLanguage(rule.title, language),
      message: told(rule.message),
      howToFix: rule.howToFix ? told(rule.howToFix) : null,
      clause: (language === 'en' ? rule.clauseEn : undefined) ?? rule.clause ?? null,
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
    title: inLanguage(known.title, language),
    message: fill(inLanguage(known.message, language), data),
    howToFix: known.fix ? fill(inLanguage(known.fix, language), data) : null,
    clause: null,
  };
}

/** The label of the code a finding is about, in the language. */
function codeLabel(
  { data }: Finding,
  field: SpokenField | undefined,
  { codeLists }: Speaker,
  language: Language,
): string | number {
  const chinese = data.label ?? '';
  if (language === 'zh' || chinese === '') return chinese;
  const entries = codeLists?.[field?.liaison?.codeList ?? '']?.entries ?? [];
  return entries.find(({ code }) => code === (data.code ?? data.value))?.labelEn ?? chinese;
}

/**
 * What a rule's words are filled from: `{FIELD.label}` (known as FIELD_label) in the language, amounts and a batch's
 * figures with separators.
 */
function ruleData(rule: Rule, data: Finding['data'], speaker: Speaker, language: Language): Finding['data'] {
  const numeric = new Set(speaker.fields.filter(({ type }) => type === 'number' || type === 'integer').map(({ name }) => name));
  const filled: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(data)) {
    const figure = name.replace(/^(previous|lastYear)_/, '');
    const aggregate = rule.scope === 'batch' ? rule.aggregates?.[figure] : undefined;
    // The least or greatest of a field is what the field is; every other figure is a number.
    const amount = aggregate
      ? numeric.has(aggregate.min ?? aggregate.max ?? '') || !(aggregate.min ?? aggregate.max)
      : numeric.has(name);
    filled[name] = amount || figure === 'rows' ? separated(String(value)) : value;
    const english = language === 'en' ? data[`${name}En`] : undefined;
    if (english !== undefined) filled[name] = english;
  }
  return filled;
}

/** 1234567.5 → 1,234,567.5; four digits stay as they are, and so does what is no number. */
const separated = (text: string): string =>
  /^-?\d{5,}(\.\d+)?$/.test(text) ? text.replace(/^-?\d+/, (whole) => whole.replace(/\d(?=(\d{3})+$)/g, '$&,')) : text;
