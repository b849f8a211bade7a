import { wordsOf } from './words.ts';

export const unlockWords = wordsOf({
  zh: {
    title: '已锁定',
    lead: '请输入口令打开工作台。草稿和待发送的批次都在，解锁后接着做。',
    passphrase: '口令',
    unlock: '解锁',
    waitFor: (seconds: number) => `${seconds} 秒后可再试`,
    forgotten: '忘记口令？',
    forgottenHelp:
      '用登记时封存在保险柜里的恢复码可以打开本机数据并设置新口令。恢复码也没有时，谁也打不开：已受理的批次在交换平台都有回执，请向综合治税办公室申请新的激活码，重新登记。',
  },
  en: {
    title: 'Locked',
    lead: 'Enter your passphrase to open the desk. Drafts and waiting batches are all there.',
    passphrase: 'Passphrase',
    unlock: 'Unlock',
    waitFor: (seconds) => `Try again in ${seconds} s`,
    forgotten: 'Forgotten it?',
    forgottenHelp:
      'The recovery code sealed in your unit’s safe opens the data and sets a new passphrase. Without it nobody can: what the platform received stays there with its receipts; ask the office for a new activation code and enrol again.',
  },
});
