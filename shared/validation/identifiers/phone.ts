import { type IdentifierChecker, right, wrong } from './outcome.ts';

const folded = (raw: string): string =>
  raw
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[‐-―]/g, '-')
    .replace(/[()]/g, (c) => (c === ')' ? '-' : ''));

/** 手机号; number portability leaves nothing to check beyond the shape. */
export const mobile: IdentifierChecker = (raw) => {
  const value = folded(raw)
    .replace(/^(\+|00)86-?/, '')
    .replaceAll('-', '');
  if (/^1[3-9]\d{9}$/.test(value)) return right(raw, value);
  return /^\d{11}$/.test(value)
    ? wrong('mobile/prefix', value, { prefix: value.slice(0, 2) })
    : wrong('mobile/length', value, { size: value.length });
};

/** 固定电话: area code with 0, hyphen, 7–8 digits, extension. Area codes are 010, 02x or four digits. */
export const landline: IdentifierChecker = (raw) => {
  const value = folded(raw).replace(/^(\+|00)86-?/, '0');
  if (/^(010|02\d|0[3-9]\d{2})-[2-9]\d{6,7}(-\d{1,6})?$/.test(value)) return right(raw, value);
  if (/^[1-9]\d{1,2}-/.test(value)) return wrong('landline/zero', value);
  return wrong('landline/shape', value);
};

/** Mobile, landline, or a 400/800 service number. */
export const phone: IdentifierChecker = (raw, context) => {
  const value = folded(raw);
  if (/^[48]00-?\d{3}-?\d{4}$/.test(value)) return right(raw, value);
  if (/^(\+?86|0086)?-?1\d{10}$/.test(value.replaceAll('-', '')) && !/^0\d{2,3}-/.test(value)) return mobile(raw, context);
  if (/^0\d{9,11}$/.test(value)) {
    // Area code and number run together: put the hyphen where the city's code ends.
    const area = /^(010|02\d)/.exec(value)?.[0] ?? value.slice(0, 4);
    const joined = landline(`${area}-${value.slice(area.length)}`, context);
    return joined.verdict === 'invalid' ? joined : right(raw, joined.value);
  }
  return value.startsWith('1') ? mobile(raw, context) : landline(raw, context);
};
