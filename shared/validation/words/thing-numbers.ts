import { codeNumberWords } from './code-numbers.ts';
import { type DetailWords, say } from './entry.ts';
import { alphabet, check, length, letter, placeholder, shape, slip, swapped, twin } from './phrases.ts';

/** Words about the numbers of estates, vehicles, accounts, projects and permits. */
export const thingNumberWords: Readonly<Record<string, DetailWords>> = {
  ...codeNumberWords,
  'bdc/length': length('不动产单元号', 'Real estate unit number', '28'),
  'bdc/feature': say(
    ['宗地特征码不存在', '“{value}”第 13、14 位“{feature}”不是宗地特征码。', '请对照不动产权证核对；国有建设用地一般为 GB。'],
    [
      'No such parcel type',
      'Characters 13 and 14 of “{value}”, “{feature}”, are no parcel type.',
      'Compare with the certificate; state-owned building land is GB.',
    ],
  ),
  'bdc/owner': say(
    ['宗地特征码前后矛盾', '“{value}”第 13、14 位是“{feature}”，但集体所有权和宅基地不会是国有土地。', '请对照不动产权证核对。'],
    [
      'Parcel type contradicts itself',
      '“{value}” has “{feature}”, but collective ownership and homesteads are not state land.',
      'Compare with the certificate.',
    ],
  ),
  'bdc/fixture': say(
    [
      '定着物特征码不存在',
      '“{value}”第 20 位“{char}”不是定着物特征码（F 房屋、L 林木、Q 其他、W 无）。',
      '请对照不动产权证核对。',
    ],
    [
      'No such fixture type',
      'Character 20 of “{value}”, “{char}”, is none of F (house), L (trees), Q (other), W (none).',
      'Compare with the certificate.',
    ],
  ),
  'bdc/noFixture': say(
    ['无定着物时末 8 位应为 0', '“{value}”第 20 位是 W（无定着物），末 8 位应全为 0。', '请核对是 W 还是 F。'],
    [
      'Without a fixture the unit is zero',
      'Character 20 of “{value}” is W (no fixture), so the last eight must be zeros.',
      'Check whether it is W or F.',
    ],
  ),
  'bdc/area': say(
    [
      '不动产单元号前 12 位应为数字',
      '“{value}”第 {at} 位是“{char}”；前 12 位（区划、地籍区、子区）应全为数字。',
      '请对照不动产权证核对。',
    ],
    [
      'The first twelve must be digits',
      'Character {at} of “{value}” is “{char}”; the first twelve must be digits.',
      'Compare it with the certificate.',
    ],
  ),
  'bdc/parcel': say(
    ['宗地顺序号应为数字', '“{value}”第 {at} 位是“{char}”；宗地顺序号应为 5 位数字。', '请对照不动产权证核对。'],
    [
      'The parcel number must be digits',
      'Character {at} of “{value}” is “{char}”; the parcel’s serial number has five digits.',
      'Compare it with the certificate.',
    ],
  ),
  'bdc/unit': say(
    ['定着物单元号应为 8 位数字', '“{value}”第 {at} 位是“{char}”；末 8 位应全为数字。', '请对照不动产权证核对。'],
    [
      'The unit number must be eight digits',
      'Character {at} of “{value}” is “{char}”; the last eight must be digits.',
      'Compare it with the certificate.',
    ],
  ),
  'bdc/region': say(
    ['不动产单元号里的区划不存在', '“{value}”开头的“{region}”不是行政区划代码。', '请对照不动产权证核对前 6 位。'],
    [
      'No such region',
      '“{value}” begins with “{region}”, which is no region code.',
      'Compare the first six with the certificate.',
    ],
  ),
  'bdc/parcelOnly': say(
    [
      '只填了宗地代码',
      '“{value}”是 19 位宗地代码，缺少后 9 位定着物单元号。',
      '请补全 28 位；没有定着物的，后 9 位写 W00000000。',
    ],
    [
      'Only the parcel’s code',
      '“{value}” is the 19 characters of the parcel; the nine of the fixture are missing.',
      'Give all 28 characters; without a fixture the last nine are W00000000.',
    ],
  ),
  'bdcqzh/year': say(
    ['不动产权证号的年份应为四位', '“{value}”括号里的年份应为四位。', '请写成“豫(2026)…”。'],
    ['The year needs four digits', 'The year in brackets of “{value}” needs four digits.', 'Write “豫(2026)…”.'],
  ),
  'bdcqzh/shape': shape('不动产权证号', 'Real estate certificate', '豫(2026)郑州市不动产权第0000001号'),
  'bdcqzh/brackets': say(
    ['不动产权证号的年份少了括号', '“{value}”的年份没有写在括号里，应为“{better}”。', '可改为“{better}”。'],
    ['The year needs brackets', 'The year in “{value}” stands without brackets; it should be “{better}”.', 'Write “{better}”.'],
  ),
  'bdcqzh/province': say(
    ['不动产权证号的省份简称不对', '“{value}”开头的“{char}”不是省份简称。', '河南省的写“豫”。'],
    ['No such province', '“{value}” begins with “{char}”, which is no province’s short name.', 'Henan is 豫.'],
  ),
  'bdcqzh/old': say(
    [
      '不动产统一登记以前的旧证',
      '“{value}”像是旧的房产证或土地证号，旧证仍然有效。',
      '核对无误的，写明说明；已换证的，改填不动产权证号。',
    ],
    [
      'A certificate from before the joint register',
      '“{value}” looks like an old house or land certificate; such papers stay in force.',
      'Give a reason, or the new number when it was exchanged.',
    ],
  ),
  'bdcqzh/number': say(
    ['不动产权证号的序号应为 7 位', '“{value}”的序号有 {size} 位，应为 7 位，开头的 0 可能丢了。', '请在前面补零或核对。'],
    [
      'The serial number needs seven digits',
      'The serial number of “{value}” has {size} digits instead of seven; leading zeros may be lost.',
      'Add zeros in front, or check it.',
    ],
  ),
  'vin/length': length('车辆识别代号', 'Vehicle identification number', '17'),
  'vin/alphabet': alphabet('车辆识别代号', 'Vehicle identification number'),
  'vin/slip': slip(
    '车辆识别代号',
    'Vehicle identification number',
    'GB 16735 不使用字母 I O Q。',
    'GB 16735 does not use I O Q.',
  ),
  'vin/placeholder': placeholder('车辆识别代号', 'Vehicle identification number'),
  'vin/swapped': swapped('车辆识别代号', 'Vehicle identification number'),
  'vin/checkDigit': check('车辆识别代号', 'Vehicle identification number', 'GB 16735-2019'),
  'vin/import': say(
    ['进口车辆识别代号校验不符', '“{value}”校验不符；进口车辆可能如此。', '核对无误的，写明说明即可。'],
    [
      'Imported vehicle: check does not fit',
      '“{value}” does not pass the check; imported vehicles may not.',
      'If it is right, give a reason.',
    ],
  ),
  'vin/importSerial': say(
    ['进口车辆识别代号末四位不全是数字', '“{value}”末四位不全是数字；进口车辆可能如此。', '核对无误的，写明说明即可。'],
    [
      'Imported vehicle: letters in the last four',
      '“{value}” has letters in its last four; imported vehicles may.',
      'If it is right, give a reason.',
    ],
  ),
  'vin/year': say(
    ['车型年份代码不存在', '“{value}”第 10 位“{char}”不是车型年份代码。', '请对照登记证书核对。'],
    ['No such model year', 'Character 10 of “{value}”, “{char}”, is no model year.', 'Compare with the certificate.'],
  ),
  'vin/serial': say(
    ['末四位应为数字', '“{value}”末四位应为数字。', '请对照登记证书核对。'],
    ['The last four must be digits', 'The last four of “{value}” must be digits.', 'Compare with the certificate.'],
  ),
  'vin/letter': letter('车辆识别代号', 'Vehicle identification number'),
  'vin/twin': twin('车辆识别代号', 'Vehicle identification number'),
  'plate/province': say(
    ['号牌应以省份简称开头', '“{value}”不是以省份简称开头。', '请写成“豫A12345”的样子。'],
    ['A plate begins with its province', '“{value}” does not begin with a province.', 'Write it like “豫A12345”.'],
  ),
  'plate/shape': shape('号牌', 'Plate', '豫A12345'),
  'plate/letters': say(
    [
      '号牌不用字母 I 和 O',
      '“{value}”第 {at} 位是字母 {char}，多半是数字 {meant}；号牌序号不用 I 和 O。',
      '请改为 {meant}，并对照行驶证核对。',
    ],
    [
      'Plates do not use I and O',
      'Character {at} of “{value}” is the letter {char}, probably the digit {meant}: plates use no I and O.',
      'Change it to {meant}, and compare it with the licence.',
    ],
  ),
  'plate/energy': shape('新能源号牌', 'New-energy plate', '豫AD12345”或“豫A12345D', '豫AD12345” or “豫A12345D'),
  'plate/newLetter': say(
    ['新能源号牌字母少见', '“{value}”的能源字母“{char}”不是常用的 D 或 F。', '核对无误的，写明说明即可。'],
    [
      'An unusual new-energy letter',
      '“{value}” has the letter “{char}” where D or F is usual.',
      'If it is right, give a reason.',
    ],
  ),
  'bank_card/alphabet': alphabet('银行卡号', 'Bank card'),
  'bank_card/placeholder': placeholder('银行卡号', 'Bank card'),
  'bank_card/swapped': swapped('银行卡号', 'Bank card'),
  'bank_card/checkDigit': check('银行卡号', 'Bank card', 'ISO/IEC 7812-1'),
  'bank_card/length': length('银行卡号', 'Bank card', '13 至 19', '13 to 19'),
  'bank_card/slip': slip('银行卡号', 'Bank card', '卡号里只有数字。', 'A card number has digits only.'),
  'bank_card/letter': letter('银行卡号', 'Bank card'),
  'bank_account/length': length('对公账号', 'Account', '8 至 32', '8 to 32'),
  'bank_account/placeholder': placeholder('对公账号', 'Account'),
  'bank_account/alphabet': say(
    ['账号只能有数字和横线', '“{value}”第 {at} 位“{char}”不能出现在账号里。', '请对照开户资料核对。'],
    [
      'Digits and hyphens only',
      'Character {at} of “{value}”, “{char}”, cannot be in an account number.',
      'Compare it with the bank’s papers.',
    ],
  ),
  'xmdm/shape': say(
    ['投资项目代码分段不对', '“{value}”的横线位置不对，应为“{better}”。', '可改为“{better}”。'],
    [
      'Project code: hyphens in the wrong places',
      '“{value}” has its hyphens in the wrong places; it should be “{better}”.',
      'Write “{better}”.',
    ],
  ),
  'xmdm/month': say(
    ['项目代码里的月份不存在', '“{value}”第 3、4 位“{month}”不是月份。', '请对照批复文件核对。'],
    [
      'No such month in the project code',
      'Characters 3 and 4 of “{value}”, “{month}”, are no month.',
      'Compare with the approval.',
    ],
  ),
  'xmdm/region': say(
    ['项目代码里的区划不存在', '“{value}”里的“{region}”不是行政区划代码。', '请对照批复文件核对。'],
    [
      'No such region in the project code',
      '“{value}” has the region “{region}”, which is no region code.',
      'Compare with the approval.',
    ],
  ),
  'xmdm/length': length('投资项目代码（不计横线）', 'Project code (hyphens aside)', '20'),
  'xmdm/alphabet': alphabet('投资项目代码', 'Project code'),
  'xmdm/serial': say(
    ['投资项目代码的顺序号全是 0', '“{value}”末 6 位顺序号全是 0，不是真实代码。', '请对照批复文件核对。'],
    [
      'Project code: the serial number is zero',
      'The last six digits of “{value}” are zeros; no project has that number.',
      'Compare it with the approval.',
    ],
  ),
  'pwxk/length': length('排污许可证号', 'Discharge permit', '22'),
  'pwxk/tail': say(
    ['排污许可证号末 4 位不对', '“{value}”末 4 位“{tail}”应为 3 位数字加 1 位字母。', '请对照许可证核对。'],
    [
      'The permit’s end is wrong',
      'The last four of “{value}”, “{tail}”, must be three digits and a letter.',
      'Compare with the permit.',
    ],
  ),
  'pwxk/holderOnly': say(
    [
      '只填了排污单位的统一社会信用代码',
      '“{value}”是 18 位统一社会信用代码，许可证号还有后 4 位。',
      '请对照许可证补全 22 位，如 …001P。',
    ],
    [
      'Only the holder’s code',
      '“{value}” is the holder’s 18-character code; the permit’s number has four more.',
      'Complete it from the permit, such as …001P.',
    ],
  ),
};
