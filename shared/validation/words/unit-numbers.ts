import { type DetailWords, say } from './entry.ts';
import { personNumberWords } from './person-numbers.ts';
import { alphabet, check, length, letter, placeholder, slip, swapped, twin } from './phrases.ts';

const uscc = '统一社会信用代码';

/** Words about the numbers of units: which character, which slip; never the expected check digit. */
export const unitNumberWords: Readonly<Record<string, DetailWords>> = {
  ...personNumberWords,
  'uscc/length': length(uscc, 'Unified social credit code', '18'),
  'uscc/slip': slip(uscc, 'Unified social credit code', 'GB 32100 不使用字母 I O S V Z。', 'GB 32100 does not use I O S V Z.'),
  'uscc/placeholder': placeholder(uscc, 'Unified social credit code'),
  'uscc/swapped': swapped(uscc, 'Unified social credit code'),
  'uscc/checkDigit': check(uscc, 'Unified social credit code', 'GB 32100-2015'),
  'uscc/department': say(
    [`${uscc}的登记部门不存在`, '“{value}”第 1 位“{char}”不是登记管理部门代码。', '请对照证照原件核对。'],
    [
      'Unified social credit code: no such department',
      'The first character of “{value}”, “{char}”, names no registering department.',
      'Compare it with the document.',
    ],
  ),
  'uscc/category': say(
    [`${uscc}的机构类别少见`, '“{value}”开头的“{pair}”不在常用类别里。', '核对无误的，写明说明即可。'],
    [
      'Unified social credit code: unusual category',
      '“{value}” begins with “{pair}”, which is not among the usual categories.',
      'If it is right, give a reason.',
    ],
  ),
  'uscc/region': say(
    [`${uscc}里的区划少见`, '“{value}”里的区划“{region}”不在现行区划里（可能是历史代码）。', '核对无误的，写明说明即可。'],
    [
      'Unified social credit code: unusual region',
      'Region “{region}” in “{value}” is not in the present list; it may be a historic code.',
      'If it is right, give a reason.',
    ],
  ),
  'uscc/orgcode': say(
    [`${uscc}里的组织机构代码不符`, '“{value}”里的 9 位组织机构代码校验不符，少数老代码会这样。', '核对无误的，写明说明即可。'],
    [
      'Unified social credit code: the organisation code inside does not fit',
      'The organisation code inside “{value}” does not pass its check; a few old ones do not.',
      'If it is right, give a reason.',
    ],
  ),
  'uscc/alphabet': alphabet(uscc, 'Unified social credit code'),
  'uscc/letter': letter(uscc, 'Unified social credit code'),
  'uscc/twin': twin(uscc, 'Unified social credit code'),
  'uscc/oldNumber': say(
    [
      '填的像是 15 位旧号码',
      '“{value}”是 15 位数字，像是旧的营业执照注册号或税号，不是统一社会信用代码。',
      '请改填营业执照上的 18 位代码。',
    ],
    [
      'An old 15-digit number',
      '“{value}” has 15 digits, like an old registration or taxpayer number; it is no unified social credit code.',
      'Use the 18-character code on the business licence.',
    ],
  ),
  'uscc/orgcodeOnly': say(
    ['只填了组织机构代码', '“{value}”只是统一社会信用代码第 9 至 17 位的组织机构代码。', '请改填完整的 18 位代码。'],
    [
      'Only the organisation code',
      '“{value}” is only the organisation code, characters 9 to 17 of the unified social credit code.',
      'Give the whole 18-character code.',
    ],
  ),
  'orgcode/alphabet': alphabet('组织机构代码', 'Organisation code'),
  'orgcode/length': length('组织机构代码', 'Organisation code', '9'),
  'orgcode/swapped': swapped('组织机构代码', 'Organisation code'),
  'orgcode/checkDigit': check('组织机构代码', 'Organisation code', 'GB 11714-1997'),
  'orgcode/placeholder': placeholder('组织机构代码', 'Organisation code'),
  'orgcode/twin': twin('组织机构代码', 'Organisation code'),
  'orgcode/zero': say(
    [
      '组织机构代码丢了开头的 0',
      '“{value}”只有 8 位，开头的 0 可能被表格软件去掉了；补上 0 后校验相符。',
      '可补回开头的 0，并对照证照核对。',
    ],
    [
      'The leading zero is lost',
      '“{value}” has 8 digits: a spreadsheet may have dropped the leading zero. With it the check fits.',
      'Restore the zero, and compare it with the document.',
    ],
  ),
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
    [
      '15 位纳税人识别号校验不符',
      '“{value}”后 9 位组织机构代码校验不符。',
      '请改填 18 位统一社会信用代码；不要填成 15 位的营业执照注册号。',
    ],
    [
      '15-character taxpayer number: check does not fit',
      'The last nine characters of “{value}”, an organisation code, do not pass their check.',
      'Use the 18-character code; a 15-digit registration number is none.',
    ],
  ),
  'tin/inner': say(
    ['识别号里的证件号码不对', '“{value}”里的 {part} 位号码校验不符。', '请对照登记资料核对。'],
    [
      'The number inside is wrong',
      'The {part}-character number inside “{value}” does not pass its check.',
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
  'tin/length': length('纳税人识别号', 'Taxpayer number', '15、17、18、19 或 20', '15, 17, 18, 19 or 20'),
  'tin/region': say(
    [
      '纳税人识别号里的区划不存在',
      '“{value}”开头的“{region}”不是省份代码。',
      '请对照登记资料核对，或改填 18 位统一社会信用代码。',
    ],
    [
      'Taxpayer number: no such province',
      '“{value}” begins with “{region}”, which is no province.',
      'Compare it with the registration, or use the 18-character code.',
    ],
  ),
  'tin/innerBirth': say(
    [
      '识别号里的出生日期不存在',
      '“{value}”里的 {part} 位身份号码写着出生日期 {birth}，这一天不存在或还没有到。',
      '请对照登记资料核对。',
    ],
    [
      'The birth day inside is wrong',
      'The {part}-character identity number inside “{value}” gives the birth day {birth}, which does not exist or has not come yet.',
      'Compare it with the registration.',
    ],
  ),
  'tin/innerRegion': say(
    ['识别号里的区划不存在', '“{value}”里的 {part} 位号码以“{region}”开头，不是省份代码。', '请对照登记资料核对。'],
    [
      'The region inside is wrong',
      'The {part}-character number inside “{value}” has the region “{region}”, which does not exist.',
      'Compare it with the registration.',
    ],
  ),
};
