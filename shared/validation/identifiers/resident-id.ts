import type { Day } from '../../base/clock.ts';
import { isDay, isoDay } from '../types/calendar.ts';
import { fold, type IdentifierChecker, type IdentifierOutcome, right, strange, swappedPair, wrong } from './outcome.ts';
import { isKnownProvince } from './regions.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** MOD 11-2 of ISO 7064 over 18 characters. */
export function residentIdIsRight(value: string): boolean {
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += (value.charCodeAt(at) - 48) * (WEIGHTS[at] ?? 0);
  return CHECKS.charAt(sum % 11) === value.charAt(17);
}

/** Birth day inside an 18-digit number, null when there is no such day. */
export function birthOf(value: string): Day | null {
  const [year, month, day] = [Number(value.slice(6, 10)), Number(value.slice(10, 12)), Number(value.slice(12, 14))];
  return isDay(year, month, day) ? isoDay(year, month, day) : null;
}

/** Sequence odd = male, even = female (GB/T 2261.1: 1, 2). */
export const sexOf = (value: string): '1' | '2' => (Number(value.charAt(16)) % 2 === 1 ? '1' : '2');

/** 公民身份号码, GB 11643-1999; also 港澳台居民居住证 (81 82 83) and the new 外国人永久居留身份证 (9…). */
export const residentId: IdentifierChecker = (raw, context) => checkResidentId(raw, fold(raw), context.today);

export function checkResidentId(raw: string, value: string, today: Day): IdentifierOutcome {
  if (value.includes('*')) return wrong('resident_id/masked', value);
  if (value.length !== 18) return wrong('resident_id/length', value, { size: value.length });
  const odd =
    strange(value.slice(0, 17), '0123456789') ??
    (/[\dX]/.test(value.charAt(17)) ? null : { at: 18, char: value.charAt(17), meant: '' });
  if (odd) return wrong(odd.meant === '' ? 'resident_id/alphabet' : 'resident_id/slip', value, odd);
  if (!isKnownProvince(value) && !value.startsWith('9')) return wrong('resident_id/region', value, { region: value.slice(0, 2) });
  if (value.startsWith('9') && !['1'].includes(value.charAt(1)))
    return wrong('resident_id/region', value, { region: value.slice(0, 2) });
  const birth = birthOf(value);
  if (birth === null)
    return wrong('resident_id/birth', value, { birth: `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}` });
  if (birth > today) return wrong('resident_id/future', value, { birth });
  if (!residentIdIsRight(value)) {
    const at = swappedPair(value, (candidate) => birthOf(candidate) !== null && residentIdIsRight(candidate));
    return wrong(at > 0 ? 'resident_id/swapped' : 'resident_id/checkDigit', value, at > 0 ? { at, next: at + 1 } : {});
  }
  return right(raw, value);
}

/** First-generation number, 15 digits without check: 6 region, YYMMDD, 3 sequence. Papers bearing it ended on 2013-01-01. */
export const legacyId15: IdentifierChecker = (raw) => {
  const value = fold(raw);
  if (value.length !== 15) return wrong('legacy_id15/length', value, { size: value.length });
  const odd = strange(value, '0123456789');
  if (odd) return wrong('legacy_id15/alphabet', value, odd);
  if (!isKnownProvince(value)) return wrong('resident_id/region', value, { region: value.slice(0, 2) });
  const [year, month, day] = [1900 + Number(value.slice(6, 8)), Number(value.slice(8, 10)), Number(value.slice(10, 12))];
  if (!isDay(year, month, day))
    return wrong('resident_id/birth', value, { birth: `${year}-${value.slice(8, 10)}-${value.slice(10, 12)}` });
  return right(raw, value);
};

/** The 18-digit form: "19" after the region, check appended. */
export function upgradeLegacy(value: string): string {
  const body = `${value.slice(0, 6)}19${value.slice(6)}`;
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += (body.charCodeAt(at) - 48) * (WEIGHTS[at] ?? 0);
  return body + CHECKS.charAt(sum % 11);
}
