import { cut, foldKeepingHyphens, sizeOf } from './fold.ts';
import { doubtful, type IdentifierChecker, right, wrong } from './outcome.ts';

const whole = /^(\p{Script=Han})\((\d{4})\)(\p{Script=Han}{2,20})不动产权第(\d{7})号$/u;
const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';

/** 不动产权证号: 豫(2026)郑州市不动产权第0000001号. Certificates of houses and land from before 2015 stay in force. */
export const bdcqzh: IdentifierChecker = (raw) => {
  const value = foldKeepingHyphens(cut(raw))
    .replace(/[〔【[]/g, '(')
    .replace(/[〕】\]]/g, ')');
  const found = whole.exec(value);
  if (found)
    return PROVINCES.includes(found[1] ?? '') ? right(raw, value) : wrong('bdcqzh/province', value, { char: found[1] ?? '' });
  if (/房权证|房地权证|国用|集用|土地证/.test(value)) return doubtful('bdcqzh/old', value);
  const bare = /^(\p{Script=Han})(\d{4})(\p{Script=Han}{2,20}不动产权第\d{7}号)$/u.exec(value);
  if (bare) {
    const text = `${bare[1]}(${bare[2]})${bare[3]}`;
    return wrong('bdcqzh/brackets', value, { better: text }, { kind: 'normalise', text });
  }
  if (/^\p{Script=Han}\(\d{1,3}\)/u.test(value)) return wrong('bdcqzh/year', value);
  const serial = /^(.{0,40}第)(\d{1,40})号$/u.exec(value);
  if (serial && serial[2]?.length !== 7) {
    const text = `${serial[1]}${serial[2]?.padStart(7, '0')}号`;
    const fix = whole.test(text) ? ({ kind: 'leadingZeros', text } as const) : null;
    return wrong('bdcqzh/number', value, { size: serial[2]?.length ?? 0 }, fix);
  }
  return wrong('bdcqzh/shape', value, { size: sizeOf(raw, value) });
};
