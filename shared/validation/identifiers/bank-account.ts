import { isRepeated } from './digits.ts';
import { foldKeepingHyphens, placeIn, shownChar, sizeOf } from './fold.ts';
import { type IdentifierChecker, right, wrong } from './outcome.ts';
import { spoiled } from './spoiled.ts';

/** 对公账号: digits and hyphens, 8–32, no check digit of any kind, so neither a slip nor lost zeros can be mended. */
export const bankAccount: IdentifierChecker = (raw) => {
  const value = foldKeepingHyphens(raw);
  const odd = value.search(/[^\d-]/);
  if (odd >= 0)
    return (
      spoiled(raw, value) ??
      wrong('bank_account/alphabet', value, { at: placeIn(raw, odd + 1, foldKeepingHyphens), char: shownChar(value, odd) })
    );
  if (value.length < 8 || value.length > 32) return wrong('bank_account/length', value, { size: sizeOf(raw, value) });
  const digits = value.replaceAll('-', '');
  if (digits === '' || isRepeated(digits)) return wrong('bank_account/placeholder', value);
  return right(raw, value);
};
