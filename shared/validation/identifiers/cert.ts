import { orgcode } from './orgcode.ts';
import { fold, type IdentifierChecker, type IdentifierOutcome, right, wrong } from './outcome.ts';
import { checkResidentId } from './resident-id.ts';
import { checkUscc } from './uscc.ts';

const shaped = (raw: string, value: string, pattern: RegExp, detail: string): IdentifierOutcome =>
  pattern.test(value) ? right(raw, value) : wrong(detail, value);

/** 证件号码 by its type in the tax list (金税三期). Without a type: whatever it plainly is, else only its shape. */
export const cert: IdentifierChecker = (raw, context) => {
  const value = fold(raw);
  if (value.includes('*')) return wrong('resident_id/masked', value);
  switch (context.type ?? '') {
    case '201':
      // A company's code under "居民身份证" is a mismatch, not a mistyped person.
      if (/^[159ANY]/.test(value) && /[A-WYZ]/.test(value.slice(0, 17)) && checkUscc(value, value).verdict !== 'invalid')
        return wrong('cert/kind', value, { type: '201' });
      return checkResidentId(raw, value, context.today);
    case '237':
    case '238':
      if (!/^8[123]/.test(value)) return wrong('cert/residence', value);
      return checkResidentId(raw, value, context.today);
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
    case '':
      return untyped(raw, value, context.today);
    default:
      return shaped(raw, value, /^[^\s]{4,30}$/, 'cert/shape');
  }
};

function untyped(raw: string, value: string, today: string): IdentifierOutcome {
  if (value.length !== 18) return shaped(raw, value, /^[A-Z0-9()]{4,30}$/, 'cert/shape');
  const unit = checkUscc(raw, value);
  if (unit.verdict === 'valid' || unit.verdict === 'normalised') return unit;
  // An identity number may pass the arithmetic of a unit's code by chance; it is no doubtful unit for that.
  const person = checkResidentId(raw, value, today);
  if (person.verdict !== 'invalid') return person;
  if (unit.verdict === 'doubtful') return unit;
  return /^\d{17}/.test(value) ? person : unit;
}
