import { entry } from './entry.ts';

export const contractProblems = {
  'contract/unknownCall': entry(
    1001,
    ['界面请求了工作台不认识的操作“{name}”。', '没有任何数据被改动。', '请重新启动工作台；若仍出现，请把编号告诉技术支持。'],
    [
      'The window asked for “{name}”, which this workbench does not know.',
      'No data was changed.',
      'Restart the workbench. If it happens again, give support this number.',
    ],
  ),
  'contract/badArguments': entry(
    1002,
    [
      '操作“{name}”收到的内容不完整或不合规定：{detail}。',
      '操作没有执行，数据未变。',
      '请重试；若仍出现，请把编号告诉技术支持。',
    ],
    [
      '“{name}” was given something incomplete or not allowed: {detail}.',
      'It was not carried out; nothing changed.',
      'Try again. If it happens again, give support this number.',
    ],
  ),
  'contract/locked': entry(
    1003,
    ['工作台已锁定。', '草稿和待发送的批次都已加密保存在本机。', '请输入口令解锁后再继续。'],
    [
      'The workbench is locked.',
      'Drafts and waiting batches are stored, encrypted, on this computer.',
      'Unlock with your passphrase, then continue.',
    ],
  ),
  'contract/notAllowed': entry(
    1004,
    ['您的角色（{role}）不能执行此操作。', '没有任何数据被改动。', '请由本单位联络员办理。'],
    ['Your role ({role}) may not do this.', 'Nothing was changed.', 'Ask your unit’s liaison officer to do it.'],
  ),
  'contract/internal': entry(
    1005,
    [
      '工作台内部出错（{reference}）。',
      '已保存的内容不受影响，刚才的操作没有完成。',
      '请重试；若仍出现，请把编号 {reference} 告诉技术支持。',
    ],
    [
      'The workbench made a mistake ({reference}).',
      'What was saved is unharmed; the last action was not completed.',
      'Try again. If it happens again, give support the reference {reference}.',
    ],
  ),
  'contract/cancelled': entry(
    1006,
    ['操作已按您的要求取消。', '数据与开始之前完全一样。', '需要时可以重新开始。'],
    [
      'The action was cancelled at your request.',
      'Everything is as it was before it began.',
      'Start it again whenever you need.',
    ],
  ),
  'contract/disconnected': entry(
    1007,
    ['窗口与后台服务断开了。', '已确认保存的内容都在本机加密文件里。', '请重新启动工作台。'],
    [
      'The window lost the service behind it.',
      'Everything confirmed as saved is in the encrypted file on this computer.',
      'Restart the workbench.',
    ],
  ),
};
