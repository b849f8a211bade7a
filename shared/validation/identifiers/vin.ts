import { isRepeated } from './digits.ts';
import { fold, sizeOf } from './fold.ts';
import { doubtful, type IdentifierChecker, type IdentifierOutcome, right, wrong } from './outcome.ts';
import { likelySlip, misread } from './slips.ts';
import { spoiled } from './spoiled.ts';

/** GB 16735-2019: no I, O, Q. Letters count 1–9 in the order of the old punched cards. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPRSTUVWXYZ';
const LETTER_VALUES = '12345678012345070923456789';
const VALUES = new Uint8Array(128).fill(255);
for (const char of ALPHABET) {
  const code = char.charCodeAt(0);
  VALUES[code] = code < 58 ? code - 48 : LETTER_VALUES.charCodeAt(code - 65) - 48;
}
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

export function vinIsRight(value: string): boolean {
  let sum = 0;
  for (let at = 0; at < 17; at++) {
    const code = VALUES[value.charCodeAt(at)] ?? 255;
    if (code === 255) return false;
    sum += code * (WEIGHTS[at] ?? 0);
  }
  const check = sum % 11;
  return value.charCodeAt(8) === (check === 10 ? 88 : 48 + check);
}

/** 车辆识别代号, GB 16735-2019. China requires the check digit, ISO 3779 does not: imports are only doubtful. */
export const vin: IdentifierChecker = (raw) => {
  const value = fold(raw);
  if (value.length !== 17 || !vinIsRight(value)) return explained(raw, value);
  if (isRepeated(value)) return wrong('vin/placeholder', value);
  const year = value.charAt(9);
  if (year === 'U' || year === 'Z' || year === '0') return wrong('vin/year', value, { char: year });
  if (!/\d{4}$/.test(value)) return value.startsWith('L') ? wrong('vin/serial', value) : doubtful('vin/importSerial', value);
  return right(raw, value);
};

const isWholly = (candidate: string): boolean =>
  vinIsRight(candidate) && !'UZ0'.includes(candidate.charAt(9)) && /\d{4}$/.test(candidate);

function explained(raw: string, value: string): IdentifierOutcome {
  const harm = spoiled(raw, value);
  if (harm) return harm;
  if (value.length !== 17) return wrong('vin/length', value, { size: sizeOf(raw, value) });
  const odd = misread(raw, value, ALPHABET, isWholly, { slip: 'vin/slip', letter: 'vin/letter', alphabet: 'vin/alphabet' });
  if (odd) return odd;
  if (isRepeated(value)) return wrong('vin/placeholder', value);
  if (!value.startsWith('L')) return doubtful('vin/import', value);
  const slip = likelySlip(raw, value, isWholly, { swapped: 'vin/swapped', twin: 'vin/twin' });
  return slip ?? wrong('vin/checkDigit', value);
}
