import { fold, type IdentifierChecker, right, strange, swappedPair, wrong } from './outcome.ts';

/** Luhn of ISO/IEC 7812-1. */
export function luhnIsRight(value: string): boolean {
  let sum = 0;
  for (let at = value.length - 1, double = false; at >= 0; at--, double = !double) {
    const digit = value.charCodeAt(at) - 48;
    sum += double ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return sum % 10 === 0;
}

/** 银行卡号, 13–19 digits; UnionPay begins with 62. */
export const bankCard: IdentifierChecker = (raw) => {
  const value = fold(raw);
  const odd = strange(value, '0123456789');
  if (odd) return wrong('bank_card/alphabet', value, odd);
  if (value.length < 13 || value.length > 19) return wrong('bank_card/length', value, { size: value.length });
  if (value.startsWith('0')) return wrong('bank_card/placeholder', value);
  if (!luhnIsRight(value)) {
    const at = swappedPair(value, luhnIsRight);
    return wrong(at > 0 ? 'bank_card/swapped' : 'bank_card/checkDigit', value, at > 0 ? { at, next: at + 1 } : {});
  }
  return right(raw, value);
};

/** 对公账号: digits and hyphens, 8–32, no check digit of any kind. */
export const bankAccount: IdentifierChecker = (raw) => {
  const value = raw.normalize('NFKC').replace(/\s+/g, '');
  if (!/^[\d-]+$/.test(value)) return wrong('bank_account/alphabet', value);
  return value.length >= 8 && value.length <= 32
    ? right(raw, value)
    : wrong('bank_account/length', value, { size: value.length });
};
