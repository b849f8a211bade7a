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
      '口令无法找回，也没有人能代为打开本机数据。已报送并受理的批次在交换平台都有回执；请向综合治税办公室申请新的激活码，重新登记。',
  },
  en: {
    title: 'Locked',
    lead: 'Enter your passphrase to open the desk. Drafts and waiting batches are all there.',
    passphrase: 'Passphrase',
    unlock: 'Unlock',
    waitFor: (seconds) => `Try again in ${seconds} s`,
    forgotten: 'Forgotten it?',
    forgottenHelp:
      'A passphrase cannot be recovered, and nobody else can open the data on this computer. What the platform received stays there with its receipts. Ask the office for a new activation code and enrol again.',
  },
});
