import { certTypeMeant } from './cert-types.ts';
import { fold } from './fold.ts';
import { orgcode } from './orgcode.ts';
import { type IdentifierChecker, type IdentifierOutcome, right, wrong } from './outcome.ts';
import { checkResidentId } from './resident-id.ts';
import { spoiled } from './spoiled.ts';
import { eighteen, tin } from './tin.ts';
import { checkUscc } from './uscc.ts';

const shaped = (raw: string, value: string, pattern: RegExp, detail: string): IdentifierOutcome =>
  pattern.test(value) ? right(raw, value) : (spoiled(raw, value) ?? wrong(detail, value));

/** 证件号码 by its type in the tax list (金税三期). Without a type: whatever it plainly is, else only its shape. */
export const cert: IdentifierChecker = (raw, context) => {
  const value = fold(raw);
  if (value.includes('*')) return wrong('resident_id/masked', value);
  const type = certTypeMeant(context.type ?? '');
  switch (type) {
    case '201': {
      const person = checkResidentId(raw, value, context.today);
      if (person.verdict !== 'invalid') return person;
      // A company's code under "居民身份证" is a mismatch, not a mistyped person; so is a passport.
      if (/^[159ANY]/.test(value) && /[A-WYZ]/.test(value.slice(0, 17)) && checkUscc(value, value).verdict !== 'invalid')
        return wrong('cert/kind', value, { type });
      return /^([HM]\d{8}|[DEGPS][A-Z]?\d{7,8})$/.test(value) ? wrong('cert/notCard', value) : person;
    }
    case '237':
    case '238':
      return /^8[123]/.test(value)
        ? checkResidentId(raw, value, context.today)
        : (spoiled(raw, value) ?? wrong('cert/residence', value));
    case '233':
      return value.length === 18
        ? checkResidentId(raw, value, context.today)
        : shaped(raw, value, /^[A-Z]{3}\d{12}$/, 'cert/permanent');
    case '210':
      return shaped(raw, value, /^[HM]\d{8}(\d{2})?$/, 'cert/hkMacau');
    case '213':
      return shaped(raw, value, /^\d{8}(\d{2})?$/, 'cert/taiwan');
    case '208':
    case '227':
      return shaped(raw, value, /^[A-Z0-9]{5,15}$/, 'cert/passport');
    case '101':
      return orgcode(raw, context);
    case '102':
      return checkUscc(raw, value);
    case '103':
      return tin(raw, context);
    case '':
      return value.length === 18 ? eighteen(raw, value, context) : shaped(raw, value, /^[A-Z0-9()]{4,30}$/, 'cert/shape');
    default:
      return shaped(raw, value, /^\S{4,30}$/, 'cert/shape');
  }
};
