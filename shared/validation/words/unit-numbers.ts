import { type DetailWords, say } from './entry.ts';
import { alphabet, check, length, placeholder, shape, slip, swapped } from './phrases.ts';

const uscc = '统一社会信用代码';
const id = '公民身份号码';

/** Words about the numbers of units and people: which character, which slip; never the expected check digit. */
export const unitNumberWords: Readonly<Record<string, DetailWords>> = {
  'uscc/length': length(uscc, 'Unified social credit code', '18'),
  'uscc/alphabet': alphabet(uscc, 'Unified social credit code'),
  'uscc/slip': slip(uscc, 'Unified social credit code', 'GB 32100 不使用字母 I O S V Z。', 'GB 32100 does not use I O S V Z.'),
  'uscc/placeholder': placeholder(uscc, 'Unified social credit code'),
  'uscc/swapped': swapped(uscc, 'Unified social credit code'),
  'uscc/checkDigit': check(uscc, 'Unified social credit code', 'GB 32100-2015'),
  'uscc/department': say(
    [`${uscc}的登记部门不存在`, '“{value}”第 1 位“{char}”不是登记管理部门代码。', '请对照证照原件核对。'],
    [
      'Unified social credit code: no such department',
      'The first character, “{char}”, names no registering department.',
      'Compare it with the document.',
    ],
  ),
  'uscc/category': say(
    [`${uscc}的机构类别少见`, '“{value}”开头的“{pair}”不在常用类别里。', '核对无误的，写明说明即可。'],
    [
      'Unified social credit code: unusual category',
      '“{pair}” is not among the usual categories.',
      'If it is right, give a reason.',
    ],
  ),
  'uscc/region': say(
    [`${uscc}里的区划少见`, '“{value}”里的区划“{region}”不在现行区划里（可能是历史代码）。', '核对无误的，写明说明即可。'],
    [
      'Unified social credit code: unusual region',
      'Region “{region}” is not in the present list (perhaps a historic code).',
      'If it is right, give a reason.',
    ],
  ),
  'uscc/orgcode': say(
    [`${uscc}里的组织机构代码不符`, '“{value}”里的 9 位组织机构代码校验不符，少数老代码会这样。', '核对无误的，写明说明即可。'],
    [
      'Unified social credit code: inner code',
      'The organisation code inside does not pass its check; a few old ones do not.',
      'If it is right, give a reason.',
    ],
  ),
  'orgcode/alphabet': alphabet('组织机构代码', 'Organisation code'),
  'orgcode/length': length('组织机构代码', 'Organisation code', '9'),
  'orgcode/swapped': swapped('组织机构代码', 'Organisation code'),
  'orgcode/checkDigit': check('组织机构代码', 'Organisation code', 'GB 11714-1997'),
  'resident_id/masked': say(
    [`${id}被遮盖`, '“{value}”里有星号，报送要用完整号码。', '请换成完整号码。'],
    ['Resident number: masked', '“{value}” is masked; the full number is needed.', 'Replace it by the full number.'],
  ),
  'resident_id/length': length(id, 'Resident number', '18'),
  'resident_id/alphabet': alphabet(id, 'Resident number'),
  'resident_id/slip': slip(id, 'Resident number', '号码里只有数字，末位可为 X。', 'Only digits, X at the end.'),
  'resident_id/region': say(
    [`${id}的省份代码不存在`, '“{value}”开头的“{region}”不是省份代码。', '请对照证件原件核对。'],
    ['Resident number: no such province', '“{region}” is no province.', 'Compare it with the document.'],
  ),
  'resident_id/birth': say(
    [`${id}里的出生日期不存在`, '“{value}”里的出生日期 {birth} 在日历上不存在。', '请对照证件原件核对第 7 至 14 位。'],
    [
      'Resident number: no such birth day',
      'The birth day inside, {birth}, is not in the calendar.',
      'Compare characters 7 to 14 with the document.',
    ],
  ),
  'resident_id/future': say(
    [`${id}里的出生日期在将来`, '“{value}”里的出生日期 {birth} 还没有到。', '请对照证件原件核对。'],
    ['Resident number: birth in the future', 'The birth day inside, {birth}, has not come yet.', 'Compare it with the document.'],
  ),
  'resident_id/swapped': swapped(id, 'Resident number'),
  'resident_id/checkDigit': check(id, 'Resident number', 'GB 11643-1999'),
  'legacy_id15/length': length('15 位身份号码', 'First-generation number', '15'),
  'legacy_id15/alphabet': alphabet('15 位身份号码', 'First-generation number'),
  'tin/id15': say(
    [
      '像是 15 位身份号码',
      '“{value}”像是第一代身份证号码，该证 2013 年起已停用。',
      '请换成 18 位号码；确为历史业务的，写明说明。',
    ],
    [
      'Looks like a first-generation number',
      '“{value}” looks like a first-generation identity number, out of use since 2013.',
      'Use the 18-character number, or give a reason for old business.',
    ],
  ),
  'tin/org15': say(
    ['15 位纳税人识别号校验不符', '“{value}”后 9 位组织机构代码校验不符。', '请改填 18 位统一社会信用代码。'],
    [
      '15-character taxpayer number: check does not fit',
      'The last nine characters do not pass their check.',
      'Use the 18-character code.',
    ],
  ),
  'tin/inner': say(
    ['识别号里的证件号码不对', '“{value}”里的 {part} 位号码校验不符。', '请对照登记资料核对。'],
    [
      'The number inside is wrong',
      'The {part}-character number inside does not pass its check.',
      'Compare it with the registration.',
    ],
  ),
  'tin/sequence': say(
    ['识别号末两位应为数字', '“{value}”末两位应为顺序号。', '请核对末两位。'],
    ['The last two must be digits', 'The last two characters of “{value}” must be a sequence number.', 'Check them.'],
  ),
  'tin/prefix': say(
    ['临时识别号前缀不对', '“{value}”以 {char} 开头，临时识别号只用 L。', '请核对首位。'],
    ['Wrong prefix', '“{value}” begins with {char}; temporary numbers begin with L.', 'Check the first character.'],
  ),
  'tin/length': length('纳税人识别号', 'Taxpayer number', '15、17、18、19 或 20'),
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
};
