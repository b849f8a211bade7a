import { codesOf, isRepeated } from './digits.ts';
import { fold, sizeOf } from './fold.ts';
import { orgCodeIsRight } from './orgcode.ts';
import { doubtful, type IdentifierChecker, type IdentifierOutcome, right, wrong } from './outcome.ts';
import { isKnownRegion } from './regions.ts';
import { likelySlip, misread } from './slips.ts';
import { spoiled } from './spoiled.ts';

/** GB 32100-2015: no I O S V Z. */
export const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CODES = codesOf(USCC_ALPHABET);
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1];

/** Registering department → categories in use; the table may grow, so an unknown pair is only doubtful. */
const CATEGORIES: ReadonlyMap<number, string> = new Map(
  Object.entries({
    '1': '1239',
    '2': '19',
    '3': '123459',
    '4': '19',
    '5': '1239',
    '6': '129',
    '7': '129',
    '8': '19',
    '9': '123',
    A: '19',
    N: '1239',
    Y: '1',
  }).map(([department, categories]) => [department.charCodeAt(0), categories]),
);

/** Arithmetic of clause 4.5, over 18 characters of the alphabet: with its check character the weighted sum is 0 mod 31. */
export function usccIsRight(value: string): boolean {
  let sum = 0;
  for (let at = 0; at < 18; at++) {
    const code = CODES[value.charCodeAt(at)] ?? 255;
    if (code === 255) return false;
    sum += code * (WEIGHTS[at] ?? 0);
  }
  return sum % 31 === 0;
}

/** 统一社会信用代码, GB 32100-2015. */
// What is right as it stands has no other form: nothing has to be folded.
export const uscc: IdentifierChecker = (raw) =>
  raw.length === 18 && usccIsRight(raw) ? judged(raw, raw) : checkUscc(raw, fold(raw));

export function checkUscc(raw: string, value: string): IdentifierOutcome {
  return value.length === 18 && usccIsRight(value) ? judged(raw, value) : explained(raw, value);
}

/** What else there is to say of one whose sum is right. */
function judged(raw: string, value: string): IdentifierOutcome {
  const categories = CATEGORIES.get(value.charCodeAt(0));
  if (isRepeated(value)) return wrong('uscc/placeholder', value);
  if (categories === undefined) return wrong('uscc/department', value, { char: value.charAt(0) });
  if (!categories.includes(value.charAt(1))) return doubtful('uscc/category', value, { pair: value.slice(0, 2) });
  if (!isKnownRegion(value, 2)) return doubtful('uscc/region', value, { region: value.slice(2, 8) });
  if (!orgCodeIsRight(value, 8)) return doubtful('uscc/orgcode', value);
  return right(raw, value);
}

/** Right in every respect: what a guess at the slip has to reach, for one guess in thirty-one passes the sum alone. */
const isWholly = (candidate: string): boolean =>
  candidate.length === 18 && usccIsRight(candidate) && checkUscc(candidate, candidate).verdict === 'valid';

function explained(raw: string, value: string): IdentifierOutcome {
  const harm = spoiled(raw, value);
  if (harm) return harm;
  if (value.length === 15 && /^\d{15}$/.test(value)) return wrong('uscc/oldNumber', value);
  if (value.length === 9 && orgCodeIsRight(value)) return wrong('uscc/orgcodeOnly', value);
  if (value.length !== 18) return wrong('uscc/length', value, { size: sizeOf(raw, value) });
  const odd = misread(raw, value, USCC_ALPHABET, isWholly, {
    slip: 'uscc/slip',
    letter: 'uscc/letter',
    alphabet: 'uscc/alphabet',
  });
  if (odd) return odd;
  if (isRepeated(value)) return wrong('uscc/placeholder', value);
  return likelySlip(raw, value, isWholly, { swapped: 'uscc/swapped', twin: 'uscc/twin' }) ?? wrong('uscc/checkDigit', value);
}
