import { type DetailWords, say } from './entry.ts';
import { alphabet, check, length, letter, shape, slip, swapped } from './phrases.ts';

const id = '公民身份号码';

/** Words about the numbers of people and their papers; the expected check character is never told. */
export const personNumberWords: Readonly<Record<string, DetailWords>> = {
  'resident_id/masked': say(
    [`${id}被遮盖`, '“{value}”里有星号，报送要用完整号码。', '请换成完整号码。'],
    ['Resident number: masked', '“{value}” is masked; the full number is needed.', 'Replace it by the full number.'],
  ),
  'resident_id/length': length(id, 'Resident number', '18'),
  'resident_id/alphabet': alphabet(id, 'Resident number'),
  'resident_id/slip': slip(id, 'Resident number', '号码里只有数字，末位可为 X。', 'Only digits, X at the end.'),
  'resident_id/region': say(
    [`${id}的省份代码不存在`, '“{value}”开头的“{region}”不是省份代码。', '请对照证件原件核对。'],
    [
      'Resident number: no such province',
      '“{value}” begins with “{region}”, which is no province.',
      'Compare it with the document.',
    ],
  ),
  'resident_id/birth': say(
    [`${id}里的出生日期不存在`, '“{value}”里的出生日期 {birth} 在日历上不存在。', '请对照证件原件核对第 7 至 14 位。'],
    [
      'Resident number: no such birth day',
      'The birth day inside “{value}”, {birth}, is not in the calendar.',
      'Compare characters 7 to 14 with the document.',
    ],
  ),
  'resident_id/future': say(
    [`${id}里的出生日期在将来`, '“{value}”里的出生日期 {birth} 还没有到。', '请对照证件原件核对。'],
    [
      'Resident number: birth in the future',
      'The birth day inside “{value}”, {birth}, has not come yet.',
      'Compare it with the document.',
    ],
  ),
  'resident_id/swapped': swapped(id, 'Resident number'),
  'resident_id/checkDigit': check(id, 'Resident number', 'GB 11643-1999'),
  'resident_id/letter': letter(id, 'Resident number'),
  'resident_id/age': say(
    ['出生日期早于 1900 年', '“{value}”里的出生日期是 {birth}，早于 1900 年，年份可能写错。', '核对无误的，写明说明即可。'],
    [
      'Born before 1900',
      'The birth day inside “{value}” is {birth}, before 1900; a digit of the year may be wrong.',
      'If it is right, give a reason.',
    ],
  ),
  'resident_id/legacy': say(
    [
      '填的是 15 位旧身份证号',
      '“{value}”是第一代身份证的 15 位号码，该证 2013 年 1 月 1 日起停用。',
      '请按现行身份证改填 18 位号码。',
    ],
    [
      'A first-generation number',
      '“{value}” has the 15 digits of the first-generation card, out of use since 1 January 2013.',
      'Use the 18 characters of the present card.',
    ],
  ),
  'resident_id/noCheck': say(
    ['身份证号少了一位', '“{value}”有 17 位数字，多半漏了末位（数字或 X）。', '请对照证件原件补上末位。'],
    [
      'One character is missing',
      '“{value}” has 17 digits; probably the last character, a digit or X, was left out.',
      'Complete it from the document.',
    ],
  ),
  'resident_id/cross': say(
    ['末位的 X 写成了叉号', '“{value}”末位是符号“{char}”，不是字母 X。', '请对照证件原件，用键盘输入大写字母 X。'],
    [
      'A cross instead of the letter X',
      '“{value}” ends in the sign “{char}”, not in the letter X.',
      'Compare it with the document and type a capital X.',
    ],
  ),
  'resident_id/end': say(
    ['身份证号末位不对', '“{value}”末位只能是数字或 X。', '请对照证件原件核对末位。'],
    [
      'Resident number: wrong last character',
      'The last character of “{value}” can only be a digit or X.',
      'Compare the last character with the document.',
    ],
  ),
  'legacy_id15/length': length('15 位身份号码', 'First-generation number', '15'),
  'legacy_id15/alphabet': alphabet('15 位身份号码', 'First-generation number'),
  'legacy_id15/letter': alphabet('15 位身份号码', 'First-generation number'),
  'legacy_id15/region': say(
    ['15 位身份号码的省份代码不存在', '“{value}”开头的“{region}”不是省份代码。', '请对照证件原件核对。'],
    [
      'First-generation number: no such province',
      '“{value}” begins with “{region}”, which is no province.',
      'Compare it with the document.',
    ],
  ),
  'legacy_id15/birth': say(
    ['15 位身份号码里的出生日期不存在', '“{value}”里的出生日期 {birth} 在日历上不存在。', '请对照证件原件核对第 7 至 12 位。'],
    [
      'First-generation number: no such birth day',
      'The birth day inside “{value}”, {birth}, is not in the calendar.',
      'Compare characters 7 to 12 with the document.',
    ],
  ),
  'cert/kind': say(
    ['证件类型与号码不符', '证件类型填的是居民身份证，“{value}”却是单位代码。', '请改证件类型，或换成本人身份证号码。'],
    [
      'Type and number do not belong together',
      'The type says identity card, but “{value}” is an organisation’s code.',
      'Change the type, or give the person’s number.',
    ],
  ),
  'cert/residence': shape('居住证号码', 'Residence permit number', '830000191010100021'),
  'cert/permanent': shape('外国人永久居留证号码', 'Permanent residence number', 'CHN110198801011'),
  'cert/hkMacau': shape('港澳居民通行证号码', 'Hong Kong and Macao permit', 'H12345678'),
  'cert/taiwan': shape('台湾居民通行证号码', 'Taiwan permit', '12345678'),
  'cert/passport': shape('护照号码', 'Passport number', 'E12345678'),
  'cert/shape': shape('证件号码', 'Document number', '410101…'),
  'cert/notCard': say(
    ['证件类型与号码不符', '证件类型填的是居民身份证，“{value}”却像通行证或护照号码。', '请改证件类型，或换成本人身份证号码。'],
    [
      'Type and number do not belong together',
      'The type says identity card, but “{value}” looks like a permit or a passport.',
      'Change the type, or give the identity card’s number.',
    ],
  ),
  'person/birth': say(
    [
      '出生日期与身份证号不符',
      '“{label}”填的是“{value}”，同一行的身份证号里却是 {birth}。',
      '请对照证件原件，改出生日期或身份证号。',
    ],
    [
      'Birth day and identity number disagree',
      '“{label}” is “{value}”, but the identity number of the same row says {birth}.',
      'Compare both with the document.',
    ],
  ),
  'person/sex': say(
    [
      '性别与身份证号不符',
      '“{label}”填的是“{value}”，同一行的身份证号第 17 位却表示{sexWord}。',
      '请对照证件原件，改性别或身份证号；确无错误的，写明说明。',
    ],
    [
      'Sex and identity number disagree',
      '“{label}” is “{value}”, but character 17 of the identity number in the same row means {sexWordEn}.',
      'Compare both with the document; if both are right, give a reason.',
    ],
  ),
};
