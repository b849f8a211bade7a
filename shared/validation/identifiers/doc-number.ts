import { cut, foldKeepingHyphens } from './fold.ts';
import { type IdentifierChecker, right, wrong } from './outcome.ts';

const sound = /^\p{Script=Han}{2,12}〔\d{4}〕[1-9]\d{0,4}号$/u;

/** 发文字号, GB/T 9704-2012: 机关代字〔年〕N号, six-corner brackets, no 第, no leading zero. */
export const docNumber: IdentifierChecker = (raw) => {
  const value = foldKeepingHyphens(cut(raw))
    .replace(/[[(【]/, '〔')
    .replace(/[\])】]/, '〕');
  if (sound.test(value)) return right(raw, value);
  const mended = value.replace(/〕第?0*/, '〕').replace(/(〕\d{1,5})$/, '$1号');
  // These slips change nothing of the meaning, so the number as it should be written is offered.
  if (sound.test(mended)) {
    const detail = /〕第/.test(value) ? 'doc_number/ordinal' : /〕0/.test(value) ? 'doc_number/zero' : 'doc_number/end';
    return wrong(detail, value, { better: mended }, { kind: 'normalise', text: mended });
  }
  if (/〔\d{0,3}〕|〔\d{5,}〕/.test(value)) return wrong('doc_number/year', value);
  if (/^\p{Script=Han}{2,12}\d{4}/u.test(value)) return wrong('doc_number/brackets', value);
  return wrong(value.endsWith('号') ? 'doc_number/shape' : 'doc_number/end', value);
};
