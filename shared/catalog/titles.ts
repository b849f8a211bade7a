import type { Language } from '../base/problem.ts';
import type { Words } from './model.ts';

/** Words of the catalog in a language; English falls back to Chinese. */
export const inLanguage = (words: Words, language: Language): string => (language === 'en' ? (words.en ?? words.zh) : words.zh);

/** What a title is read from; narrower than a catalog field, so that copies which carry less can be named too. */
interface Titled {
  readonly name: string;
  readonly title?: string | undefined;
  readonly liaison?: { readonly titleEn?: string | undefined } | null | undefined;
}

/** A field's name in a language; English falls back to Chinese, and both to the code where the catalog gives none. */
export const fieldTitle = ({ name, title, liaison }: Titled, language: Language): string =>
  (language === 'en' ? (liaison?.titleEn ?? title) : title) ?? name;

/** What the field of this code is called; the code itself where it is not among them. */
export function titleOfField(fields: readonly Titled[] | undefined, name: string, language: Language): string {
  const field = fields?.find((one) => one.name === name);
  return field ? fieldTitle(field, language) : name;
}
