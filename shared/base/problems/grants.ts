import { entry } from './entry.ts';

/** Use rights (第十三条). */
export const grantsProblems = {
  'grants/notGranted': entry(
    9051,
    [
      '“{dataset}”的 {fields} 未授权本单位使用，或授权已到期。',
      '没有保存任何内容。',
      '请到“目录—使用授权”查看已授权的内容；确需使用的，向提供单位和政府信息资源共享主管部门申请。',
    ],
    [
      'This unit has no use right for {fields} of “{dataset}”, or it has run out.',
      'Nothing was saved.',
      'See Catalog, Use rights for what was allotted; ask the providing unit and the sharing authority for what is needed.',
    ],
  ),
  'grants/none': entry(
    9052,
    [
      '“{dataset}”须经授权才能使用，本单位没有有效的授权。',
      '文件没有读取，也没有保存。',
      '请到“目录—使用授权”查看，或申请使用。',
    ],
    [
      '“{dataset}” needs a use right and this unit has none in force.',
      'The file was not read, and nothing was saved.',
      'See Catalog, Use rights, or ask for one.',
    ],
  ),
};
