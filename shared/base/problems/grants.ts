import { entry } from './entry.ts';

/** Use rights (第十三条). */
export const grantsProblems = {
  'grants/notGranted': entry(
    9051,
    [
      '“{dataset}”的 {fields} 未授权本单位使用，或授权已到期。',
      '没有保存任何内容。',
      '请到“目录—使用授权”查看已授权的内容；确需使用的，在那里申请使用。',
    ],
    [
      'This unit has no use right for {fields} of “{dataset}”, or it has run out.',
      'Nothing was saved.',
      'See Catalog, Use rights for what was allotted; what is needed is asked for there.',
    ],
  ),
  'grants/notNeeded': entry(
    9053,
    ['“{dataset}”不用申请授权。', '没有起草申请。', '它由本单位提供、可直接共享，或不在现行目录里；请到“目录”核对。'],
    [
      '“{dataset}” needs no use right.',
      'No request was drafted.',
      'It is this unit’s own, shared openly, or not in the present catalog; see the catalog.',
    ],
  ),
  'grants/noField': entry(
    9054,
    ['“{dataset}”没有这些内容：{fields}。', '没有起草申请。', '请从该数据集的现有内容中选择，至少选一项。'],
    [
      '“{dataset}” has no such fields: {fields}.',
      'No request was drafted.',
      'Choose from the fields of the dataset, at least one.',
    ],
  ),
  'grants/stands': entry(
    9055,
    [
      '“{dataset}”的 {fields} 已在申请，或已获授权到所申请的日期。',
      '没有另起草申请。',
      '请到“目录—使用授权”查看；需要更长期限的，选更晚的日期再申请。',
    ],
    [
      '{fields} of “{dataset}” are asked for already, or allotted until that day.',
      'No second request was drafted.',
      'See Catalog, Use rights; for a longer term choose a later day.',
    ],
  ),
  'grants/day': entry(
    9056,
    ['不能申请使用至 {until}：今天是 {today}。', '已填写的内容仍在。', '请选今天或以后、三年以内的日期。'],
    [
      '{until} cannot be asked for: today is {today}.',
      'What you wrote is kept.',
      'Choose today or a later day, at most three years ahead.',
    ],
  ),
  'grants/none': entry(
    9052,
    [
      '“{dataset}”须经授权才能使用，本单位没有有效的授权。',
      '文件没有读取，也没有保存。',
      '请到“目录—使用授权”查看，或在那里申请使用。',
    ],
    [
      '“{dataset}” needs a use right and this unit has none in force.',
      'The file was not read, and nothing was saved.',
      'See Catalog, Use rights; it is asked for there.',
    ],
  ),
};
