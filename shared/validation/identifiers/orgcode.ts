import { type IdentifierChecker, right, strange, swappedPair, wrong } from './outcome.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Arithmetic of GB 11714-1997 over nine characters without the hyphen. */
export function orgCodeIsRight(value: string): boolean {
  if (value.length !== 9) return false;
  let sum = 0;
  for (let at = 0; at < 8; at++) {
    const code = ALPHABET.indexOf(value.charAt(at));
    if (code < 0) return false;
    sum += code * (WEIGHTS[at] ?? 0);
  }
  const check = 11 - (sum % 11);
  return value.charAt(8) === (check === 10 ? 'X' : check === 11 ? '0' : String(check));
}

/** 组织机构代码, GB 11714-1997, written XXXXXXXX-X. */
export const orgcode: IdentifierChecker = (raw) => {
  const bare = raw
    .normalize('NFKC')
    .replace(/[\s\-‐-―]/g, '')
    .toUpperCase();
  const written = `${bare.slice(0, 8)}-${bare.slice(8)}`;
  const odd = strange(bare, ALPHABET);
  if (odd) return wrong('orgcode/alphabet', bare, odd);
  if (bare.length !== 9) return wrong('orgcode/length', bare, { size: bare.length });
  if (!orgCodeIsRight(bare)) {
    const at = swappedPair(bare, orgCodeIsRight);
    return wrong(at > 0 ? 'orgcode/swapped' : 'orgcode/checkDigit', written, at > 0 ? { at, next: at + 1 } : {});
  }
  return right(raw, written);
};
