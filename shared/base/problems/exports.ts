import { entry } from './entry.ts';

const kept = '工作台里的数据没有变化。';
const keptEn = 'Nothing in the workbench was changed.';

export const exportsProblems = {
  'exports/purpose': entry(
    8001,
    ['没有写明导出的用途（至少 {least} 个字）。', '没有导出任何内容。', '请写明文件给谁、做什么用；它会记入导出记录。'],
    [
      'It was not said what the file is for (at least {least} characters).',
      'Nothing was taken out.',
      'Say who gets it and what for; it is kept in the export log.',
    ],
  ),
  'exports/gone': entry(
    8002,
    ['这个导出已经取走或失效（每次导出只能取一次，锁定后作废）。', kept, '请重新导出。'],
    ['This export was fetched already or is no longer valid (each is good once, and ends with a lock).', keptEn, 'Export again.'],
  ),
  'exports/notSaved': entry(
    8003,
    ['文件没能写到选定的位置（磁盘已满、没有权限，或文件正被打开）。', kept, '请关闭同名文件，或换一个位置再导出。'],
    [
      'The file could not be written there (disk full, no permission, or the file is open).',
      keptEn,
      'Close the file of that name, or choose another place, and export again.',
    ],
  ),
};
