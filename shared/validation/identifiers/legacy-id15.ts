import { isDay } from '../types/calendar.ts';
import { digitsAt } from './digits.ts';
import { fold, sizeOf } from './fold.ts';
import { type IdentifierChecker, right, wrong } from './outcome.ts';
import { isKnownProvince } from './regions.ts';
import { residentCheck } from './resident-id.ts';
import { misread } from './slips.ts';
import { spoiled } from './spoiled.ts';

/** First-generation number, 15 digits without check: 6 region, YYMMDD, 3 sequence. Papers bearing it ended on 2013-01-01. */
export const legacyId15: IdentifierChecker = (raw) => {
  const value = fold(raw);
  if (value.length !== 15 || digitsAt(value, 0, 15) < 0) {
    const harm = spoiled(raw, value);
    if (harm) return harm;
    if (value.length !== 15) return wrong('legacy_id15/length', value, { size: sizeOf(raw, value) });
    const words = { slip: 'legacy_id15/letter', letter: 'legacy_id15/letter', alphabet: 'legacy_id15/alphabet' };
    return misread(raw, value, '0123456789', () => false, words) ?? wrong('legacy_id15/length', value, { size: 15 });
  }
  if (!isKnownProvince(value)) return wrong('legacy_id15/region', value, { region: value.slice(0, 2) });
  const [year, month, day] = [1900 + digitsAt(value, 6, 2), digitsAt(value, 8, 2), digitsAt(value, 10, 2)];
  if (!isDay(year, month, day))
    return wrong('legacy_id15/birth', value, { birth: `${year}-${value.slice(8, 10)}-${value.slice(10, 12)}` });
  return right(raw, value);
};

/** The 18-digit form: "19" after the region, check appended. */
export function upgradeLegacy(value: string): string {
  const body = `${value.slice(0, 6)}19${value.slice(6)}`;
  return body + residentCheck(body);
}
