import { entry } from './entry.ts';

/** Keeping and destroying at the end of a term: 24xx. */
export const retentionProblems = {
  'retention/notDue': entry(
    2401,
    ['所选内容里有 {count} 项已不在到期清单上。', '没有销毁任何内容。', '请刷新到期清单，重新勾选。'],
    [
      '{count} of what was chosen is no longer on the list of what is due.',
      'Nothing was destroyed.',
      'Refresh the list and choose again.',
    ],
  ),
  'retention/self': entry(
    2402,
    ['监督人不能是经办人自己。', '没有销毁任何内容。', '请由另一位人员到场监督。'],
    ['The supervisor cannot be the one who destroys.', 'Nothing was destroyed.', 'Ask somebody else to stand by.'],
  ),
  'retention/noSupervisor': entry(
    2403,
    ['本机没有名为“{name}”的人员。', '没有销毁任何内容。', '请从名单中选择监督人。'],
    ['There is no officer “{name}” here.', 'Nothing was destroyed.', 'Choose the supervisor from the list.'],
  ),
  'retention/passphrase': entry(
    2404,
    ['监督人的口令不对。', '没有销毁任何内容。', '请监督人本人重新输入；连续输错几次后要等待才能再试。'],
    [
      'This is not the supervisor’s passphrase.',
      'Nothing was destroyed.',
      'Let the supervisor type it again; after some wrong tries one has to wait.',
    ],
  ),
  'retention/needPassphrase': entry(
    2405,
    ['本机有其他人员，监督人须用自己的口令确认。', '没有销毁任何内容。', '请从名单中选择监督人，由其本人输入口令。'],
    [
      'There are other officers here: the supervisor has to confirm with an own passphrase.',
      'Nothing was destroyed.',
      'Choose the supervisor from the list and let them type it.',
    ],
  ),
  'retention/evidence': entry(
    2406,
    [
      '“{file}”已到保存期限并销毁（销毁登记第 {record} 号）。',
      '文件名、大小和摘要仍在，可证明当时收到的是哪份文件。',
      '确需再用时，请向来件单位书面索取。',
    ],
    [
      '“{file}” was destroyed at the end of its term (destruction record no. {record}).',
      'Its name, size and digest are kept and prove which file it was.',
      'If it is needed again, ask the unit it came from in writing.',
    ],
  ),
  'retention/backupFirst': entry(
    2407,
    ['销毁之后还没有做过备份。', '没有删除任何备份。', '请先备份一次，再删除较早的备份。'],
    ['No backup has been made since the destruction.', 'No backup was deleted.', 'Make one first, then delete the older ones.'],
  ),
  'retention/copyStays': entry(
    2408,
    ['“{name}”没有删掉（被占用或无权限）。', '其余所选的已删除并记入登记。', '请关闭占用它的程序后再试，或到文件夹里手工删除。'],
    [
      '“{name}” could not be deleted (in use, or not permitted).',
      'The others were deleted and recorded.',
      'Close what uses it and try again, or delete it in its folder.',
    ],
  ),
  'retention/noRecord': entry(
    2409,
    ['还没有销毁登记。', '没有任何内容被改动。', '先办理销毁，才有较早的备份要处理。'],
    ['There is no destruction record yet.', 'Nothing was changed.', 'Older backups are dealt with after a destruction.'],
  ),
};
