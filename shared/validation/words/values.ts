import { type DetailWords, say } from './entry.ts';

/** Words about types, lengths, bounds, codes and spreadsheet damage. */
export const valueWords: Readonly<Record<string, DetailWords>> = {
  required: say(
    ['必填项没有填', '“{label}”是必填项，这里空着。', '请补填；确实没有数据的，向业务科室核实。'],
    ['Required, but empty', '“{label}” must be filled in.', 'Fill it in, or ask the department that keeps the record.'],
  ),
  'type/number': say(
    ['不是数字', '“{value}”不是数字。', '只填数字，小数点用“.”，单位不要写进格子。'],
    ['Not a number', '“{value}” is not a number.', 'Digits only, “.” as the decimal point, no unit in the cell.'],
  ),
  'type/integer': say(
    ['不是整数', '“{value}”不是整数。', '请填不带小数的整数。'],
    ['Not a whole number', '“{value}” is not a whole number.', 'Give a number without decimals.'],
  ),
  'type/scientific': say(
    [
      '被表格软件改成了科学计数',
      '“{value}”是科学计数写法，原来的数字可能已丢失末位。',
      '请从原始资料重新取数，先把该列设为“文本”再粘贴。',
    ],
    [
      'Turned into scientific notation',
      '“{value}” is scientific notation; the last digits may be lost.',
      'Take the number from the source again; format the column as text before pasting.',
    ],
  ),
  'type/percent': say(
    ['带了百分号', '“{value}”带百分号，这一列应填数值。', '请按表头的单位填写，去掉百分号。'],
    [
      'Written with a percent sign',
      '“{value}” has a percent sign; this column takes a plain number.',
      'Follow the unit in the header and drop the sign.',
    ],
  ),
  'type/unitWord': say(
    ['写了“万”或“亿”', '“{value}”带有“万”或“亿”，这一列应填完整数字。', '请按表头的单位换算成数字。'],
    [
      'Written with 万 or 亿',
      '“{value}” uses 万 or 亿; this column takes the full number.',
      'Convert it to the unit named in the header.',
    ],
  ),
  'type/tooLong': say(
    ['数字太长', '“{value}”的位数太多。', '请核对是否把两个数粘在了一起。'],
    ['Too many digits', '“{value}” has too many digits.', 'Check whether two numbers were joined.'],
  ),
  'type/date': say(
    ['不是日期', '“{value}”看不出是哪一天。', '请写成 2026-10-31 的样子。'],
    ['Not a date', '“{value}” does not name a day.', 'Write it like 2026-10-31.'],
  ),
  'type/noSuchDay': say(
    ['没有这一天', '“{value}”在日历上不存在。', '请核对月份和日期。'],
    ['No such day', '“{value}” is not in the calendar.', 'Check month and day.'],
  ),
  'type/twoDigitYear': say(
    ['年份只有两位', '“{value}”的年份只写了两位，分不清世纪。', '请写四位年份。'],
    ['Two-digit year', '“{value}” has a two-digit year; the century is unclear.', 'Write the year with four digits.'],
  ),
  'type/datetime': say(
    ['不是日期时间', '“{value}”看不出是什么时间。', '请写成 2026-10-31 09:30:00 的样子。'],
    ['Not a date and time', '“{value}” does not name a time.', 'Write it like 2026-10-31 09:30:00.'],
  ),
  'type/time': say(
    ['不是时间', '“{value}”不是时间。', '请写成 09:30:00 的样子。'],
    ['Not a time', '“{value}” is not a time.', 'Write it like 09:30:00.'],
  ),
  'type/year': say(
    ['不是年份', '“{value}”不是年份。', '请写四位年份。'],
    ['Not a year', '“{value}” is not a year.', 'Write four digits.'],
  ),
  'type/yearmonth': say(
    ['不是年月', '“{value}”不是年月。', '请写成 2026-10 的样子。'],
    ['Not a year and month', '“{value}” is not a year and month.', 'Write it like 2026-10.'],
  ),
  'type/duration': say(
    ['不是时长', '“{value}”不是时长。', '请写成 P1Y2M 或 PT30M 的样子。'],
    ['Not a duration', '“{value}” is not a duration.', 'Write it like P1Y2M or PT30M.'],
  ),
  'type/boolean': say(
    ['不是“是/否”', '“{value}”不是约定的是或否。', '请按代码表填写。'],
    ['Neither true nor false', '“{value}” is neither of the agreed values.', 'Use the agreed values.'],
  ),
  'type/email': say(
    ['不是邮箱地址', '“{value}”不是邮箱地址。'],
    ['Not an e-mail address', '“{value}” is not an e-mail address.'],
  ),
  'type/uri': say(['不是网址', '“{value}”不是完整网址。'], ['Not a web address', '“{value}” is not a complete address.']),
  'type/binary': say(['不是 Base64 内容', '“{value}”不是 Base64 编码。'], ['Not Base64', '“{value}” is not Base64.']),
  'type/uuid': say(['不是 UUID', '“{value}”不是 UUID。'], ['Not a UUID', '“{value}” is not a UUID.']),
  'type/object': say(['不是 JSON 对象', '“{value}”不是 JSON 对象。'], ['Not a JSON object', '“{value}” is not a JSON object.']),
  'type/array': say(['不是 JSON 数组', '“{value}”不是 JSON 数组。'], ['Not a JSON array', '“{value}” is not a JSON array.']),
  'type/list': say(
    ['列表里有不合类型的项', '“{value}”里有一项不合类型。'],
    ['A list with an item of the wrong type', '“{value}” has an item of the wrong type.'],
  ),
  'type/geopoint': say(
    ['不是坐标', '“{value}”不是经纬度坐标。', '请写成“113.6, 34.7”的样子。'],
    ['Not a coordinate', '“{value}” is not a longitude and latitude.', 'Write it like “113.6, 34.7”.'],
  ),
  'type/geojson': say(['不是 GeoJSON', '“{value}”不是 GeoJSON。'], ['Not GeoJSON', '“{value}” is not GeoJSON.']),
  'normalised/number': say(
    ['数字写法已规范', '“{value}”按 {better} 报送。', '无需处理；也可一并改成规范写法。'],
    [
      'Number written in a usual form',
      '“{value}” is sent as {better}.',
      'Nothing to do; the cells can be rewritten in one step.',
    ],
  ),
  'normalised/integerPoint': say(
    ['整数带了小数点', '“{value}”按 {better} 报送。', '无需处理。'],
    ['Whole number with a point', '“{value}” is sent as {better}.', 'Nothing to do.'],
  ),
  'normalised/date': say(
    ['日期写法已规范', '“{value}”按 {better} 报送。', '无需处理；也可一并改成规范写法。'],
    ['Date written in a usual form', '“{value}” is sent as {better}.', 'Nothing to do; the cells can be rewritten in one step.'],
  ),
  'normalised/serial': say(
    ['日期是表格软件的序号', '“{value}”是表格软件的日期序号，按 {better} 报送。', '请核对是不是这一天；可一并改成日期。'],
    [
      'A spreadsheet’s day number',
      '“{value}” is a spreadsheet’s day number; it is sent as {better}.',
      'Check that it is this day; the cells can be rewritten in one step.',
    ],
  ),
  'normalised/datetime': say(
    ['时间写法已规范', '“{value}”按 {better} 报送。', '无需处理。'],
    ['Time written in a usual form', '“{value}” is sent as {better}.', 'Nothing to do.'],
  ),
  'normalised/space': say(
    ['首尾有空格', '“{value}”首尾有空格，报送时去掉。', '无需处理。'],
    ['Spaces around the text', '“{value}” has spaces around it; they are dropped when sent.', 'Nothing to do.'],
  ),
  'normalised/identifier': say(
    ['号码写法已规范', '“{value}”去空格、全角转半角后按 {better} 报送。', '无需处理；也可一并改成规范写法。'],
    [
      'Number written in a usual form',
      '“{value}” is sent as {better}.',
      'Nothing to do; the cells can be rewritten in one step.',
    ],
  ),
  'length/exact': say(
    ['长度不对', '“{value}”有 {size} 个字符，应为 {limit} 个。', '请核对是否漏位、多位或混入了空格。'],
    ['Wrong length', '“{value}” has {size} characters; it must have {limit}.', 'Check for missing or surplus characters.'],
  ),
  'length/min': say(
    ['太短', '“{value}”只有 {size} 个字符，至少 {limit} 个。', '请补全。'],
    ['Too short', '“{value}” has {size} characters; at least {limit} are needed.', 'Complete it.'],
  ),
  'length/max': say(
    ['太长', '“{value}”有 {size} 个字符，最多 {limit} 个。', '请缩短，或核对是否粘贴了别的内容。'],
    ['Too long', '“{value}” has {size} characters; at most {limit} fit.', 'Shorten it, or check what was pasted.'],
  ),
  minimum: say(
    ['小于允许的最小值', '“{value}”小于 {limit}。', '请核对数值和单位。'],
    ['Below the minimum', '“{value}” is below {limit}.', 'Check value and unit.'],
  ),
  maximum: say(
    ['大于允许的最大值', '“{value}”大于 {limit}。', '请核对数值和单位。'],
    ['Above the maximum', '“{value}” is above {limit}.', 'Check value and unit.'],
  ),
  exclusiveMinimum: say(
    ['必须大于下限', '“{value}”应大于 {limit}。', '请核对数值和单位。'],
    ['Not above the lower bound', '“{value}” must be greater than {limit}.', 'Check value and unit.'],
  ),
  exclusiveMaximum: say(
    ['必须小于上限', '“{value}”应小于 {limit}。', '请核对数值和单位。'],
    ['Not below the upper bound', '“{value}” must be less than {limit}.', 'Check value and unit.'],
  ),
  pattern: say(
    ['写法不符合规定', '“{value}”不是“{label}”的规定写法。', '请对照“定义与规则”里的示例改写。'],
    ['Not the prescribed form', '“{value}” is not how “{label}” is written.', 'See the example under Definition and rules.'],
  ),
  enum: say(
    ['不在可选值里', '“{value}”不是可选值（{listed}）。', '请从可选值中选一个。'],
    ['Not one of the choices', '“{value}” is not one of: {listed}.', 'Choose one of them.'],
  ),
  'enum/label': say(
    ['填了名称，应填它的值', '“{value}”是名称，应填“{better}”。', '可一并改过来。'],
    [
      'A label in place of its value',
      '“{value}” is a label; its value is “{better}”.',
      'The cells can be rewritten in one step.',
    ],
  ),
  'required/missing': say(
    ['必填项没有填', '“{label}”是必填项，“{value}”表示没有数据（{meaning}）。', '请补填；确实没有数据的，向业务科室核实。'],
    [
      'Required, but empty',
      '“{label}” must be filled in; “{value}” stands for no value ({meaning}).',
      'Fill it in, or ask the department that keeps the record.',
    ],
  ),
  jsonSchema: say(
    ['内容结构不符合规定', '“{value}”的结构不符合规定。'],
    ['Not the prescribed structure', '“{value}” does not have the prescribed structure.'],
  ),
  'number/scale': say(
    ['小数位太多', '“{value}”有 {has} 位小数，最多 {scale} 位。', '如确应四舍五入，为 {rounded}；请先核对原始数据。'],
    [
      'Too many decimals',
      '“{value}” has {has} decimals; {scale} are allowed.',
      'Rounded it would be {rounded}; check the source first.',
    ],
  ),
  'number/digits': say(
    ['整数位太多', '“{value}”的整数部分超过 {limit} 位。', '请核对单位（元还是万元）。'],
    [
      'Too many digits',
      '“{value}” has more than {limit} digits before the point.',
      'Check the unit (yuan or ten thousand yuan).',
    ],
  ),
  'codeList/unknown': say(
    ['代码不在代码表里', '“{value}”不在代码表里（共 {count} 个代码）。', '请在格子里按 Alt+↓ 从代码表选择。'],
    ['Not a code of the list', '“{value}” is not among the {count} codes.', 'Press Alt+↓ in the cell to choose from the list.'],
  ),
  'codeList/unclear': say(
    ['名称对应多个代码', '“{value}”在代码表里对应不止一个代码，无法认定是哪一个。', '请在格子里按 Alt+↓ 选定代码。'],
    [
      'A label of several codes',
      '“{value}” is the label of more than one code; which is meant cannot be known.',
      'Press Alt+↓ in the cell to choose the code.',
    ],
  ),
  'codeList/label': say(
    ['填了名称，已认作代码', '“{value}”按代码 {code} 报送。', '无需处理；也可一并改成代码。'],
    [
      'A label, read as its code',
      '“{value}” is sent as code {code}, “{label_of_code}”.',
      'Nothing to do; the cells can be rewritten in one step.',
    ],
  ),
  'codeList/zeros': say(
    ['代码丢了前面的零', '“{value}”应为“{code} {label_of_code}”，前面的零被表格软件去掉了。', '可一并补回。'],
    [
      'Leading zeros lost',
      '“{value}” should be “{code}, {label_of_code}”; a spreadsheet dropped its zeros.',
      'They can be put back in one step.',
    ],
  ),
  'codeList/retired': say(
    ['代码已停用', '“{value} {label_of_code}”已于 {until} 停用。', '请选择现行代码。'],
    ['A code no longer in use', '“{value}”, {label_of_code}, ended on {until}.', 'Choose a present code.'],
  ),
  'damage/formula': say(
    ['公式出错留下的标记', '“{value}”是表格公式的出错标记，不是数据。', '请在原表修好公式，复制为“数值”后重新导入。'],
    [
      'A formula error',
      '“{value}” is a spreadsheet’s error mark, not data.',
      'Mend the formula in the source, copy as values, import again.',
    ],
  ),
  'damage/encoding': say(
    ['文字变成了乱码', '“{value}”里有无法还原的字。', '请从原系统重新导出（选 UTF-8 或 .xlsx）。'],
    ['Characters were lost', '“{value}” has characters that cannot be restored.', 'Export it again as UTF-8 or .xlsx.'],
  ),
  'damage/scientific': say(
    [
      '号码被改成了科学计数',
      '“{value}”原是一个长号码，被表格软件改成了科学计数，末几位已丢失。',
      '请从原始资料重新取号码，先把该列设为“文本”再粘贴。',
    ],
    [
      'Turned into scientific notation',
      '“{value}” was a long number; a spreadsheet has lost its last digits.',
      'Take it from the source again; format the column as text before pasting.',
    ],
  ),
  'damage/precision': say(
    [
      '号码末几位被改成了 0',
      '“{value}”的末几位都是 0，表格软件只保留前 15 位。',
      '请从原始资料重新取号码，先把该列设为“文本”再粘贴。',
    ],
    [
      'The last digits became zeros',
      '“{value}” ends in zeros: a spreadsheet keeps only 15 digits.',
      'Take it from the source again; format the column as text before pasting.',
    ],
  ),
  'damage/date': say(
    [
      '代码被改成了日期',
      '“{value}”原是一个代码或号码，被表格软件当成了日期。',
      '请从原始资料重新取值，先把该列设为“文本”再粘贴。',
    ],
    [
      'Turned into a date',
      '“{value}” was a code or a number; a spreadsheet took it for a date.',
      'Take it from the source again; format the column as text before pasting.',
    ],
  ),
  'damage/masked': say(
    ['号码被打了星号', '“{value}”被遮盖过，报送要用完整号码。', '请换成完整号码。'],
    ['Masked with asterisks', '“{value}” is masked; the full number is needed.', 'Replace it by the full number.'],
  ),
};
