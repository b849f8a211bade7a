import { digitsAt } from './digits.ts';
import { fold, placeIn, shownChar, sizeOf } from './fold.ts';
import { type IdentifierChecker, type IdentifierOutcome, right, wrong } from './outcome.ts';
import { isKnownProvince } from './regions.ts';
import { firstStrange } from './slips.ts';
import { spoiled } from './spoiled.ts';

const OWNERS = 'GJZ';
const USES = 'ABSXCDEFHGWY';
const FIXTURES = 'FLQW';
const DIGITS = '0123456789';

/** 不动产单元代码, GB/T 37346-2019, 28 characters printed 6 6 7 9: region 6, 地籍区 3, 子区 3, 宗地特征 2, 宗地顺序 5, 定着物 1 + 8. */
export const bdc: IdentifierChecker = (raw) => {
  const value = fold(raw);
  if (value.length !== 28) return misshapen(raw, value);
  if (digitsAt(value, 0, 12) < 0) return letterIn(raw, value, 0, 12, 'bdc/area');
  if (!isKnownProvince(value)) return wrong('bdc/region', value, { region: value.slice(0, 6) });
  const owner = value.charAt(12);
  const use = value.charAt(13);
  if (!OWNERS.includes(owner) || !USES.includes(use)) return wrong('bdc/feature', value, { feature: value.slice(12, 14) });
  // 集体所有权 and 宅基地 stand only on collective (or undetermined) land.
  if ((use === 'A' || use === 'C') && owner === 'G') return wrong('bdc/owner', value, { feature: value.slice(12, 14) });
  if (digitsAt(value, 14, 5) < 0) return letterIn(raw, value, 14, 19, 'bdc/parcel');
  const fixture = value.charAt(19);
  if (!FIXTURES.includes(fixture)) return wrong('bdc/fixture', value, { char: shownChar(value, 19) });
  const unit = digitsAt(value, 20, 8);
  if (unit < 0) return letterIn(raw, value, 20, 28, 'bdc/unit');
  if (fixture === 'W' && unit !== 0) return wrong('bdc/noFixture', value, { unit: value.slice(20) });
  return right(raw, value);
};

const parcelCode = /^\d{12}[GJZ][A-HSWXY]\d{5}$/;

function misshapen(raw: string, value: string): IdentifierOutcome {
  const harm = spoiled(raw, value);
  if (harm) return harm;
  return parcelCode.test(value) ? wrong('bdc/parcelOnly', value) : wrong('bdc/length', value, { size: sizeOf(raw, value) });
}

/** Where only digits stand, an O is a 0 and an I a 1: offered, when it makes the whole number one. */
function letterIn(raw: string, value: string, from: number, to: number, detail: string): IdentifierOutcome {
  const at = from + firstStrange(value.slice(from, to), DIGITS);
  const data = { at: placeIn(raw, at + 1), char: shownChar(value, at) };
  const part = value.slice(from, to).replaceAll('O', '0').replaceAll('I', '1');
  const mended = value.slice(0, from) + part + value.slice(to);
  const isRight = mended !== value && bdc(mended, { today: '' }).verdict === 'valid';
  return wrong(detail, value, data, isRight ? { kind: 'normalise', text: mended } : null);
}
