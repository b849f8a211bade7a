import { entry } from './entry.ts';

/** What must never come into a computer that is not made for it. `where` is words. */
export const markingProblems = {
  'secret/marking': entry(
    1101,
    [
      '{where}有国家秘密标志“{mark}”，工作台不接收。',
      '没有读入，也没有保存；原有数据未变。',
      '标有密级的内容不得在本机处理：请停止操作，断开存储介质，报告本单位保密工作机构。如果这几个字不是密级标志（例如作品名称），请加书名号《》或换个写法再试。',
    ],
    [
      '{where} bears the state-secret marking “{mark}”; the workbench does not take it.',
      'Nothing was read in or stored; what was there is unchanged.',
      'Marked content must not be handled on this computer: stop, take the medium away, and tell your unit’s secrecy office. If the words are no marking (the title of a work, say), put them in 《》 or write them otherwise.',
    ],
  ),
};
