import { orgCodeIsRight } from './orgcode.ts';
import { doubtful, fold, type IdentifierChecker, type IdentifierOutcome, right, wrong } from './outcome.ts';
import { isKnownProvince } from './regions.ts';
import { checkResidentId, legacyId15 } from './resident-id.ts';
import { checkUscc } from './uscc.ts';

/** 纳税人识别号, 税务总局公告2015年第66号: USCC, ID18, ORG15, ID18+2, ID15+2, L+18, tried in this order. */
export const tin: IdentifierChecker = (raw, context) => {
  const value = fold(raw);
  const asPerson = (id: string): IdentifierOutcome => checkResidentId(id, id, context.today);
  switch (value.length) {
    case 18: {
      const unit = checkUscc(raw, value);
      if (unit.verdict === 'valid' || unit.verdict === 'normalised') return unit;
      // One identity number in thirty-one passes the arithmetic of a unit's code: being a person's, it is no doubtful unit.
      const person = checkResidentId(raw, value, context.today);
      if (person.verdict !== 'invalid') return person;
      if (unit.verdict === 'doubtful') return unit;
      // Mostly digits with a birth day inside: it was meant as a person's number, so say what is wrong with that.
      return /^\d{17}[\dX]$/.test(value) && !/^9[123]/.test(value) ? person : unit;
    }
    case 15: {
      if (isKnownProvince(value) && /^\d{6}/.test(value) && orgCodeIsRight(value.slice(6))) return right(raw, value);
      const person = legacyId15(value, context);
      return person.verdict === 'valid' ? doubtful('tin/id15', value) : wrong('tin/org15', value);
    }
    case 20: {
      const inner = asPerson(value.slice(0, 18));
      if (inner.verdict === 'invalid') return wrong('tin/inner', value, { part: 18 });
      return /^\d{2}$/.test(value.slice(18)) ? right(raw, value) : wrong('tin/sequence', value);
    }
    case 17: {
      const inner = legacyId15(value.slice(0, 15), context);
      if (inner.verdict === 'invalid') return wrong('tin/inner', value, { part: 15 });
      return /^\d{2}$/.test(value.slice(15)) ? right(raw, value) : wrong('tin/sequence', value);
    }
    case 19: {
      if (!value.startsWith('L')) return wrong('tin/prefix', value, { char: value.charAt(0) });
      const inner = value.slice(1);
      const unit = checkUscc(inner, inner);
      if (unit.verdict !== 'invalid' || asPerson(inner).verdict !== 'invalid') return right(raw, value);
      return wrong('tin/inner', value, { part: 18 });
    }
    default:
      return wrong('tin/length', value, { size: value.length });
  }
};
