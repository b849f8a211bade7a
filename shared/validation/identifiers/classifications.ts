import { doubtful, fold, type IdentifierChecker, right, wrong } from './outcome.ts';
import { isKnownProvince, isKnownRegion, isZone, regionName } from './regions.ts';

/** 行政区划, GB/T 2260. Zone codes are the statistics bureau's; 市辖区 groups and is no place. */
export const region: IdentifierChecker = (raw) => {
  const value = fold(raw);
  if (!/^\d{6}$/.test(value)) return wrong('region/shape', value, { size: value.length });
  if (isZone(value)) return doubtful('region/zone', value, { name: regionName(value) ?? '' });
  if (value.endsWith('01') && value.startsWith('41') && value !== '410001') return doubtful('region/grouping', value);
  if (!isKnownRegion(value))
    return isKnownProvince(value) && !value.startsWith('4101')
      ? doubtful('region/historic', value)
      : wrong('region/unknown', value);
  return right(raw, value);
};

/** GB/T 4754-2017: section letter → range of divisions. */
const SECTIONS: readonly (readonly [string, number, number])[] = [
  ['A', 1, 5],
  ['B', 6, 12],
  ['C', 13, 43],
  ['D', 44, 46],
  ['E', 47, 50],
  ['F', 51, 52],
  ['G', 53, 60],
  ['H', 61, 62],
  ['I', 63, 65],
  ['J', 66, 69],
  ['K', 70, 70],
  ['L', 71, 72],
  ['M', 73, 75],
  ['N', 76, 79],
  ['O', 80, 82],
  ['P', 83, 83],
  ['Q', 84, 85],
  ['R', 86, 90],
  ['S', 91, 96],
  ['T', 97, 97],
];

/** 行业代码: the letter must own the two digits after it; a bare `7010` is K7010. */
export const industry: IdentifierChecker = (raw) => {
  const value = fold(raw);
  if (/^[A-T]$/.test(value)) return right(raw, value);
  const m = /^([A-Z])?(\d{2})(\d{0,2})$/.exec(value);
  if (!m) return wrong('industry/shape', value);
  const division = Number(m[2]);
  const section = SECTIONS.find(([, low, high]) => division >= low && division <= high)?.[0];
  if (section === undefined) return wrong('industry/division', value, { division: m[2] ?? '' });
  if (m[1] === undefined) return right(raw, section + value);
  return m[1] === section ? right(raw, value) : wrong('industry/section', value, { letter: m[1], division: m[2] ?? '', section });
};

const CURRENCIES: Readonly<Record<string, string>> = {
  CNY: '156',
  USD: '840',
  HKD: '344',
  EUR: '978',
  JPY: '392',
  GBP: '826',
  MOP: '446',
  TWD: '901',
};

/** 币种, GB/T 12406: letters or digits; RMB and 人民币 are habits, not codes. */
export const currency: IdentifierChecker = (raw) => {
  const value = raw.normalize('NFKC').trim().toUpperCase();
  if (value === 'RMB' || value === '人民币' || value === '人民币元') return right(raw, 'CNY');
  if (value in CURRENCIES || Object.values(CURRENCIES).includes(value)) return right(raw, value);
  return wrong('currency/unknown', value);
};

/** 登记注册类型, 国统字〔2023〕14号. The same digits mean something else in the list of 2011. */
const REG_2023 =
  '110 111 112 119 120 121 129 130 131 132 133 134 140 150 190 200 210 220 230 290 300 310 320 330 390 400 500 900'.split(' ');
/** 国统字〔2011〕86号 with the tax list's 4xx. */
const REG_2011 =
  '110 120 130 141 142 143 149 151 159 160 171 172 173 174 190 210 220 230 240 290 310 320 330 340 390 410 411 412 413 414 415 420 421 422 423 430'.split(
    ' ',
  );

const registration =
  (own: readonly string[], other: readonly string[], year: number): IdentifierChecker =>
  (raw) => {
    const value = fold(raw);
    if (own.includes(value)) return right(raw, value);
    return other.includes(value) ? wrong('reg_type/otherList', value, { year }) : wrong('reg_type/unknown', value, { year });
  };
export const regType2023 = registration(REG_2023, REG_2011, 2023);
export const regType2011 = registration(REG_2011, REG_2023, 2011);
