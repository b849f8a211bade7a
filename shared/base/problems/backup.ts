import { entry } from './entry.ts';

/** Backups and restoring them: 21xx beside the store's 20xx. */
export const backupProblems = {
  'backup/notBackup': entry(
    2101,
    ['这个文件不是工作台的备份。', '没有任何内容被改动。', '请选择扩展名为 .liaison-backup 的文件。'],
    ['This file is not a backup of the workbench.', 'Nothing was changed.', 'Choose a file that ends in .liaison-backup.'],
  ),
  'backup/future': entry(
    2102,
    ['这份备份由更新版本的工作台写成（格式 {found}）。', '没有任何内容被改动。', '请安装新版工作台后再恢复。'],
    [
      'This backup was written by a newer workbench (format {found}).',
      'Nothing was changed.',
      'Install the newer workbench, then restore.',
    ],
  ),
  'backup/incomplete': entry(
    2103,
    [
      '备份文件不完整，多半是没有复制完（现有 {have} 字节，应有 {want}）。',
      '没有任何内容被改动。',
      '请从原处重新复制，或改用更早的一份备份。',
    ],
    [
      'The backup is not complete; it was probably only half copied ({have} bytes of {want}).',
      'Nothing was changed.',
      'Copy it again from where it came, or use an earlier one.',
    ],
  ),
  'backup/damaged': entry(
    2104,
    ['备份文件已损坏：内容与写成时不一致。', '没有任何内容被改动。', '请改用另一份备份，并检查存放它的磁盘或介质。'],
    [
      'The backup is damaged: it is not what was written.',
      'Nothing was changed.',
      'Use another backup, and have the disk or medium looked at.',
    ],
  ),
  'backup/otherUnit': entry(
    2105,
    ['这是另一个单位的备份。', '没有任何内容被改动。', '请选择本单位的备份；要在本机使用那个单位的数据，请另选数据文件夹。'],
    [
      'This backup belongs to another unit.',
      'Nothing was changed.',
      'Choose a backup of this unit; to use the other’s data here, choose another data folder.',
    ],
  ),
  'backup/noFolder': entry(
    2106,
    [
      '找不到备份文件夹“{folder}”（可能是网络共享或移动硬盘没有连上）。',
      '原有备份和本机数据都没有被改动。',
      '请连接后重试，或换一个文件夹。',
    ],
    [
      'The backup folder “{folder}” is not there (a share or a disk may not be connected).',
      'Existing backups and the data here are unchanged.',
      'Connect it and try again, or choose another folder.',
    ],
  ),
  'backup/readOnly': entry(
    2107,
    ['备份文件夹“{folder}”不能写入。', '原有备份和本机数据都没有被改动。', '请换一个可写入的文件夹，或请管理员开放权限。'],
    [
      'The backup folder “{folder}” cannot be written.',
      'Existing backups and the data here are unchanged.',
      'Choose one you may write to, or ask for permission.',
    ],
  ),
  'backup/diskFull': entry(
    2108,
    [
      '备份文件夹“{folder}”所在磁盘空间不足，备份没有写成。',
      '原有备份和本机数据都没有被改动，没有留下半份文件。',
      '请腾出空间或换一个文件夹后重试。',
    ],
    [
      'The disk of the backup folder “{folder}” is full; the backup was not made.',
      'Existing backups and the data here are unchanged; no half file was left.',
      'Free some space or choose another folder, then try again.',
    ],
  ),
  'backup/none': entry(
    2109,
    ['备份文件夹里还没有本单位的备份。', '本机数据没有被改动。', '请先立即备份一次。'],
    ['There is no backup of this unit in the backup folder yet.', 'The data here is unchanged.', 'Make one first.'],
  ),
  'backup/busy': entry(
    2110,
    ['正在进行导入、检查或导出，暂时不能备份。', '本机数据没有被改动。', '请等它结束后再试。'],
    ['An import, check or export is running; a backup has to wait.', 'The data here is unchanged.', 'Try again when it is over.'],
  ),
  'backup/wrongSecret': entry(
    2111,
    ['口令或恢复码打不开这份备份。', '备份和本机数据都没有被改动。', '请用写成这份备份时的口令，或当时有效的恢复码。'],
    [
      'Neither as a passphrase nor as a recovery code does this open the backup.',
      'The backup and the data here are unchanged.',
      'Use the passphrase, or the recovery code, that was valid when the backup was made.',
    ],
  ),
  'backup/notAbsolute': entry(
    2112,
    [
      '备份文件夹要写完整路径（现为“{folder}”）。',
      '设置没有改动。',
      '请写成例如 D:\\备份、\\\\服务器\\共享\\备份 或 /mnt/backup。',
    ],
    [
      'The backup folder needs its whole path (“{folder}” is not one).',
      'The setting is unchanged.',
      'Write it like D:\\backup, \\\\server\\share\\backup or /mnt/backup.',
    ],
  ),
};
