import { type DetailWords, say } from './entry.ts';
import { alphabet, check, length, placeholder, shape, slip, swapped } from './phrases.ts';

/** Words about the numbers of estates, vehicles, accounts, places and documents. */
export const thingNumberWords: Readonly<Record<string, DetailWords>> = {
  'bdc/length': length('不动产单元号', 'Real estate unit number', '28'),
  'bdc/area': say(
    ['不动产单元号前 12 位应为数字', '“{value}”前 12 位（区划、地籍区、子区）应全为数字。', '请对照不动产权证核对。'],
    [
      'The first twelve must be digits',
      'The first twelve characters of “{value}” must be digits.',
      'Compare them with the certificate.',
    ],
  ),
  'bdc/feature': say(
    ['宗地特征码不存在', '“{value}”第 13、14 位“{feature}”不是宗地特征码。', '请对照不动产权证核对；国有建设用地一般为 GB。'],
    [
      'No such parcel type',
      'Characters 13 and 14, “{feature}”, are no parcel type.',
      'Compare with the certificate; state-owned building land is GB.',
    ],
  ),
  'bdc/owner': say(
    ['宗地特征码前后矛盾', '“{feature}”：集体所有权和宅基地不会是国有土地。', '请对照不动产权证核对。'],
    [
      'Parcel type contradicts itself',
      '“{feature}”: collective ownership and homesteads are not state land.',
      'Compare with the certificate.',
    ],
  ),
  'bdc/parcel': say(
    ['宗地顺序号应为数字', '“{value}”第 15 至 19 位“{parcel}”应为数字。', '请核对。'],
    ['The parcel number must be digits', 'Characters 15 to 19, “{parcel}”, must be digits.', 'Check them.'],
  ),
  'bdc/fixture': say(
    [
      '定着物特征码不存在',
      '“{value}”第 20 位“{char}”不是定着物特征码（F 房屋、L 林木、Q 其他、W 无）。',
      '请对照不动产权证核对。',
    ],
    ['No such fixture type', 'Character 20, “{char}”, is none of F, L, Q, W.', 'Compare with the certificate.'],
  ),
  'bdc/unit': say(
    ['定着物单元号应为 8 位数字', '“{value}”末 8 位“{unit}”应为数字。', '请核对。'],
    ['The unit number must be eight digits', 'The last eight, “{unit}”, must be digits.', 'Check them.'],
  ),
  'bdc/noFixture': say(
    ['无定着物时末 8 位应为 0', '“{value}”第 20 位是 W（无定着物），末 8 位应全为 0。', '请核对是 W 还是 F。'],
    [
      'Without a fixture the unit is zero',
      'Character 20 is W (no fixture), so the last eight must be zeros.',
      'Check whether it is W or F.',
    ],
  ),
  'bdcqzh/brackets': shape('不动产权证号', 'Real estate certificate', '豫(2026)郑州市不动产权第0000001号'),
  'bdcqzh/year': say(
    ['不动产权证号的年份应为四位', '“{value}”括号里的年份应为四位。', '请写成“豫(2026)…”。'],
    ['The year needs four digits', 'The year in brackets of “{value}” needs four digits.', 'Write “豫(2026)…”.'],
  ),
  'bdcqzh/number': say(
    ['不动产权证号的序号应为 7 位', '“{value}”的序号有 {size} 位，应为 7 位。', '请在前面补零或核对。'],
    [
      'The serial number needs seven digits',
      'The serial number has {size} digits; seven are needed.',
      'Add zeros in front, or check it.',
    ],
  ),
  'bdcqzh/shape': shape('不动产权证号', 'Real estate certificate', '豫(2026)郑州市不动产权第0000001号'),
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
  'vin/year': say(
    ['车型年份代码不存在', '“{value}”第 10 位“{char}”不是车型年份代码。', '请对照登记证书核对。'],
    ['No such model year', 'Character 10, “{char}”, is no model year.', 'Compare with the certificate.'],
  ),
  'vin/serial': say(
    ['末四位应为数字', '“{value}”末四位应为数字。', '请对照登记证书核对。'],
    ['The last four must be digits', 'The last four of “{value}” must be digits.', 'Compare with the certificate.'],
  ),
  'plate/province': say(
    ['号牌应以省份简称开头', '“{value}”不是以省份简称开头。', '请写成“豫A12345”的样子。'],
    ['A plate begins with its province', '“{value}” does not begin with a province.', 'Write it like “豫A12345”.'],
  ),
  'plate/letters': say(
    ['号牌不用字母 I 和 O', '“{value}”里有字母 I 或 O。', '多半是数字 1 或 0，请核对。'],
    ['Plates do not use I and O', '“{value}” has an I or O.', 'Probably 1 or 0; check it.'],
  ),
  'plate/energy': shape('新能源号牌', 'New-energy plate', '豫AD12345'),
  'plate/shape': shape('号牌', 'Plate', '豫A12345'),
  'bank_card/alphabet': alphabet('银行卡号', 'Bank card'),
  'bank_card/length': length('银行卡号', 'Bank card', '13 至 19'),
  'bank_card/placeholder': placeholder('银行卡号', 'Bank card'),
  'bank_card/swapped': swapped('银行卡号', 'Bank card'),
  'bank_card/checkDigit': check('银行卡号', 'Bank card', 'ISO/IEC 7812-1'),
  'bank_account/alphabet': say(
    ['账号只能有数字和横线', '“{value}”里有别的字符。', '请核对账号。'],
    ['Digits and hyphens only', '“{value}” has other characters.', 'Check the account.'],
  ),
  'bank_account/length': length('对公账号', 'Account', '8 至 32'),
  'mobile/prefix': say(
    ['手机号段不存在', '“{value}”以 {prefix} 开头，没有这个号段。', '请核对。'],
    ['No such mobile prefix', '“{value}” begins with {prefix}; there is no such prefix.', 'Check it.'],
  ),
  'mobile/length': length('手机号', 'Mobile number', '11'),
  'landline/zero': say(
    ['区号少了前面的 0', '“{value}”的区号应以 0 开头。', '请写成“0371-60000000”。'],
    ['The area code lacks its zero', 'The area code of “{value}” must begin with 0.', 'Write “0371-60000000”.'],
  ),
  'landline/shape': shape('固定电话', 'Landline', '0371-60000000'),
  'region/shape': length('行政区划代码', 'Region code', '6'),
  'region/zone': say(
    ['功能区代码', '“{value} {name}”是统计用的功能区代码，不在 GB/T 2260 里。', '确属功能区的，写明说明；否则填所在行政区。'],
    [
      'A functional zone',
      '“{value}” is a statistics code for a zone, not in GB/T 2260.',
      'Give a reason, or use the district it lies in.',
    ],
  ),
  'region/grouping': say(
    ['“市辖区”不是具体区县', '“{value}”是汇总用代码，不是具体区县。', '请填具体区县；确无法区分的，写明说明。'],
    ['A grouping code', '“{value}” groups districts; it is not one.', 'Name the district, or give a reason.'],
  ),
  'region/historic': say(
    ['区划代码不在现行表里', '“{value}”不在现行区划表里，可能是历史代码。', '核对无误的，写明说明即可。'],
    ['Not in the present list', '“{value}” is not in the present list; perhaps historic.', 'If it is right, give a reason.'],
  ),
  'region/unknown': say(
    ['没有这个区划代码', '“{value}”不是行政区划代码。', '请从 410102 中原区 等代码中选择。'],
    ['No such region', '“{value}” is not a region code.', 'Choose one such as 410102 (Zhongyuan).'],
  ),
  'industry/shape': shape('行业代码', 'Industry code', 'K7010'),
  'industry/division': say(
    ['没有这个行业大类', '“{value}”里的大类 {division} 不存在。', '请对照 GB/T 4754-2017 核对。'],
    ['No such division', 'Division {division} does not exist.', 'See GB/T 4754-2017.'],
  ),
  'industry/section': say(
    [
      '行业门类与大类不符',
      '“{value}”：大类 {division} 属于门类 {section}，不是 {letter}。',
      '请把首字母改为 {section}，或核对数字。',
    ],
    [
      'Section and division do not belong together',
      '“{value}”: division {division} is in section {section}, not {letter}.',
      'Change the letter to {section}, or check the digits.',
    ],
  ),
  'currency/unknown': shape('币种代码', 'Currency', 'CNY'),
  'reg_type/otherList': say(
    ['登记注册类型用错了年份', '“{value}”不在 {year} 年的类型表里，是另一版的代码，含义不同。', '请按目录所用的类型表改填。'],
    [
      'A code of another year’s list',
      '“{value}” is not in the list of {year}; it belongs to the other one, with another meaning.',
      'Use the list named in the catalog.',
    ],
  ),
  'reg_type/unknown': say(
    ['没有这个登记注册类型', '“{value}”不是登记注册类型代码。', '请对照代码表核对。'],
    ['No such registration type', '“{value}” is no registration type.', 'See the code list.'],
  ),
  'xmdm/shape': shape('投资项目代码', 'Project code', '2604-410105-04-01-123456'),
  'xmdm/month': say(
    ['项目代码里的月份不存在', '“{value}”第 3、4 位“{month}”不是月份。', '请对照批复文件核对。'],
    ['No such month in the project code', 'Characters 3 and 4, “{month}”, are no month.', 'Compare with the approval.'],
  ),
  'xmdm/region': say(
    ['项目代码里的区划不存在', '“{value}”里的“{region}”不是行政区划代码。', '请对照批复文件核对。'],
    ['No such region in the project code', '“{region}” is no region code.', 'Compare with the approval.'],
  ),
  'pwxk/length': length('排污许可证号', 'Discharge permit', '22'),
  'pwxk/holder': say(
    ['排污许可证号前 18 位不对', '“{value}”前 18 位不是有效的统一社会信用代码。', '请对照许可证核对。'],
    [
      'The permit’s holder is wrong',
      'The first 18 characters of “{value}” are no valid credit code.',
      'Compare with the permit.',
    ],
  ),
  'pwxk/tail': say(
    ['排污许可证号末 4 位不对', '“{value}”末 4 位“{tail}”应为 3 位数字加 1 位字母。', '请对照许可证核对。'],
    ['The permit’s end is wrong', 'The last four, “{tail}”, must be three digits and a letter.', 'Compare with the permit.'],
  ),
  'doc_number/zero': say(
    ['发文字号不编虚位', '“{value}”的序号前不加 0。', '请写成“郑财函〔2026〕15号”。'],
    ['No leading zero', 'The number in “{value}” has no leading zero.', 'Write “郑财函〔2026〕15号”.'],
  ),
  'doc_number/ordinal': say(
    ['发文字号不加“第”', '“{value}”里不写“第”。', '请写成“郑财函〔2026〕15号”。'],
    ['Without 第', '“{value}” is written without 第.', 'Write “郑财函〔2026〕15号”.'],
  ),
  'doc_number/shape': shape('发文字号', 'Document number', '郑财函〔2026〕15号'),
  'doc_number/end': say(
    ['发文字号少了“号”', '“{value}”应以“号”结尾。', '请补上“号”。'],
    ['号 is missing', '“{value}” must end with 号.', 'Add it.'],
  ),
  'period/month': say(
    ['没有这个月份', '“{value}”里的月份 {month} 不存在。', '请写成 202610 的样子。'],
    ['No such month', 'Month {month} of “{value}” does not exist.', 'Write it like 202610.'],
  ),
  'period/shape': shape('期间', 'Period', '202610'),
};
