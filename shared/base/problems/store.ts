import { entry } from './entry.ts';

export const storeProblems = {
  'store/wrongPassphrase': entry(
    2001,
    ['口令不对。', '数据没有被改动，仍然加密。', '请核对大小写和输入法后再试；连续输错要等一会儿才能再输。'],
    [
      'That passphrase is not right.',
      'Nothing was changed; the data stays encrypted.',
      'Check capitals and the input method; after several wrong ones you have to wait before the next.',
    ],
  ),
  'store/throttled': entry(
    2002,
    ['口令连续输错，暂时不能再试。', '数据没有被改动，仍然加密。', '请等 {wait} 秒后再输入。'],
    [
      'Too many wrong passphrases; trying is paused.',
      'Nothing was changed; the data stays encrypted.',
      'Wait {wait} s, then try again.',
    ],
  ),
  'store/inUse': entry(
    2003,
    [
      '这份数据正由另一个已打开的工作台使用（电脑 {host}，进程 {pid}）。',
      '两边的数据都没有被改动，那边可以照常工作。',
      '请切换到那个窗口；要在这里打开，请先在那边锁定或关闭。',
    ],
    [
      'This data is in use by another open workbench (computer {host}, process {pid}).',
      'Nothing was changed on either side, and that one goes on working.',
      'Switch to its window; to open the data here, lock or close it there first.',
    ],
  ),
  'store/future': entry(
    2004,
    [
      '这份数据由更新版本的工作台写成（数据版本 {found}，本程序支持到 {known}）。',
      '文件没有被打开写入，内容不变。',
      '请安装新版工作台后再打开。',
    ],
    [
      'This data was written by a newer workbench (data version {found}; this one knows up to {known}).',
      'The file was not written to.',
      'Install the newer workbench, then open it.',
    ],
  ),
  'store/damaged': entry(
    2005,
    [
      '数据文件已损坏，无法读取（{detail}）。',
      '文件原样保留，没有覆盖。',
      '请先复制一份数据文件夹，再从备份恢复或联系技术支持。',
    ],
    [
      'The data file is damaged and cannot be read ({detail}).',
      'The file was left exactly as it is.',
      'Copy the data folder first, then restore a backup or call support.',
    ],
  ),
  'store/diskFull': entry(
    2006,
    ['磁盘空间不足，刚才的内容没有写入。', '之前已保存的内容完好。', '请腾出空间（至少 {need} MB）后重试，不要关闭窗口。'],
    [
      'The disk is full; the last change was not written.',
      'Everything saved before is intact.',
      'Free some space (at least {need} MB) and try again; keep this window open.',
    ],
  ),
  'store/readOnly': entry(
    2007,
    ['没有权限写入数据文件夹“{folder}”。', '没有任何内容被改动。', '请换到可写入的文件夹，或请管理员开放权限。'],
    [
      'The data folder “{folder}” cannot be written.',
      'Nothing was changed.',
      'Use a folder you may write to, or ask for permission.',
    ],
  ),
  'store/exists': entry(
    2008,
    ['本机已经有一份工作台数据。', '原有数据没有被覆盖。', '请用口令解锁原有数据；要重新登记，请先在别处另选数据文件夹。'],
    [
      'There is already a workbench on this computer.',
      'It was not overwritten.',
      'Unlock it with its passphrase, or choose another data folder to enrol again.',
    ],
  ),
  'store/missing': entry(
    2009,
    ['本机还没有登记，找不到工作台数据。', '没有任何内容被改动。', '请先完成登记。'],
    ['This computer is not enrolled; there is no workbench data yet.', 'Nothing was changed.', 'Enrol first.'],
  ),
  'store/weakPassphrase': entry(
    2010,
    ['口令太弱：{reason}。', '还没有创建任何数据。', '请换一个更长、更不容易猜到的口令。'],
    ['The passphrase is too weak: {reason}.', 'No data was created yet.', 'Choose a longer one that is harder to guess.'],
  ),
  'store/oldNode': entry(
    2011,
    ['运行环境 Node {found} 太旧，至少需要 22。', '数据文件没有被打开。', '请用工作台自带的启动命令运行。'],
    [
      'Node {found} is too old; at least 22 is needed.',
      'The data file was not opened.',
      'Start through the workbench’s own command.',
    ],
  ),
  'store/io': entry(
    2012,
    ['读写数据文件时出错（{detail}）。', '之前已保存的内容完好。', '请检查磁盘后重试。'],
    [
      'The data file could not be read or written ({detail}).',
      'Everything saved before is intact.',
      'Check the disk, then try again.',
    ],
  ),
};
