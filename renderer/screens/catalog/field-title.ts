import type { Language } from '../../../shared/base/problem.ts';
import type { Field } from '../../../shared/catalog/model.ts';

/** A field's name in the screen's language; its code where the catalog gives none. */
export const fieldTitle = ({ name, title, liaison }: Field, language: Language): string =>
  (language === 'en' ? (liaison?.titleEn ?? title) : title) ?? name;
