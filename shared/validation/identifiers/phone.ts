import { checkLandline, foldPhone } from './landline.ts';
import { mobile } from './mobile.ts';
import { type IdentifierChecker, right } from './outcome.ts';

/** As most are written; the rest is folded first. */
const usual = /^(1[3-9]\d{9}|(010|02\d|0[3-9]\d{2})-[2-9]\d{6,7}|[48]00-?\d{3}-?\d{4})$/;

/** Mobile, landline, or a 400/800 service number. */
export const phone: IdentifierChecker = (raw, context) => {
  if (usual.test(raw)) return right(raw, raw);
  const value = foldPhone(raw);
  if (/^[48]00-?\d{3}-?\d{4}$/.test(value)) return right(raw, value);
  if (!value.startsWith('010-') && /^0?1[3-9]\d{9}$/.test(value.replaceAll('-', ''))) return mobile(raw, context);
  return /^1\d/.test(value) && !/^\d{1,3}-[2-9]\d{6,7}$/.test(value) ? mobile(raw, context) : checkLandline(raw, value);
};
