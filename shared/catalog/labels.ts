import type { CodeList } from './model.ts';

/** What texts mean in a column of codes, besides the codes themselves. */
export interface Labels {
  /** The code a text means; null for a code, for what means none, and for what may mean several. */
  codeFor(text: string): string | null;
  /** Whether a text is a label of several codes: nobody can tell which is meant. */
  isUnclear(text: string): boolean;
}

/** As texts are compared: full width and half width alike, no spaces around. */
export const folded = (text: string): string => text.normalize('NFKC').trim();

/** Reads labels in the place of codes: “养老保险”, “110 养老保险”, “110-养老保险”. Codes that may no longer be used give way to those that may. */
export function readLabels({ entries }: CodeList, today: string): Labels {
  const codes = new Set(entries.map(({ code }) => folded(code)));
  const found = new Map<string, Set<string>>();
  const usable = entries.filter(({ validFrom = today, validTo = today }) => validFrom <= today && validTo >= today);
  const put = (form: string, code: string): void => {
    const key = folded(form);
    if (key !== '') found.set(key, (found.get(key) ?? new Set()).add(code));
  };
  for (const { code, label } of usable) for (const form of [label, `${code} ${label}`, `${code}-${label}`]) put(form, code);
  const known = new Set(found.keys());
  for (const { code, label } of entries)
    for (const form of [label, `${code} ${label}`, `${code}-${label}`]) if (!known.has(folded(form))) put(form, code);
  const of = (text: string): ReadonlySet<string> | undefined => {
    const key = folded(text);
    return codes.has(key) ? undefined : found.get(key);
  };
  return {
    codeFor(text) {
      const meant = of(text);
      const [code] = meant ?? [];
      return meant?.size === 1 && code !== undefined ? code : null;
    },
    isUnclear: (text) => (of(text)?.size ?? 0) > 1,
  };
}

/** The code list of a field, where it has one. */
export const listOf = (
  field: { readonly liaison?: { readonly codeList?: string | undefined } | null | undefined },
  lists: Readonly<Record<string, CodeList>>,
): CodeList | null => {
  const name = field.liaison?.codeList;
  return name === undefined ? null : (lists[name] ?? null);
};
