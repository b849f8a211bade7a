import { entry } from './entry.ts';

/** Officers, passphrases and recovery codes of this computer: 22xx. */
export const keysProblems = {
  'keys/sameName': entry(
    2201,
    ['本机已有名为“{name}”的人员。', '没有新增任何人。', '请加上科室或编号以便区分。'],
    ['There already is an officer “{name}” here.', 'Nobody was added.', 'Add a department or number to tell them apart.'],
  ),
  'keys/sameSecret': entry(
    2202,
    ['这个口令已经有人在用。', '没有新增或改动任何人。', '请另设一个口令；两个人不能用同一个口令。'],
    ['This passphrase is in use already.', 'Nobody was added or changed.', 'Choose another; two people cannot share one.'],
  ),
  'keys/enrolledStays': entry(
    2203,
    ['本机登记的联络员不能移除。', '没有任何改动。', '联络员变更时，请由综合治税办公室重新发激活码登记。'],
    [
      'The officer this computer was enrolled for cannot be removed.',
      'Nothing was changed.',
      'When the liaison officer changes, ask the office for a new activation code.',
    ],
  ),
  'keys/notOneself': entry(
    2204,
    ['不能移除自己。', '没有任何改动。', '请由另一位联络员办理。'],
    ['You cannot remove yourself.', 'Nothing was changed.', 'Ask another liaison officer.'],
  ),
  'keys/noOfficer': entry(
    2205,
    ['这位人员已不在本机名单上。', '没有任何改动。', '请刷新名单。'],
    ['This officer is no longer on the list.', 'Nothing was changed.', 'Look at the list again.'],
  ),
  'keys/codeTypo': entry(
    2206,
    [
      '恢复码第 {groups} 组有误（抄错、漏字或次序颠倒）。',
      '还没有尝试打开，数据没有被改动。',
      '请与纸上逐组核对；恢复码里没有字母 I、L、O 和数字 0、1。',
    ],
    [
      'Group {groups} of the recovery code is not right (a wrong sign, one missing, or two swapped).',
      'Nothing was tried and nothing was changed.',
      'Compare it with the paper, group by group; a code has no I, L, O, 0 or 1.',
    ],
  ),
  'keys/codeLength': entry(
    2207,
    ['恢复码不完整（现有 {have} 个字符，应为 {want} 个）。', '还没有尝试打开，数据没有被改动。', '请把纸上的七组都输入。'],
    [
      'The recovery code is not complete ({have} of {want} signs).',
      'Nothing was tried and nothing was changed.',
      'Type all seven groups from the paper.',
    ],
  ),
  'keys/wrongCode': entry(
    2208,
    ['这个恢复码打不开本机数据（可能已更换或作废）。', '数据没有被改动，仍然加密。', '请用最近一次打印并封存的恢复码。'],
    [
      'This recovery code does not open the data here (it may have been renewed or revoked).',
      'Nothing was changed; the data stays encrypted.',
      'Use the code that was printed and sealed last.',
    ],
  ),
  'keys/gone': entry(
    2209,
    ['这个口令的持有人已被移出本机名单。', '数据没有被改动。', '请联系本单位联络员。'],
    ['The holder of this passphrase was removed from this computer.', 'Nothing was changed.', 'Ask your liaison officer.'],
  ),
  'keys/needPassphrase': entry(
    2210,
    ['用恢复码打开时要同时设置新口令。', '没有任何内容被改动。', '请输入新口令后再试。'],
    ['With the recovery code a new passphrase has to be set.', 'Nothing was changed.', 'Enter a new passphrase and try again.'],
  ),
  'audit/notTrail': entry(
    2302,
    ['这个文件不是导出的审计记录。', '没有任何内容被改动。', '请选择“设置 › 审计”里导出的 .json 文件。'],
    ['This file is not an exported audit trail.', 'Nothing was changed.', 'Choose the .json file exported in Settings, Audit.'],
  ),
  'audit/broken': entry(
    2301,
    [
      '审计记录第 {n} 行与写入时不一致。',
      '业务数据不受影响，记录原样保留。',
      '请导出审计记录并报告本单位主管领导和综合治税办公室。',
    ],
    [
      'Line {n} of the audit trail is not what was written.',
      'Business data is not affected; the trail is kept as it is.',
      'Export the trail and report it to your supervisor and to the office.',
    ],
  ),
};
