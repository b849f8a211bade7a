/**
 * How wide characters are taken to be, in parts of their size. Lines must not break otherwise because another computer
 * has other fonts: widths are those of the fonts the standard's users have (full-width ideographs, Times New Roman for
 * digits and Latin), and whoever draws spreads each run over the width it was given.
 */
export type Metrics = (char: string) => number;

/** Times, U+0020 to U+007E, in thousandths. */
const LATIN = [
  250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500,
  500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722,
  667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278,
  500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];

/** Letters outside ASCII that are not full-width: Latin, Greek, Cyrillic. */
const narrow = (code: number): boolean => code < 0x2000 && code !== 0xb7 && code !== 0xd7 && code !== 0xf7;

export const standardMetrics: Metrics = (char) => {
  const code = char.codePointAt(0) ?? 0;
  const latin = LATIN[code - 0x20];
  if (latin !== undefined) return latin / 1000;
  return narrow(code) ? 0.5 : 1;
};

/** Whether it stands in a cell of its own, and lines may break on both sides of it. */
export const isWide = (char: string): boolean => {
  const code = char.codePointAt(0) ?? 0;
  return code >= 0x7f && !narrow(code);
};

/** A text as the signs one sees: what combines stays with what it combines with; what cannot be seen is dropped. */
export function signsOf(text: string): readonly string[] {
  const signs: string[] = [];
  for (const char of text.replace(/\t/g, ' ')) {
    const code = char.codePointAt(0) ?? 0;
    // Nearly all there is: ideographs, digits, letters.
    if ((code >= 0x3400 && code < 0xa000) || (code >= 0x20 && code < 0x7f)) {
      signs.push(char);
      continue;
    }
    if (/^[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]$/u.test(char)) continue;
    if (/^\p{M}$/u.test(char) && signs.length > 0) signs[signs.length - 1] += char;
    else signs.push(char);
  }
  return signs;
}
