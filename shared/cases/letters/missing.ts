import { signsOf } from './measure.ts';
import type { FontRole, LetterPage } from './page.ts';

/** Signs of a letter that no font has, in the order they stand. */
export function signsWithout(pages: Iterable<LetterPage>, has: (role: FontRole, sign: string) => boolean): readonly string[] {
  const seen = new Set<string>();
  const without = new Set<string>();
  for (const page of pages)
    for (const { text, font } of page.runs)
      for (const sign of signsOf(text)) {
        const key = `${font}${sign}`;
        if (seen.has(key)) continue;
        seen.add(key);
        if (!has(font, sign)) without.add(sign);
      }
  return [...without];
}
