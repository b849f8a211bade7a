import { doubtful, fold, type IdentifierChecker, right, strange, swappedPair, wrong } from './outcome.ts';

/** GB 16735-2019: no I, O, Q. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPRSTUVWXYZ';
const VALUES: Readonly<Record<string, number>> = {
  A: 1,
  B: 2,
  C: 3,
  D: 4,
  E: 5,
  F: 6,
  G: 7,
  H: 8,
  J: 1,
  K: 2,
  L: 3,
  M: 4,
  N: 5,
  P: 7,
  R: 9,
  S: 2,
  T: 3,
  U: 4,
  V: 5,
  W: 6,
  X: 7,
  Y: 8,
  Z: 9,
};
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

export function vinIsRight(value: string): boolean {
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += (VALUES[value.charAt(at)] ?? value.charCodeAt(at) - 48) * (WEIGHTS[at] ?? 0);
  const check = sum % 11;
  return value.charAt(8) === (check === 10 ? 'X' : String(check));
}

/** 车辆识别代号, GB 16735-2019. China requires the check digit, ISO 3779 does not: imports are only doubtful. */
export const vin: IdentifierChecker = (raw) => {
  const value = fold(raw);
  if (value.length !== 17) return wrong('vin/length', value, { size: value.length });
  const odd = strange(value, ALPHABET);
  if (odd) return wrong(odd.meant === '' ? 'vin/alphabet' : 'vin/slip', value, odd);
  if (/^(.)\1{16}$/.test(value)) return wrong('vin/placeholder', value);
  const home = value.startsWith('L');
  if (!vinIsRight(value)) {
    const at = swappedPair(value, vinIsRight);
    const detail = at > 0 ? 'vin/swapped' : 'vin/checkDigit';
    const data: Readonly<Record<string, number>> = at > 0 ? { at, next: at + 1 } : {};
    return home ? wrong(detail, value, data) : doubtful('vin/import', value);
  }
  if ('UZ0'.includes(value.charAt(9))) return wrong('vin/year', value, { char: value.charAt(9) });
  if (!/\d{4}$/.test(value)) return home ? wrong('vin/serial', value) : doubtful('vin/import', value);
  return right(raw, value);
};

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';

/** 号牌: 豫 + letter + five; new-energy plates have six with D or F; letters I and O are not used. */
export const plate: IdentifierChecker = (raw) => {
  const value = fold(raw).replace(/[·•]/g, '');
  if (!PROVINCES.includes(value.charAt(0)) || value === '') return wrong('plate/province', value, { char: value.charAt(0) });
  const rest = value.slice(1);
  if (/[IO]/.test(rest.slice(1))) return wrong('plate/letters', value);
  if (/^[A-Z][A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳领试超]$/.test(rest)) return right(raw, value);
  if (/^[A-Z]([DF][A-HJ-NP-Z0-9]\d{4}|\d{5}[DF]|[A-HJ-NP-Z0-9]{6})$/.test(rest))
    return /[DF]/.test(rest.slice(1)) ? right(raw, value) : wrong('plate/energy', value);
  return wrong('plate/shape', value, { size: value.length });
};
