import { digitsAt } from './digits.ts';
import { fold, sizeOf } from './fold.ts';
import { doubtful, type IdentifierChecker, type IdentifierOutcome, right, wrong } from './outcome.ts';
import { isKnownProvince, isKnownRegion, isZone, parentOfZone, regionName, regionOfName } from './regions.ts';
import { misread } from './slips.ts';
import { spoiled } from './spoiled.ts';

/** 行政区划, GB/T 2260. Zone codes are the statistics bureau's; 市辖区 groups and is no place; old codes stay legal. */
export const region: IdentifierChecker = (raw) => {
  const value = fold(raw);
  if (value.length !== 6 || digitsAt(value, 0, 6) < 0) return misshapen(raw, value);
  if (isZone(value)) return doubtful('region/zone', value, { name: regionName(value) ?? '', parent: parentOfZone(value) });
  if (value.startsWith('41') && value.endsWith('01') && value !== '410001') return doubtful('region/grouping', value);
  if (isKnownRegion(value)) return right(raw, value);
  if (value === '000000') return wrong('region/placeholder', value);
  // The city's own list is complete; elsewhere a code of a known province may be a historic one.
  return isKnownProvince(value) && !value.startsWith('4101')
    ? doubtful('region/historic', value)
    : wrong('region/unknown', value);
};

function misshapen(raw: string, value: string): IdentifierOutcome {
  const named = regionOfName(value);
  if (named !== null) return wrong('region/name', value, { code: named }, { kind: 'codeFromLabel', text: named });
  const harm = spoiled(raw, value);
  if (harm) return harm;
  if (/^\d{4}$|^\d\d$/.test(value) && isKnownProvince(value) && isKnownRegion(value.padEnd(6, '0'))) {
    const whole = value.padEnd(6, '0');
    return wrong('region/short', value, { code: whole }, { kind: 'normalise', text: whole });
  }
  if (/^\d{9}$|^\d{12}$/.test(value)) return wrong('region/long', value, { size: value.length, code: value.slice(0, 6) });
  const known = (code: string): boolean => code.length === 6 && code.startsWith('4101') && isKnownRegion(code);
  const words = { slip: 'region/slip', letter: 'region/alphabet', alphabet: 'region/alphabet' };
  return misread(raw, value, '0123456789', known, words) ?? wrong('region/length', value, { size: sizeOf(raw, value) });
}
