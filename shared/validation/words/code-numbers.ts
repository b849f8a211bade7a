import { type DetailWords, say } from './entry.ts';
import { alphabet, length, placeholder, shape, slip } from './phrases.ts';

/** Words about codes of classifications, telephones, official letters and periods. */
export const codeNumberWords: Readonly<Record<string, DetailWords>> = {
  'region/grouping': say(
    ['“市辖区”不是具体区县', '“{value}”是汇总用代码，不是具体区县。', '请填具体区县；确无法区分的，写明说明。'],
    [
      'A grouping code',
      '“{value}” stands for all districts of a city together; it is not one of them.',
      'Name the district, or give a reason.',
    ],
  ),
  'region/unknown': say(
    ['没有这个区划代码', '“{value}”不是行政区划代码。', '请从 410102 中原区 等代码中选择。'],
    ['No such region', '“{value}” is not a region code.', 'Choose one such as 410102 (Zhongyuan).'],
  ),
  'region/length': length('行政区划代码', 'Region code', '6'),
  'region/alphabet': alphabet('行政区划代码', 'Region code'),
  'region/slip': slip('行政区划代码', 'Region code', '区划代码只有数字。', 'A region code has digits only.'),
  'region/placeholder': placeholder('行政区划代码', 'Region code'),
  'region/name': say(
    ['填的是区划名称', '“{value}”是区划名称，这里要填代码 {code}。', '可改为 {code}。'],
    ['A name instead of a code', '“{value}” is the region’s name; its code, {code}, belongs here.', 'Change it to {code}.'],
  ),
  'region/short': say(
    ['区划代码少了末尾的 0', '“{value}”应写满 6 位：{code}。', '可改为 {code}。'],
    ['Zeros at the end are missing', '“{value}” is written with six digits: {code}.', 'Change it to {code}.'],
  ),
  'region/long': say(
    [
      '填的是乡镇或村一级的统计代码',
      '“{value}”有 {size} 位，是统计用的乡镇或村级代码；这里要填 6 位区划代码，即前 6 位 {code}。',
      '请核对后填前 6 位。',
    ],
    [
      'A code of a township or village',
      '“{value}” has {size} digits, a statistics code of a township or village; the first six, {code}, are its region code.',
      'Check it and give the first six.',
    ],
  ),
  'region/zone': say(
    [
      '功能区代码',
      '“{value} {name}”是统计用的功能区代码，不在 GB/T 2260 里（所属 {parent} 郑州市）。',
      '确属功能区的，写明说明；否则填所在行政区。',
    ],
    [
      'A functional zone',
      '“{value}” is the statistics bureau’s code for a functional zone of {parent} (Zhengzhou); GB/T 2260 does not have it.',
      'Give a reason, or use the district it lies in.',
    ],
  ),
  'region/historic': say(
    [
      '区划代码不在现行表里',
      '“{value}”不在本机的现行区划表里，可能是已撤并的历史代码；历史代码可以使用。',
      '核对无误的，写明说明即可。',
    ],
    [
      'Not in the present list',
      '“{value}” is not in the present list here. It may be the historic code of a merged district, which is legal.',
      'If it is right, give a reason.',
    ],
  ),
  'industry/shape': shape('行业代码', 'Industry code', 'K7010'),
  'industry/division': say(
    ['没有这个行业大类', '“{value}”里的大类 {division} 不存在。', '请对照 GB/T 4754-2017 核对。'],
    ['No such division', 'Division {division} of “{value}” does not exist.', 'See GB/T 4754-2017.'],
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
  'industry/letter': say(
    ['没有这个行业门类', '“{value}”的首字母“{letter}”不是行业门类，门类只有 A 至 T。', '请对照 GB/T 4754-2017 核对首字母。'],
    ['No such section', '“{value}” begins with “{letter}”; sections are A to T.', 'See GB/T 4754-2017.'],
  ),
  'industry/length': length('行业代码的数字部分', 'Digits of the industry code', '2 至 4', '2 to 4'),
  'industry/zero': say(
    ['行业代码丢了开头的 0', '“{value}”开头的 0 可能被表格软件去掉了，应为 {better}。', '可改为 {better}，并核对。'],
    [
      'The leading zero is lost',
      'A spreadsheet may have dropped the leading zero of “{value}”; it should be {better}.',
      'Change it to {better}, and check it.',
    ],
  ),
  'industry/either': say(
    [
      '行业代码有两种读法',
      '“{value}”可能是 {one}，也可能丢了开头的 0，本是 {other}。',
      '请写出带门类字母的代码；确为 {one} 的，写明说明。',
    ],
    [
      'The industry code can be read in two ways',
      '“{value}” may be {one}, or {other} whose leading zero a spreadsheet dropped.',
      'Write the code with its letter, or give a reason when it is {one}.',
    ],
  ),
  'currency/unknown': shape('币种代码', 'Currency code', 'CNY'),
  'currency/length': length('币种代码', 'Currency code', '3'),
  'currency/none': say(
    ['不是币种', '“{value}”是国际标准里“无币种”或测试用的代码，不是货币。', '请填实际币种，人民币为 CNY。'],
    [
      'Not a currency',
      '“{value}” is the standard’s code for no currency or for tests.',
      'Give the real currency; renminbi is CNY.',
    ],
  ),
  'currency/zero': say(
    ['币种数字代码丢了开头的 0', '“{value}”应为 3 位 {better}，开头的 0 可能被表格软件去掉了。', '可改为 {better}，并核对。'],
    [
      'The leading zero is lost',
      '“{value}” has three digits in the list, {better}; a spreadsheet may have dropped the zero.',
      'Change it to {better}, and check it.',
    ],
  ),
  'currency/symbol': say(
    ['填的是货币符号', '“{value}”是货币符号，同一个符号可能表示几种货币。', '请填代码，人民币为 CNY。'],
    [
      'A sign instead of a code',
      '“{value}” is a currency sign; one sign can stand for several currencies.',
      'Give the code; renminbi is CNY.',
    ],
  ),
  'reg_type/unknown': say(
    ['没有这个登记注册类型', '“{value}”不是登记注册类型代码。', '请对照代码表核对。'],
    ['No such registration type', '“{value}” is no registration type.', 'See the code list.'],
  ),
  'reg_type/otherList': say(
    [
      '登记注册类型用错了年份',
      '“{value}”不在 {year} 年的类型表里，它是 {other} 年表里的“{name}”。',
      '请按 {year} 年的类型表改填。',
    ],
    [
      'A code of another year’s list',
      '“{value}” is not in the list of {year}; in that of {other} it means {name}.',
      'Use the list of {year}.',
    ],
  ),
  'reg_type/mapped': say(
    [
      '登记注册类型用错了年份',
      '“{value}”是 {other} 年表里的“{name}”；{year} 年的类型表里对应 {better}。',
      '请核对后改填 {better}。',
    ],
    [
      'A code of another year’s list',
      '“{value}” means {name} in the list of {other}; the list of {year} has {better} for it.',
      'Check it and change it to {better}.',
    ],
  ),
  'mobile/prefix': say(
    ['手机号段不存在', '“{value}”以 {prefix} 开头，没有这个号段。', '请核对。'],
    ['No such mobile prefix', '“{value}” begins with {prefix}; there is no such prefix.', 'Check it.'],
  ),
  'mobile/length': length('手机号', 'Mobile number', '11'),
  'mobile/several': say(
    ['一格里有几个手机号', '“{value}”里不止一个号码，这里只能填一个。', '请只留一个号码。'],
    ['Several numbers in one cell', '“{value}” has more than one number; only one belongs here.', 'Keep one.'],
  ),
  'mobile/alphabet': alphabet('手机号', 'Mobile number'),
  'landline/shape': shape('固定电话', 'Landline', '0371-60000000'),
  'landline/zero': say(
    ['区号少了前面的 0', '“{value}”的区号应以 0 开头，应为“{better}”。', '可补回开头的 0。'],
    ['The area code lacks its zero', 'The area code of “{value}” must begin with 0: “{better}”.', 'Restore the zero.'],
  ),
  'landline/noArea': say(
    ['固定电话没有区号', '“{value}”没有区号。', '请在前面加上区号，如“0371-”。'],
    ['No area code', '“{value}” has no area code.', 'Put it in front, such as “0371-”.'],
  ),
  'landline/area': say(
    ['没有这个区号', '“{value}”的区号“{area}”不存在。', '请核对区号；郑州为 0371。'],
    ['No such area code', 'The area code of “{value}”, “{area}”, does not exist.', 'Check it; Zhengzhou has 0371.'],
  ),
  'landline/local': say(
    ['固定电话的号码不对', '“{value}”区号后的号码“{local}”应为 7 至 8 位，首位 2 至 9。', '请核对号码。'],
    [
      'The local number is wrong',
      'The number after the area code of “{value}”, “{local}”, must have 7 or 8 digits and begin with 2 to 9.',
      'Check it.',
    ],
  ),
  'landline/extension': say(
    ['分机号过长', '“{value}”的分机号应为 1 至 6 位。', '请核对分机号。'],
    ['The extension is too long', 'The extension of “{value}” must have 1 to 6 digits.', 'Check it.'],
  ),
  'doc_number/shape': shape('发文字号', 'Document number', '郑财函〔2026〕15号'),
  'doc_number/zero': say(
    ['发文字号不编虚位', '“{value}”的序号前不加 0，应为“{better}”。', '可改为“{better}”。'],
    ['No leading zero', 'The number in “{value}” has no leading zero: “{better}”.', 'Write “{better}”.'],
  ),
  'doc_number/ordinal': say(
    ['发文字号不加“第”', '“{value}”里不写“第”，应为“{better}”。', '可改为“{better}”。'],
    ['Without 第', '“{value}” is written without 第: “{better}”.', 'Write “{better}”.'],
  ),
  'doc_number/end': say(
    ['发文字号少了“号”', '“{value}”应以“号”结尾。', '请补上“号”，如“郑财函〔2026〕15号”。'],
    ['号 is missing', '“{value}” must end with 号.', 'Add it, as in “郑财函〔2026〕15号”.'],
  ),
  'doc_number/year': say(
    ['发文字号的年份应为四位', '“{value}”括号里的年份应为四位数字。', '请写成“郑财函〔2026〕15号”的样子。'],
    [
      'The year needs four digits',
      'The year in the brackets of “{value}” needs four digits.',
      'Write it like “郑财函〔2026〕15号”.',
    ],
  ),
  'doc_number/brackets': say(
    ['发文字号的年份少了括号', '“{value}”的年份应写在六角括号〔〕里。', '请写成“郑财函〔2026〕15号”的样子。'],
    ['The year needs brackets', 'The year of “{value}” belongs in the brackets 〔〕.', 'Write it like “郑财函〔2026〕15号”.'],
  ),
  'period/month': say(
    ['没有这个月份', '“{value}”里的月份 {month} 不存在。', '请写成 202610 的样子。'],
    ['No such month', 'Month {month} of “{value}” does not exist.', 'Write it like 202610.'],
  ),
  'period/shape': shape('期间', 'Period', '202610'),
  'period/year': say(
    ['期间的年份少见', '“{value}”的年份是 {year}，不像报送期间。', '核对无误的，写明说明即可。'],
    ['An unusual year', 'The year of “{value}” is {year}, which hardly is a reporting period.', 'If it is right, give a reason.'],
  ),
  'period/shortYear': say(
    ['期间的年份应为四位', '“{value}”的年份只有两位。', '请写四位年份，如 202610。'],
    ['The year needs four digits', 'The year of “{value}” has two digits.', 'Write four, like 202610.'],
  ),
  'period/week': say(
    ['周不是报送期间', '“{value}”是第几周的写法，报送期间只有月、季、半年、年。', '请写成 202610、2026Q4、2026H2 或 2026。'],
    [
      'A week is no reporting period',
      '“{value}” names a week; periods are months, quarters, half-years and years.',
      'Write 202610, 2026Q4, 2026H2 or 2026.',
    ],
  ),
  'period/day': say(
    ['填的是日期，不是期间', '“{value}”是某一天，这里要填期间。', '请写成 202610、2026Q4、2026H2 或 2026。'],
    ['A day instead of a period', '“{value}” is a day; a period belongs here.', 'Write 202610, 2026Q4, 2026H2 or 2026.'],
  ),
  'period/quarter': say(
    ['没有这个季度', '“{value}”里的季度 {part} 不存在，季度只有 1 至 4。', '请写成 2026Q4 的样子。'],
    ['No such quarter', 'Quarter {part} of “{value}” does not exist; there are four.', 'Write it like 2026Q4.'],
  ),
  'period/half': say(
    ['没有这个半年', '“{value}”里的半年 {part} 不存在，上半年为 H1，下半年为 H2。', '请写成 2026H2 的样子。'],
    ['No such half-year', 'Half-year {part} of “{value}” does not exist; there are H1 and H2.', 'Write it like 2026H2.'],
  ),
  'period/digits': say(
    ['期间的位数不对', '“{value}”有 5 位数字：可能月份少了 0，也可能是表格软件的日期序号。', '请写成 202610 的样子。'],
    [
      'Wrong number of digits',
      '“{value}” has five digits: a month without its zero, or a spreadsheet’s day number.',
      'Write it like 202610.',
    ],
  ),
};
