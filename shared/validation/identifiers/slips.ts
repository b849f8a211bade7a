import { placeIn, shownChar } from './fold.ts';
import { type IdentifierOutcome, wrong } from './outcome.ts';

/** What a character outside the alphabet was most likely meant to be: letters and signs that look like digits. */
const likeness: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  〇: '0',
  '○': '0',
  I: '1',
  L: '1',
  '|': '1',
  '!': '1',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
  V: 'U',
  Х: 'X',
  '×': 'X',
};

/** Letters inside an alphabet that are written for a digit; the other way round is rare, and would mostly be chance. */
const twins: Readonly<Record<string, string>> = { B: '8', D: '0', G: '6', I: '1', L: '1', O: '0', Q: '0', S: '5', Z: '2' };

const meantBy = (char: string, alphabet: string): string => {
  const meant = likeness[char];
  return meant !== undefined && alphabet.includes(meant) ? meant : '';
};

export function firstStrange(value: string, alphabet: string): number {
  for (let at = 0; at < value.length; at++) if (!alphabet.includes(value.charAt(at))) return at;
  return -1;
}

/** With every look-alike replaced; null when some strange character looks like nothing. */
function unslipped(value: string, alphabet: string): string | null {
  let mended = '';
  for (const char of value) {
    const meant = alphabet.includes(char) ? char : meantBy(char, alphabet);
    if (meant === '') return null;
    mended += meant;
  }
  return mended;
}

/** Words for: a look-alike that explains all · a look-alike that does not · another character. */
export interface SlipWords {
  readonly slip: string;
  readonly letter: string;
  readonly alphabet: string;
}

/**
 * The first character the alphabet does not have. When replacing look-alikes makes the whole number right, that is
 * what was meant, and it is offered; else the look-alike is only named.
 */
export function misread(
  raw: string,
  value: string,
  alphabet: string,
  isRight: (candidate: string) => boolean,
  words: SlipWords,
): IdentifierOutcome | null {
  const at = firstStrange(value, alphabet);
  if (at < 0) return null;
  const place = placeIn(raw, at + 1);
  const char = shownChar(value, at);
  const meant = meantBy(value.charAt(at), alphabet);
  if (meant === '') return wrong(words.alphabet, value, { at: place, char });
  const mended = unslipped(value, alphabet);
  return mended !== null && isRight(mended)
    ? wrong(words.slip, value, { at: place, char, meant }, { kind: 'normalise', text: mended })
    : wrong(words.letter, value, { at: place, char, meant });
}

/**
 * The one slip that explains a wrong check character: a neighbouring pair the wrong way round, else a twin character.
 * Null when none or several would: a guess among several helps nobody. The check character itself is never guessed.
 */
export function likelySlip(
  raw: string,
  value: string,
  isRight: (candidate: string) => boolean,
  words: { readonly swapped: string; readonly twin: string | null },
): IdentifierOutcome | null {
  const last = value.length - 1;
  const pairs: number[] = [];
  for (let at = 0; at + 1 < last; at++) {
    const [a, b] = [value.charAt(at), value.charAt(at + 1)];
    if (a !== b && isRight(value.slice(0, at) + b + a + value.slice(at + 2))) pairs.push(at);
  }
  const [pair] = pairs;
  if (pair !== undefined)
    return pairs.length > 1 ? null : wrong(words.swapped, value, { at: placeIn(raw, pair + 1), next: placeIn(raw, pair + 2) });
  if (words.twin === null) return null;
  const found: { readonly at: number; readonly char: string; readonly meant: string }[] = [];
  for (let at = 0; at < last; at++) {
    const char = value.charAt(at);
    const meant = twins[char];
    if (meant !== undefined && isRight(value.slice(0, at) + meant + value.slice(at + 1)))
      found.push({ at: placeIn(raw, at + 1), char, meant });
  }
  const [twin] = found;
  return twin !== undefined && found.length === 1 ? wrong(words.twin, value, { ...twin }) : null;
}
