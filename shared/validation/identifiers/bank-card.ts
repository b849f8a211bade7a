import { digitsAt, isRepeated } from './digits.ts';
import { fold, sizeOf } from './fold.ts';
import { type IdentifierChecker, right, wrong } from './outcome.ts';
import { likelySlip, misread } from './slips.ts';
import { spoiled } from './spoiled.ts';

/** Luhn of ISO/IEC 7812-1. */
export function luhnIsRight(value: string): boolean {
  let sum = 0;
  for (let at = value.length - 1, double = false; at >= 0; at--, double = !double) {
    const digit = value.charCodeAt(at) - 48;
    sum += double ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return sum % 10 === 0;
}

/** 银行卡号, 13–19 digits; UnionPay begins with 62. Luhn does not see 09 and 90 the wrong way round. */
export const bankCard: IdentifierChecker = (raw) => {
  const value = fold(raw);
  const { length } = value;
  const sound = length >= 13 && length <= 19 && digitsAt(value, 0, length) >= 0;
  if (sound && value.charAt(0) !== '0' && luhnIsRight(value) && !isRepeated(value)) return right(raw, value);
  const harm = spoiled(raw, value);
  if (harm && !(sound && luhnIsRight(value))) return harm;
  const odd = misread(raw, value, '0123456789', (digits) => digits.length >= 13 && digits.length <= 19 && luhnIsRight(digits), {
    slip: 'bank_card/slip',
    letter: 'bank_card/letter',
    alphabet: 'bank_card/alphabet',
  });
  if (odd) return odd;
  if (length < 13 || length > 19) return wrong('bank_card/length', value, { size: sizeOf(raw, value) });
  if (value.startsWith('0') || isRepeated(value)) return wrong('bank_card/placeholder', value);
  const slip = likelySlip(raw, value, luhnIsRight, { swapped: 'bank_card/swapped', twin: null });
  return slip ?? wrong('bank_card/checkDigit', value);
};
