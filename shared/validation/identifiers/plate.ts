import { fold, placeIn, shownChar, sizeOf } from './fold.ts';
import { doubtful, type IdentifierChecker, right, wrong } from './outcome.ts';

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const usual = /^[A-Z][A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳领试超]$/;
/** Six characters: small cars begin, large ones end with the letter of their drive. D and F came first (GA 36-2018). */
const energy = /^[A-Z](([A-HJK])[A-HJ-NP-Z0-9]\d{4}|\d{5}([A-HJK]))$/;

/** 号牌: 豫 + letter + five, new-energy six; the serial has no letters I and O, so one there is a 1 or a 0. */
export const plate: IdentifierChecker = (raw) => {
  const value = fold(raw).replace(/[·•・.]/g, '');
  const rest = value.slice(1);
  if (value === '' || !PROVINCES.includes(value.charAt(0)))
    return wrong('plate/province', value, { char: value === '' ? '' : shownChar(value, 0) });
  const odd = rest.slice(1).search(/[IO]/);
  if (odd >= 0) {
    const char = rest.charAt(odd + 1);
    const meant = rest.slice(0, 1) + rest.slice(1).replaceAll('I', '1').replaceAll('O', '0');
    const data = { at: placeIn(raw.replace(/[·•・.]/g, '-'), odd + 3), char, meant: char === 'I' ? '1' : '0' };
    const isRight = usual.test(meant) || energy.test(meant);
    return wrong('plate/letters', value, data, isRight ? { kind: 'normalise', text: value.charAt(0) + meant } : null);
  }
  if (usual.test(rest)) return right(raw, value);
  if (rest.length !== 7) return wrong('plate/shape', value, { size: sizeOf(raw, value) });
  const drive = energy.exec(rest);
  if (!drive) return wrong('plate/energy', value);
  const letter = drive[2] ?? drive[3] ?? '';
  return letter === 'D' || letter === 'F' ? right(raw, value) : doubtful('plate/newLetter', value, { char: letter });
};
