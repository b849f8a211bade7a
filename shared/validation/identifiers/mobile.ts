import { cut, foldKeepingHyphens, placeIn, shownChar, sizeOf } from './fold.ts';
import { type IdentifierChecker, right, wrong } from './outcome.ts';
import { firstStrange } from './slips.ts';
import { spoiled } from './spoiled.ts';

const sound = /^1[3-9]\d{9}$/;

/** 手机号; number portability leaves nothing to check beyond the shape. */
export const mobile: IdentifierChecker = (raw) => {
  if (sound.test(raw)) return right(raw, raw);
  const value = foldKeepingHyphens(raw)
    .replace(/^(\+|00)86-?/, '')
    .replaceAll('-', '');
  if (sound.test(value)) return right(raw, value);
  // 0 before a mobile number is dialled from elsewhere; it is no part of it.
  if (/^01[3-9]\d{9}$/.test(value)) return right(raw, value.slice(1));
  const harm = spoiled(raw, value);
  if (harm) return harm;
  if (/^1\d{10}[/、,;，；]/.test(cut(value))) return wrong('mobile/several', value);
  if (/^\d{11}$/.test(value)) return wrong('mobile/prefix', value, { prefix: value.slice(0, 2) });
  const odd = firstStrange(value, '0123456789');
  if (odd >= 0) return wrong('mobile/alphabet', value, { at: placeIn(raw, odd + 1), char: shownChar(value, odd) });
  return wrong('mobile/length', value, { size: sizeOf(raw, value) });
};
