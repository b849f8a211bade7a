import { fold } from './fold.ts';
import { type IdentifierChecker, right, wrong } from './outcome.ts';
import { spoiled } from './spoiled.ts';

type Names = Readonly<Record<string, string>>;

/** 国统字〔2023〕14号. The same digits mean something else in the list of 2011: the field says which list is meant. */
const LIST_2023: Names = {
  '110': '有限责任公司',
  '111': '国有独资公司',
  '112': '私营有限责任公司',
  '119': '其他有限责任公司',
  '120': '股份有限公司',
  '121': '私营股份有限公司',
  '129': '其他股份有限公司',
  '130': '非公司企业法人',
  '131': '全民所有制企业',
  '132': '集体所有制企业',
  '133': '股份合作企业',
  '134': '联营企业',
  '140': '个人独资企业',
  '150': '合伙企业',
  '190': '其他内资企业',
  '200': '港澳台投资企业',
  '210': '港澳台投资有限责任公司',
  '220': '港澳台投资股份有限公司',
  '230': '港澳台投资合伙企业',
  '290': '其他港澳台投资企业',
  '300': '外商投资企业',
  '310': '外商投资有限责任公司',
  '320': '外商投资股份有限公司',
  '330': '外商投资合伙企业',
  '390': '其他外商投资企业',
  '400': '农民专业合作社',
  '500': '个体工商户',
  '900': '其他市场主体',
};

/** 国统字〔2011〕86号 with the tax list's 4xx. */
const LIST_2011: Names = {
  '110': '国有企业',
  '120': '集体企业',
  '130': '股份合作企业',
  '141': '国有联营企业',
  '142': '集体联营企业',
  '143': '国有与集体联营企业',
  '149': '其他联营企业',
  '151': '国有独资公司',
  '159': '其他有限责任公司',
  '160': '股份有限公司',
  '171': '私营独资企业',
  '172': '私营合伙企业',
  '173': '私营有限责任公司',
  '174': '私营股份有限公司',
  '190': '其他企业',
  '210': '合资经营企业（港或澳、台资）',
  '220': '合作经营企业（港或澳、台资）',
  '230': '港、澳、台商独资经营企业',
  '240': '港、澳、台商投资股份有限公司',
  '290': '其他港、澳、台商投资企业',
  '310': '中外合资经营企业',
  '320': '中外合作经营企业',
  '330': '外资企业',
  '340': '外商投资股份有限公司',
  '390': '其他外商投资企业',
  ...Object.fromEntries('410 411 412 413 414 415 420 421 422 423 430'.split(' ').map((code) => [code, '个体经营'])),
};

/** Where the other list has one type of the same meaning. The officer changes it: who registered it knows it. */
const TO_2023: Names = {
  '141': '134',
  '142': '134',
  '143': '134',
  '149': '134',
  '151': '111',
  '159': '119',
  '160': '120',
  '171': '140',
  '172': '150',
  '173': '112',
  '174': '121',
  '240': '220',
  '340': '320',
  ...Object.fromEntries('410 411 412 413 414 415 420 421 422 423 430'.split(' ').map((code) => [code, '500'])),
};
const TO_2011: Names = {
  '111': '151',
  '112': '173',
  '119': '159',
  '121': '174',
  '131': '110',
  '132': '120',
  '133': '130',
  '140': '171',
  '150': '172',
};

export interface RegTypes {
  readonly year: 2011 | 2023;
  readonly names: Names;
  /** From the other list's code to this list's. */
  readonly from: Names;
}
export const regTypes2011: RegTypes = { year: 2011, names: LIST_2011, from: TO_2011 };
export const regTypes2023: RegTypes = { year: 2023, names: LIST_2023, from: TO_2023 };

/** Checker of one list that knows what the other list's codes mean. */
export function registration(own: RegTypes, other: RegTypes): IdentifierChecker {
  const codes = new Set(Object.keys(own.names));
  return (raw) => {
    if (codes.has(raw)) return right(raw, raw);
    const value = fold(raw);
    if (codes.has(value)) return right(raw, value);
    const { year } = own;
    const name = Object.hasOwn(other.names, value) ? other.names[value] : undefined;
    if (name === undefined) return spoiled(raw, value) ?? wrong('reg_type/unknown', value, { year });
    const better = Object.hasOwn(own.from, value) ? own.from[value] : undefined;
    const data = { year, other: other.year, name };
    return better === undefined ? wrong('reg_type/otherList', value, data) : wrong('reg_type/mapped', value, { ...data, better });
  };
}
