import { fold, type IdentifierChecker, right, wrong } from './outcome.ts';

/** 不动产单元代码, GB/T 37346-2019, 28 characters printed 6 6 7 9: region 6, 地籍区 3, 子区 3, 宗地特征 2, 宗地顺序 5, 定着物 1 + 8. */
export const bdc: IdentifierChecker = (raw) => {
  const value = fold(raw);
  if (value.length !== 28) return wrong('bdc/length', value, { size: value.length });
  if (!/^\d{12}/.test(value)) return wrong('bdc/area', value);
  const owner = value.charAt(12);
  const use = value.charAt(13);
  if (!'GJZ'.includes(owner) || !'ABSXCDEFHGWY'.includes(use))
    return wrong('bdc/feature', value, { feature: value.slice(12, 14) });
  // 集体所有权 and 宅基地 stand only on collective (or undetermined) land.
  if ((use === 'A' || use === 'C') && owner === 'G') return wrong('bdc/owner', value, { feature: value.slice(12, 14) });
  if (!/^\d{5}$/.test(value.slice(14, 19))) return wrong('bdc/parcel', value, { parcel: value.slice(14, 19) });
  const fixture = value.charAt(19);
  if (!'FLQW'.includes(fixture)) return wrong('bdc/fixture', value, { char: fixture });
  const unit = value.slice(20);
  if (!/^\d{8}$/.test(unit)) return wrong('bdc/unit', value, { unit });
  if (fixture === 'W' && unit !== '00000000') return wrong('bdc/noFixture', value, { unit });
  return right(raw, value);
};

/** 不动产权证号: 豫(2026)郑州市不动产权第0000001号. */
export const bdcqzh: IdentifierChecker = (raw) => {
  const value = raw
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[〔【[]/g, '(')
    .replace(/[〕】\]]/g, ')');
  const m = /^(\p{Script=Han})\((\d{4})\)(\p{Script=Han}{2,20})不动产权第(\d{7})号$/u.exec(value);
  if (m) return right(raw, value);
  if (/^\p{Script=Han}\d{4}/u.test(value)) return wrong('bdcqzh/brackets', value);
  if (/^\p{Script=Han}\(\d{1,3}\)/u.test(value)) return wrong('bdcqzh/year', value);
  if (/第\d+号$/.test(value) && !/第\d{7}号$/.test(value))
    return wrong('bdcqzh/number', value, { size: /第(\d+)号$/.exec(value)?.[1]?.length ?? 0 });
  return wrong('bdcqzh/shape', value);
};
