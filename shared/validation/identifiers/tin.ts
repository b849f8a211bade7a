import { digitsAt } from './digits.ts';
import { fold, sizeOf } from './fold.ts';
import { legacyId15 } from './legacy-id15.ts';
import { orgCodeIsRight } from './orgcode.ts';
import { doubtful, type IdentifierChecker, type IdentifierContext, type IdentifierOutcome, right, wrong } from './outcome.ts';
import { isKnownProvince } from './regions.ts';
import { checkResidentId } from './resident-id.ts';
import { spoiled } from './spoiled.ts';
import { checkUscc } from './uscc.ts';

/** 纳税人识别号, 税务总局公告2015年第66号: USCC, ID18, ORG15, ID18+2, ID15+2, L+18, tried in this order. */
export const tin: IdentifierChecker = (raw, context) => {
  const value = fold(raw);
  switch (value.length) {
    case 18:
      return eighteen(raw, value, context);
    case 15:
      return fifteen(raw, value, context);
    case 20:
      return sequenced(raw, value, 18, checkResidentId(value.slice(0, 18), value.slice(0, 18), context.today));
    case 17:
      return sequenced(raw, value, 15, legacyId15(value.slice(0, 15), context));
    case 19: {
      if (!value.startsWith('L')) return spoiled(raw, value) ?? wrong('tin/prefix', value, { char: value.charAt(0) });
      const inner = value.slice(1);
      const found = eighteen(inner, inner, context);
      return found.verdict === 'invalid' ? within(value, 18, found) : right(raw, value);
    }
    default:
      return spoiled(raw, value) ?? wrong('tin/length', value, { size: sizeOf(raw, value) });
  }
};

/**
 * A unit's code or a person's number. One identity number in thirty-one passes the arithmetic of a unit's code: being
 * a person's, it is no doubtful unit.
 */
export function eighteen(raw: string, value: string, context: IdentifierContext): IdentifierOutcome {
  const unit = checkUscc(raw, value);
  if (unit.verdict === 'valid' || unit.verdict === 'normalised') return unit;
  const person = checkResidentId(raw, value, context.today);
  if (person.verdict === 'valid' || person.verdict === 'normalised') return person;
  if (unit.verdict === 'doubtful') return unit;
  if (person.verdict === 'doubtful') return person;
  // What explains the whole number explains it better.
  if (unit.fix) return unit;
  if (person.fix) return person;
  return meansPerson(value) ? person : unit;
}

/** Mostly digits with a birth year in its place: it was meant as a person's number, so say what is wrong with that. */
const meansPerson = (value: string): boolean =>
  (/^\d{17}[\dX]$/.test(value) && !/^9[123]/.test(value)) || /^[1-8]\d{5}(19|20)\d{2}/.test(value);

function fifteen(raw: string, value: string, context: IdentifierContext): IdentifierOutcome {
  if (digitsAt(value, 0, 6) >= 0 && isKnownProvince(value) && orgCodeIsRight(value, 6)) return right(raw, value);
  const person = legacyId15(value, context);
  if (person.verdict === 'valid') return doubtful('tin/id15', value);
  const harm = spoiled(raw, value);
  if (harm) return harm;
  return isKnownProvince(value) ? wrong('tin/org15', value) : wrong('tin/region', value, { region: value.slice(0, 2) });
}

function sequenced(raw: string, value: string, part: 15 | 18, inner: IdentifierOutcome): IdentifierOutcome {
  if (inner.verdict === 'invalid') return spoiled(raw, value) ?? within(value, part, inner);
  return digitsAt(value, part, 2) >= 0 ? right(raw, value) : wrong('tin/sequence', value);
}

/** Why the number inside fails, in words that name the whole. */
function within(value: string, part: 15 | 18, inner: IdentifierOutcome): IdentifierOutcome {
  const { birth, region } = inner.data;
  if (birth !== undefined) return wrong('tin/innerBirth', value, { part, birth });
  if (region !== undefined) return wrong('tin/innerRegion', value, { part, region });
  return wrong('tin/inner', value, { part });
}
