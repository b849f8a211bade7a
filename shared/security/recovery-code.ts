/**
 * A recovery code is read off paper and typed by hand under stress: seven groups of four signs and a check sign. No sign
 * looks like another (no I, L, O, 0, 1), and 31 is prime, so that any wrong sign and any two swapped ones are found,
 * group by group, before a second is spent on trying it.
 */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const BASE = SIGNS.length;
const DATA = 4;
const GROUP = DATA + 1;
export const RECOVERY_GROUPS = 7;

/** What is wrong with what was typed; groups are counted from 1. */
export type CodeFault =
  | { readonly fault: 'length'; readonly have: number; readonly want: number }
  | { readonly fault: 'groups'; readonly groups: readonly number[] };

/** Weights that differ from each other: a swap changes the sum. The group's place counts too: swapped groups are found. */
const checkOf = (values: readonly number[], group: number): number =>
  values.reduce((sum, value, at) => sum + value * (at + 2), group * 7 + 11) % BASE;

/** From random bytes, at least 64 of them; a byte that would favour some signs is passed over. */
export function recoveryCode(random: Uint8Array): string | null {
  const fair = 256 - (256 % BASE);
  const values = [...random].filter((byte) => byte < fair).map((byte) => byte % BASE);
  if (values.length < RECOVERY_GROUPS * DATA) return null;
  return Array.from({ length: RECOVERY_GROUPS }, (_, group) => {
    const own = values.slice(group * DATA, (group + 1) * DATA);
    return [...own, checkOf(own, group)].map((value) => SIGNS[value]).join('');
  }).join('-');
}

/** What was typed, as it was printed: capitals, full-width signs and separators of any kind do not matter. */
export const tidyCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');

/** Groups of five, for showing while it is typed. */
export const groupedCode = (typed: string): string =>
  tidyCode(typed)
    .match(/.{1,5}/g)
    ?.join('-') ?? '';

/** The code as it was printed, or what to look at again. */
export function readRecoveryCode(
  typed: string,
): { readonly ok: true; readonly code: string } | { readonly ok: false; readonly fault: CodeFault } {
  const signs = tidyCode(typed);
  const groups = signs.match(/.{1,5}/g) ?? [];
  const wrong = groups.flatMap((text, group) => (text.length < GROUP || isRight(text, group) ? [] : [group + 1]));
  if (wrong.length > 0) return { ok: false, fault: { fault: 'groups', groups: wrong } };
  const want = RECOVERY_GROUPS * GROUP;
  if (signs.length !== want) return { ok: false, fault: { fault: 'length', have: signs.length, want } };
  return { ok: true, code: groups.join('-') };
}

function isRight(text: string, group: number): boolean {
  if (group >= RECOVERY_GROUPS) return false;
  const values = [...text].map((sign) => SIGNS.indexOf(sign));
  return !values.includes(-1) && checkOf(values.slice(0, DATA), group) === values[DATA];
}
