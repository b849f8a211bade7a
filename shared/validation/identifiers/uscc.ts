import { orgCodeIsRight } from './orgcode.ts';
import { doubtful, fold, type IdentifierChecker, type IdentifierOutcome, right, strange, swappedPair, wrong } from './outcome.ts';
import { isKnownProvince, isKnownRegion } from './regions.ts';

/** GB 32100-2015: no I O S V Z. */
export const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Registering department → categories in use; the table may grow, so an unknown pair is only doubtful. */
const CATEGORIES: Readonly<Record<string, string>> = {
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
};

/** Arithmetic of clause 4.5, over 18 characters of the alphabet. */
export function usccIsRight(value: string): boolean {
  let sum = 0;
  for (let at = 0; at < 17; at++) {
    const code = USCC_ALPHABET.indexOf(value.charAt(at));
    if (code < 0) return false;
    sum += code * (WEIGHTS[at] ?? 0);
  }
  return USCC_ALPHABET.charAt((31 - (sum % 31)) % 31) === value.charAt(17);
}

/** 统一社会信用代码, GB 32100-2015. */
export const uscc: IdentifierChecker = (raw) => checkUscc(raw, fold(raw));

export function checkUscc(raw: string, value: string): IdentifierOutcome {
  if (value.length !== 18) return wrong('uscc/length', value, { size: value.length });
  const odd = strange(value, USCC_ALPHABET);
  if (odd) return wrong(odd.meant === '' ? 'uscc/alphabet' : 'uscc/slip', value, odd);
  if (/^0+$/.test(value) || /^(.)\1{17}$/.test(value)) return wrong('uscc/placeholder', value);
  if (!usccIsRight(value)) {
    const at = swappedPair(value, usccIsRight);
    return wrong(at > 0 ? 'uscc/swapped' : 'uscc/checkDigit', value, at > 0 ? { at, next: at + 1 } : {});
  }
  const categories = CATEGORIES[value.charAt(0)];
  if (categories === undefined) return wrong('uscc/department', value, { char: value.charAt(0) });
  if (!categories.includes(value.charAt(1))) return doubtful('uscc/category', value, { pair: value.slice(0, 2) });
  const region = value.slice(2, 8);
  if (!isKnownRegion(region) && !(isKnownProvince(region) && !region.startsWith('41')))
    return doubtful('uscc/region', value, { region });
  if (!orgCodeIsRight(value.slice(8, 17))) return doubtful('uscc/orgcode', value);
  return right(raw, value);
}
