import { foldKeepingHyphens, placeIn, shownChar, sizeOf } from './fold.ts';
import { type IdentifierChecker, right, wrong } from './outcome.ts';
import { isKnownProvince } from './regions.ts';
import { spoiled } from './spoiled.ts';

/** 投资项目代码: YYMM-RRRRRR-NN-NN-NNNNNN, 24 characters (the first years wrote YYYY). 00 is the nation's own register. */
export const xmdm: IdentifierChecker = (raw) => {
  const value = foldKeepingHyphens(raw);
  const digits = value.replaceAll('-', '');
  if (!/^\d{20}$/.test(digits)) {
    const harm = spoiled(raw, digits);
    if (harm) return harm;
    const odd = value.search(/[^\d-]/);
    if (odd >= 0)
      return wrong('xmdm/alphabet', value, { at: placeIn(raw, odd + 1, foldKeepingHyphens), char: shownChar(value, odd) });
    return wrong('xmdm/length', value, { size: sizeOf(raw, digits) });
  }
  const written = `${digits.slice(0, 4)}-${digits.slice(4, 10)}-${digits.slice(10, 12)}-${digits.slice(12, 14)}-${digits.slice(14)}`;
  const month = Number(digits.slice(2, 4));
  const year = Number(digits.slice(0, 4));
  if ((month < 1 || month > 12) && (year < 2000 || year > 2099))
    return spoiled(raw, digits) ?? wrong('xmdm/month', written, { month: digits.slice(2, 4) });
  if (!isKnownProvince(digits, 4) && !digits.startsWith('00', 4))
    return wrong('xmdm/region', written, { region: digits.slice(4, 10) });
  if (digits.endsWith('000000')) return spoiled(raw, digits) ?? wrong('xmdm/serial', written);
  return value === written || !value.includes('-')
    ? right(raw, written)
    : wrong('xmdm/shape', value, { better: written }, { kind: 'normalise', text: written });
};
