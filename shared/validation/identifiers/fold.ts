/** Longer than any number with any separators; what is cut off could not have made it right. */
const LONGEST = 300;

const plain = /^[0-9A-Z]+$/;
const isPlain = (raw: string): boolean => raw.length <= LONGEST && plain.test(raw);
const separators = /[\s\-‐-―−\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** NFKC (full width to half), no spaces or hyphens, capitals: the domain's rule before every check. */
export const fold = (raw: string): string => (isPlain(raw) ? raw : mended(raw, separators));

/** The same for numbers that keep their hyphens (accounts, telephones, project codes). */
export const foldKeepingHyphens = (raw: string): string => (isPlain(raw) ? raw : mended(raw, blanks).replace(/[‐-―−]/g, '-'));
const blanks = /[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Also what spreadsheets add without harm: the apostrophe before a text, `.0` behind a whole number. Only a–z become
 * capitals: other letters are no part of any number, and their capitals do not always fold back.
 */
function mended(raw: string, unwanted: RegExp): string {
  return cut(raw)
    .normalize('NFKC')
    .replace(unwanted, '')
    .normalize('NFKC')
    .replace(/^['’‘]+/, '')
    .replace(/^(\d+)\.0+$/, '$1')
    .replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

/** A megabyte pasted into a cell costs no more than a line. */
export const cut = (raw: string): string => (raw.length > LONGEST ? raw.slice(0, LONGEST) : raw);

/** Characters the officer would count. */
export const sizeOf = (raw: string, value: string): number => (raw.length > LONGEST ? raw.length : value.length);

/** Where a 1-based place of the folded text stands in the text the officer sees. */
export function placeIn(raw: string, place: number, folded: (text: string) => string = fold): number {
  if (isPlain(raw)) return place;
  let seen = 0;
  let at = 0;
  for (const char of cut(raw)) {
    at++;
    seen += folded(char).length;
    if (seen >= place) return at;
  }
  return place;
}

/** A character as it can be shown: an invisible one by its number. */
export function shownChar(text: string, at: number): string {
  const code = text.codePointAt(at) ?? 0;
  const invisible = code < 0x21 || (code >= 0x7f && code < 0xa1) || (code >= 0xd800 && code <= 0xf8ff) || code > 0x3ffff;
  return invisible ? `U+${code.toString(16).toUpperCase().padStart(4, '0')}` : String.fromCodePoint(code);
}
