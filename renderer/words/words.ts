import type { Words } from '../../shared/catalog/model.ts';
import { inLanguage } from '../../shared/catalog/titles.ts';
import { useLanguage } from '../state/language.ts';

/**
 * Words of one screen in both languages. A screen declares `const words = wordsOf({ zh: {…}, en: {…} })`: English must
 * have exactly the keys and functions of Chinese, or it does not compile.
 */
export interface ScreenWords<W> {
  readonly zh: W;
  readonly en: W;
}

/** Functions keep their arguments, texts may differ. */
type Shape<W> = {
  readonly [K in keyof W]: W[K] extends string
    ? string
    : W[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Shape<W[K]>;
};

export function wordsOf<const Z>(words: { readonly zh: Z; readonly en: Shape<Z> }): ScreenWords<Shape<Z>> {
  // A text is a text: widening the literal types of zh is all that happens here.
  return { zh: words.zh as Shape<Z>, en: words.en };
}

export function useWords<W>(words: ScreenWords<W>): W {
  return words[useLanguage((state) => state.language)];
}

/** A title of the catalog in the screen's language; English falls back to Chinese. */
export function useTitle(): (words: Words) => string {
  const language = useLanguage((state) => state.language);
  return (words) => inLanguage(words, language);
}
