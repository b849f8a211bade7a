import { codesOf } from './digits.ts';
import { fold, sizeOf } from './fold.ts';
import { type IdentifierChecker, right, wrong } from './outcome.ts';
import { likelySlip, misread } from './slips.ts';
import { spoiled } from './spoiled.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const CODES = codesOf(ALPHABET);
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Arithmetic of GB 11714-1997 over the nine characters from `from`, without the hyphen. */
export function orgCodeIsRight(value: string, from = 0): boolean {
  let sum = 0;
  for (let at = 0; at < 8; at++) {
    const code = CODES[value.charCodeAt(from + at)] ?? 255;
    if (code === 255) return false;
    sum += code * (WEIGHTS[at] ?? 0);
  }
  const check = 11 - (sum % 11);
  const own = value.charCodeAt(from + 8);
  return check === 10 ? own === 88 : own === 48 + (check === 11 ? 0 : check);
}

/** 组织机构代码, GB 11714-1997, written XXXXXXXX-X. Zero alone may stand in for a number. */
export const orgcode: IdentifierChecker = (raw) => {
  const bare = fold(raw);
  if (bare.length === 9 && orgCodeIsRight(bare))
    return bare === '000000000' ? wrong('orgcode/placeholder', bare) : right(raw, `${bare.slice(0, 8)}-${bare.slice(8)}`);
  const harm = spoiled(raw, bare);
  if (harm) return harm;
  const odd = misread(raw, bare, ALPHABET, () => false, {
    slip: 'orgcode/alphabet',
    letter: 'orgcode/alphabet',
    alphabet: 'orgcode/alphabet',
  });
  if (odd) return odd;
  if (/^\d{8}$/.test(bare) && bare !== '00000000' && orgCodeIsRight(`0${bare}`))
    return wrong('orgcode/zero', bare, {}, { kind: 'leadingZeros', text: `0${bare.slice(0, 7)}-${bare.slice(7)}` });
  if (bare.length !== 9) return wrong('orgcode/length', bare, { size: sizeOf(raw, bare) });
  const written = `${bare.slice(0, 8)}-${bare.slice(8)}`;
  const slip = likelySlip(raw, bare, (candidate) => orgCodeIsRight(candidate), {
    swapped: 'orgcode/swapped',
    twin: 'orgcode/twin',
  });
  return slip ? { ...slip, value: written } : wrong('orgcode/checkDigit', written);
};
