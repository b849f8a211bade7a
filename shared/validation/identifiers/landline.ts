import { foldKeepingHyphens } from './fold.ts';
import { type IdentifierChecker, type IdentifierOutcome, right, wrong } from './outcome.ts';
import { spoiled } from './spoiled.ts';

/** Area codes are 010, 02x or 0 and three digits. */
const sound = /^(010|02\d|0[3-9]\d{2})-[2-9]\d{6,7}(-\d{1,6})?$/;

/** 固定电话: area code with 0, hyphen, 7–8 digits, extension. */
export const landline: IdentifierChecker = (raw) => (sound.test(raw) ? right(raw, raw) : checkLandline(raw, foldPhone(raw)));

/** Brackets around the area code, 转 or EXT before the extension, the country's code: all the same number. */
export const foldPhone = (raw: string): string =>
  foldKeepingHyphens(raw)
    .replace(/^\((\+|00)?86\)-?/, '+86-')
    .replace(/^(\+|00)86-?(?=1[3-9]\d{9}$)/, '')
    .replace(/^(\+|00)86-?\(?0?/, '0')
    .replace(/\((转)?(\d{1,6})\)$/, '-$2')
    .replace(/[()]/g, (bracket) => (bracket === ')' ? '-' : ''))
    .replace(/-?(转|EXT\.?|分机)-?/g, '-')
    .replace(/--+/g, '-');

export function checkLandline(raw: string, value: string): IdentifierOutcome {
  if (sound.test(value)) return right(raw, value);
  const joined = /^(010|02\d|0[3-9]\d{2})([2-9]\d{6,7})(-\d{1,6})?$/.exec(value);
  // Area code and number run together: the hyphen goes where the city's code ends.
  if (joined) return right(raw, `${joined[1]}-${joined[2]}${joined[3] ?? ''}`);
  const harm = spoiled(raw, value);
  if (harm) return harm;
  if (/^[1-9]\d{1,2}-/.test(value)) {
    const text = `0${value}`;
    return wrong('landline/zero', value, { better: text }, sound.test(text) ? { kind: 'leadingZeros', text } : null);
  }
  if (/^[2-9]\d{6,7}(-\d{1,6})?$/.test(value)) return wrong('landline/noArea', value);
  const parts = /^(\d{1,10})-(\d{1,20})(?:-(\d{1,20}))?$/.exec(value);
  if (!parts) return wrong('landline/shape', value);
  const [, area = '', local = ''] = parts;
  if (!/^(010|02\d|0[3-9]\d{2})$/.test(area)) return wrong('landline/area', value, { area });
  return /^[2-9]\d{6,7}$/.test(local)
    ? wrong('landline/extension', value)
    : wrong('landline/local', value, { local, size: local.length });
}
