import type { Day } from '../../base/clock.ts';
import { isDay, isoDay } from '../types/calendar.ts';
import { digitsAt } from './digits.ts';
import { fold, placeIn, sizeOf } from './fold.ts';
import { doubtful, type IdentifierChecker, type IdentifierOutcome, right, wrong } from './outcome.ts';
import { isKnownProvince } from './regions.ts';
import { likelySlip, misread } from './slips.ts';
import { spoiled } from './spoiled.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** MOD 11-2 of ISO 7064: the check character of seventeen digits. */
export function residentCheck(value: string): string {
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += (value.charCodeAt(at) - 48) * (WEIGHTS[at] ?? 0);
  return CHECKS.charAt(sum % 11);
}
export const residentIdIsRight = (value: string): boolean => residentCheck(value) === value.charAt(17);

/** Birth day inside an 18-digit number, null when there is no such day. */
export function birthOf(value: string): Day | null {
  const [year, month, day] = [digitsAt(value, 6, 4), digitsAt(value, 10, 2), digitsAt(value, 12, 2)];
  return isDay(year, month, day) && year > 0 ? isoDay(year, month, day) : null;
}

/** Sequence odd = male, even = female (GB/T 2261.1: 1, 2). */
export const sexOf = (value: string): '1' | '2' => (value.charCodeAt(16) % 2 === 1 ? '1' : '2');

/** 公民身份号码, GB 11643-1999; also 港澳台居民居住证 (81 82 83) and the new 外国人永久居留身份证 (9…). */
// Seventeen digits and their check character have no other form: nothing has to be folded.
export const residentId: IdentifierChecker = (raw, context) =>
  isShaped(raw) ? judged(raw, raw, context.today) : checkResidentId(raw, fold(raw), context.today);

let todayText = '';
let todayNumber = 0;
function numberOf(today: Day): number {
  if (today !== todayText) {
    todayText = today;
    todayNumber = digitsAt(today, 0, 4) * 10_000 + digitsAt(today, 5, 2) * 100 + digitsAt(today, 8, 2);
  }
  return todayNumber;
}

/** Regions of provinces, and 91, the foreigners' permanent residence. Historic county codes are legal for ever. */
export function checkResidentId(raw: string, value: string, today: Day): IdentifierOutcome {
  return isShaped(value) ? judged(raw, value, today) : misshapen(raw, value);
}

const isShaped = (value: string): boolean => value.length === 18 && digitsAt(value, 0, 17) >= 0 && endsWell(value);

function judged(raw: string, value: string, today: Day): IdentifierOutcome {
  if (!isKnownProvince(value)) return wrong('resident_id/region', value, { region: value.slice(0, 2) });
  const year = digitsAt(value, 6, 4);
  const month = digitsAt(value, 10, 2);
  const day = digitsAt(value, 12, 2);
  if (year === 0 || !isDay(year, month, day))
    return (
      spoiled(raw, value) ??
      wrong('resident_id/birth', value, { birth: `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}` })
    );
  if (year * 10_000 + month * 100 + day > numberOf(today))
    return wrong('resident_id/future', value, { birth: isoDay(year, month, day) });
  if (!residentIdIsRight(value)) return miscounted(raw, value, today);
  // The oldest bearers of the number were born in the last century; before it, a digit of the year is wrong.
  if (year < 1900) return doubtful('resident_id/age', value, { birth: isoDay(year, month, day) });
  return right(raw, value);
}

const endsWell = (value: string): boolean => value.charAt(17) === 'X' || digitsAt(value, 17, 1) >= 0;

function misshapen(raw: string, value: string): IdentifierOutcome {
  const harm = spoiled(raw, value);
  if (harm) return harm.detail === 'damage/masked' ? wrong('resident_id/masked', value) : harm;
  if (/^\d{15}$/.test(value)) return wrong('resident_id/legacy', value);
  if (/^\d{17}$/.test(value)) return wrong('resident_id/noCheck', value);
  if (value.length !== 18) return wrong('resident_id/length', value, { size: sizeOf(raw, value) });
  // The check character is never guessed: whoever can write X can look it up on the card.
  const body = misread(raw, value.slice(0, 17), '0123456789', (digits) => isWhole(digits + value.charAt(17)), {
    slip: 'resident_id/slip',
    letter: 'resident_id/letter',
    alphabet: 'resident_id/alphabet',
  });
  if (!body) {
    if ('×Х✕✖'.includes(value.charAt(17))) return wrong('resident_id/cross', value, { char: value.charAt(17) });
    return wrong('resident_id/end', value, { at: placeIn(raw, 18) });
  }
  const fix = body.fix ? { kind: body.fix.kind, text: body.fix.text + value.charAt(17) } : null;
  return { ...body, value, fix };
}

const isWhole = (candidate: string): boolean =>
  isKnownProvince(candidate) && birthOf(candidate) !== null && residentIdIsRight(candidate);

function miscounted(raw: string, value: string, today: Day): IdentifierOutcome {
  const mayBe = (candidate: string): boolean => isWhole(candidate) && (birthOf(candidate) ?? '') <= today;
  return (
    spoiled(raw, value) ??
    likelySlip(raw, value, mayBe, { swapped: 'resident_id/swapped', twin: null }) ??
    wrong('resident_id/checkDigit', value)
  );
}
