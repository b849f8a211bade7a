import type { Severity } from '../../catalog/model.ts';
import type { Finding, FindingCode, Fix } from '../model.ts';
import type { Typed } from '../types/read.ts';

/** One check of one cell that is there and of its type; null when it holds. */
export type CellCheck = (text: string, value: Typed) => Finding | null;

/** Values shown in messages are cut: a megabyte pasted into a cell must not become a megabyte of words. */
export const shown = (text: string): string => {
  const head = text.length > 200 ? text.slice(0, 200) : text;
  const clean = head
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, '·');
  return clean.length <= 60
    ? clean
    : `${clean
        .slice(0, 57)
        .toWellFormed()
        .replace(/\ufffd$/, '')}…`;
};

/** Half a character, where a value was cut or came so, is no text that can be stored and sent. */
function wellFormed(data: Finding['data']): Finding['data'] {
  if (Object.values(data).every((value) => typeof value !== 'string' || value.isWellFormed())) return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, typeof value === 'string' ? value.toWellFormed() : value]),
  );
}

export interface FindingParts {
  readonly data?: Readonly<Record<string, string | number>>;
  readonly severity?: Severity;
  readonly fix?: Fix;
}

export function finding(code: FindingCode, field: string, detail: string, parts: FindingParts = {}): Finding {
  const data = parts.data ? wellFormed(parts.data) : {};
  const base = { code, severity: parts.severity ?? 'blocking', fields: [field], detail, data } as const;
  return parts.fix ? { ...base, fix: parts.fix } : base;
}

/** Length in characters, as an officer counts them (a rare 𠮷 is one). */
export function lengthOf(text: string): number {
  let extra = 0;
  for (let at = 0; at < text.length - 1; at++) {
    const c = text.charCodeAt(at);
    if (c >= 0xd800 && c <= 0xdbff && text.charCodeAt(at + 1) >= 0xdc00 && text.charCodeAt(at + 1) <= 0xdfff) extra++;
  }
  return text.length - extra;
}
