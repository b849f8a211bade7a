import { digitsAt } from './digits.ts';
import { fold, sizeOf } from './fold.ts';
import { doubtful, type IdentifierChecker, right, wrong } from './outcome.ts';
import { spoiled } from './spoiled.ts';

/** GB/T 4754-2017: last division of each section, A to T. */
const LAST = [5, 12, 43, 46, 50, 52, 60, 62, 65, 69, 70, 72, 75, 79, 82, 83, 85, 90, 96, 97];

/** Section of each two-digit division, '' where there is none. */
const sectionOf: readonly string[] = Array.from({ length: 100 }, (_, division) => {
  const at = division === 0 ? -1 : LAST.findIndex((last) => division <= last);
  return at < 0 ? '' : String.fromCharCode(65 + at);
});

/** 行业代码: the letter must own the two digits after it; a bare `7010` is K7010. */
export const industry: IdentifierChecker = (raw) => {
  const value = fold(raw);
  const letter = /^[A-Z]/.test(value) ? value.charAt(0) : '';
  const digits = value.slice(letter.length);
  if (digits === '' && letter !== '') return letter <= 'T' ? right(raw, value) : wrong('industry/letter', value, { letter });
  if (!/^\d{2,4}$/.test(digits)) {
    const harm = spoiled(raw, value);
    if (harm) return harm;
    return /^\d+$/.test(digits) ? wrong('industry/length', value, { size: sizeOf(raw, value) }) : wrong('industry/shape', value);
  }
  if (letter > 'T') return wrong('industry/letter', value, { letter });
  const division = digits.slice(0, 2);
  const section = sectionOf[digitsAt(digits, 0, 2)] ?? '';
  // Three digits alone may be a class, or four whose leading zero a spreadsheet took away: 111 is B111 or A0111.
  if (letter === '' && digits.length === 3 && digits.charAt(0) !== '0') {
    const zeroed = `${sectionOf[digitsAt(digits, 0, 1)] ?? ''}0${digits}`;
    return section === ''
      ? wrong('industry/zero', value, { better: zeroed }, { kind: 'leadingZeros', text: zeroed })
      : doubtful('industry/either', section + digits, { one: section + digits, other: zeroed });
  }
  if (section === '') return wrong('industry/division', value, { division });
  if (letter === '' || letter === section) return right(raw, section + digits);
  return wrong('industry/section', value, { letter, division, section });
};
