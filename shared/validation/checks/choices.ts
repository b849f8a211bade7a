import { folded, readLabels } from '../../catalog/labels.ts';
import type { CodeEntry, CodeList } from '../../catalog/model.ts';
import type { Category, ParsedField } from '../schema/parsed.ts';
import { identityOf } from '../types/compare.ts';
import { type CellCheck, finding, lengthOf, shown } from './cell.ts';
import { compileJsonSchema } from './json-schema.ts';

/** A value longer than any real one is not worth a regular expression's time. */
export const MAX_MATCHED = 10_000;

/** pattern, enum, categories, jsonSchema. */
export function choiceChecks(field: ParsedField): CellCheck[] {
  const { pattern, enum: choices, jsonSchema } = field.constraints;
  const checks: CellCheck[] = [];
  if (pattern)
    checks.push((text) =>
      lengthOf(text) <= MAX_MATCHED && pattern.test(text)
        ? null
        : finding('cell/pattern', field.name, 'pattern', { data: { value: shown(text) } }),
    );
  if (choices) {
    const listed =
      choices
        .slice(0, 6)
        .map((choice) => choice.text)
        .join('、') + (choices.length > 6 ? '…' : '');
    const allowed = new Set(choices.map((choice) => identityOf(choice.value)));
    checks.push((text, value) =>
      allowed.has(identityOf(value))
        ? null
        : finding('cell/enum', field.name, 'enum', {
            data: { value: shown(text), listed: shown(listed), count: choices.length },
          }),
    );
  }
  const { categories } = field;
  if (categories) checks.push(categoryCheck(field, categories));
  if (jsonSchema) {
    const fits = compileJsonSchema(jsonSchema);
    checks.push((text, value) =>
      value.t === 'json' && fits(value.v)
        ? null
        : finding('cell/jsonSchema', field.name, 'jsonSchema', { data: { value: shown(text) } }),
    );
  }
  return checks;
}

/** A value of `categories`; a label in its place is understood and its value offered. */
function categoryCheck(field: ParsedField, categories: readonly Category[]): CellCheck {
  const values = new Set(categories.map((category) => identityOf(category.value)));
  const labels = new Map(categories.flatMap(({ label, text }) => (label === null ? [] : [[label, text] as const])));
  const listed = shown(
    categories
      .slice(0, 6)
      .map(({ text, label }) => (label === null ? text : `${text} ${label}`))
      .join('、') + (categories.length > 6 ? '…' : ''),
  );
  return (text, value) => {
    if (values.has(identityOf(value))) return null;
    const meant = labels.get(text);
    const data = { value: shown(text), listed, count: categories.length };
    return meant === undefined
      ? finding('cell/enum', field.name, 'enum', { data })
      : finding('cell/enum', field.name, 'enum/label', {
          data: { ...data, better: shown(meant) },
          fix: { kind: 'codeFromLabel', text: meant },
        });
  };
}

/**
 * A code of the catalog's list; its label is understood and offered as a repair. Codes retired before `today` fail, and so
 * do labels of several codes: which was meant is for the officer to say.
 */
export function codeListCheck(field: ParsedField, name: string, list: CodeList, today: string): CellCheck {
  const codes = new Map(list.entries.map((entry) => [entry.code, entry]));
  const labels = readLabels(list, today);
  /** By its label, or by its code in full width. */
  const meantBy = (text: string, wanted: string): CodeEntry | undefined => {
    const code = codes.has(wanted) ? wanted : labels.codeFor(text);
    return code === null ? undefined : codes.get(code);
  };
  return (text) => {
    const written = codes.get(text);
    const wanted = written ? text : folded(text);
    const entry = written ?? meantBy(text, wanted);
    if (entry?.validTo !== undefined && entry.validTo < today)
      return finding('cell/codeList', field.name, 'codeList/retired', {
        data: { value: shown(entry.code), list: name, label: entry.label, until: entry.validTo },
      });
    if (written) return null;
    const data = { value: shown(text), list: name, count: codes.size };
    if (entry)
      return finding('cell/codeList', field.name, 'codeList/label', {
        severity: 'info',
        data: { ...data, code: entry.code, label: entry.label },
        fix: { kind: 'codeFromLabel', text: entry.code },
      });
    if (labels.isUnclear(text)) return finding('cell/codeList', field.name, 'codeList/unclear', { data });
    const alike = /^\d+$/.test(wanted) ? [...codes.keys()].filter((known) => known.replace(/^0+/, '') === wanted) : [];
    // Two codes that differ only in their zeros: which was meant cannot be known.
    const padded = alike.length === 1 ? alike[0] : undefined;
    if (padded !== undefined)
      return finding('cell/codeList', field.name, 'codeList/zeros', {
        data: { ...data, code: padded, label: codes.get(padded)?.label ?? '' },
        fix: { kind: 'leadingZeros', text: padded },
      });
    return finding('cell/codeList', field.name, 'codeList/unknown', { data });
  };
}

/** The code a cell means, for rules and for the wire: the code itself, or that of its label. */
export function codeOf(list: CodeList, today: string): (text: string) => string {
  const codes = new Set(list.entries.map((entry) => entry.code));
  const labels = readLabels(list, today);
  return (text) => {
    if (codes.has(text)) return text;
    const wanted = folded(text);
    return codes.has(wanted) ? wanted : (labels.codeFor(text) ?? wanted);
  };
}
