import { type DetailWords, say } from './entry.ts';

/** Words about keys, headers, rows and rules. */
export const tableWords: Readonly<Record<string, DetailWords>> = {
  'key/missing': say(
    ['主键没有填全', '“{label}”是这条记录的主键，不能空。', '请补填。'],
    ['Part of the key is empty', '“{label}” is part of the record’s key.', 'Fill it in.'],
  ),
  'key/duplicate': say(
    ['记录重复', '主键“{value}”与第 {first} 行相同。', '请删去重复的一行，或核对主键是否填错。'],
    ['The same record twice', 'The key “{value}” is the same as in row {first}.', 'Delete one of them, or correct the key.'],
  ),
  'key/foreign': say(
    ['引用的记录不存在', '“{value}”在表里没有对应的记录。', '请核对引用的号码。'],
    ['The record referred to is missing', '“{value}” refers to no record of the table.', 'Check the reference.'],
  ),
  'key/foreignList': say(
    ['代码不在代码表里', '“{value}”不在代码表“{resource}”里。', '请从代码表选择。'],
    ['Not a code of the list', '“{value}” is not a code of the list “{resource}”.', 'Choose one of its codes.'],
  ),
  'key/foreignDataset': say(
    [
      '引用的记录没有报送过',
      '“{value}”在“{resource}”里没有对应的记录：已接收的批次和本单位的草稿里都没有。',
      '请核对号码；对应的记录还没有报送的，请先报送；确实在别处的，请写明理由。',
    ],
    [
      'The record referred to was never reported',
      '“{value}” is no record of “{resourceEn}”, neither of the batches accepted so far nor of your drafts.',
      'Check the number; report that record first if it is still missing; give the reason if it is kept elsewhere.',
    ],
  ),
  'key/foreignElsewhere': say(
    ['没有核对对另一张表的引用', '{names} 引用“{resource}”，这里没有那张表，没有核对。', '无需处理；接收方会核对。'],
    [
      'References to another table were not checked',
      '{names} refers to “{resourceEn}”, which is not here; it was not checked.',
      'Nothing to do; the receiver checks it.',
    ],
  ),
  'header/missing': say(
    ['缺少列', '表头里没有“{header}”。', '请补上这一列，或在对应表里手工指定。'],
    ['A column is missing', 'The header has no “{header}”.', 'Add the column, or match it by hand.'],
  ),
  'header/extra': say(
    ['多余的列', '第 {column} 列“{header}”不在目录里，不会导入。', '无需处理。'],
    [
      'A column the catalog does not know',
      'Column {column}, “{header}”, is not in the catalog and is left out.',
      'Nothing to do.',
    ],
  ),
  'header/byPlace': say(
    ['列名与模式不同，按位置读入', '第 {column} 列的列名是“{header}”，按位置当作“{expected}”读入。', '请核对列名。'],
    [
      'A column taken by its place',
      'Column {column} is headed “{header}”; by its place it was read as “{expected}”.',
      'Check the header.',
    ],
  ),
  'header/order': say(
    ['列的次序与模式不同', '第 {column} 列是“{header}”，按模式应是“{expected}”；各列按列名读入。', '请按模式的次序排列。'],
    [
      'Columns in another order',
      'Column {column} is “{header}”; the schema has “{expected}” there. Columns were read by their names.',
      'Put them in the schema’s order.',
    ],
  ),
  'header/none': say(
    ['没有一列是模式里的', '表头的 {columns} 列都不在模式里，没有可核对的内容。', '请核对是不是这张表。'],
    [
      'No column of the schema',
      'None of the {columns} columns is in the schema; nothing was checked.',
      'Check whether this is the right file.',
    ],
  ),
  'header/duplicate': say(
    ['列重复', '第 {column} 列“{header}”与第 {first} 列重复。', '请删去其中一列。'],
    ['The same column twice', 'Column {column}, “{header}”, repeats column {first}.', 'Delete one of them.'],
  ),
  'header/blank': say(
    ['列没有名称', '第 {column} 列没有名称，不会导入。', '无需处理。'],
    ['A column without a name', 'Column {column} has no name and is left out.', 'Nothing to do.'],
  ),
  'row/blank': say(
    ['空行', '这一行是空的，不会报送。', '无需处理。'],
    ['An empty row', 'This row is empty and is not sent.', 'Nothing to do.'],
  ),
  'row/empty': say(
    ['空行', '这一行是空的。', '请删除这一行，或填写内容。'],
    ['An empty row', 'This row is empty.', 'Delete it, or fill it in.'],
  ),
  'row/extraCell': say(
    ['这一行多出格子', '这一行比表头多 {extra} 格，多出的“{value}”没有读入。', '请核对这一行是否错位。'],
    [
      'More cells than columns',
      'This row has {extra} more cells than the header; “{value}” was not read.',
      'Check whether the row is shifted.',
    ],
  ),
  'row/missingCell': say(
    ['这一行少了格子', '这一行比表头少 {missing} 格。', '请核对这一行是否错位。'],
    ['Fewer cells than columns', 'This row has {missing} fewer cells than the header.', 'Check whether the row is shifted.'],
  ),
  'rule/trouble': say(
    ['规则没能判断', '规则 {rule} 在这一行没能算出结果，已跳过。', '无需处理；请告诉综合治税办公室。'],
    ['A rule could not decide', 'Rule {rule} could not be worked out here and was skipped.', 'Nothing to do; tell the office.'],
  ),
  'rule/batchTrouble': say(
    ['规则没能判断', '规则 {rule} 对本批数据没能算出结果，已跳过。', '无需处理；请告诉综合治税办公室。'],
    [
      'A rule could not decide',
      'Rule {rule} could not be worked out for this batch and was skipped.',
      'Nothing to do; tell the office.',
    ],
  ),
  'rule/tooManyGroups': say(
    [
      '数据太分散，规则没有判断',
      '规则 {rule} 要比对的不同内容超过 {most} 项，本机没有判断，不代表没有问题。',
      '可以照常报送；请告诉综合治税办公室，把这条规则改得更窄。',
    ],
    [
      'Too many groups: a rule was not applied',
      'Rule {rule} would have to compare more than {most} different things. It was not applied here; that does not mean all is well.',
      'You can send as usual; tell the office, so that the rule is narrowed.',
    ],
  ),
};
