import { wordsOf } from './words.ts';

/** 自检, and what is about to run out. The checks' own sentences stand in security/doctor/words.ts. */
export const doctorWords = wordsOf({
  zh: {
    title: '自检',
    lead: '出了问题、打电话求助时，请先自检，把编号和结果告诉对方。报告不含人员、单位和业务数据，可以放心发出。',
    run: '开始自检',
    again: '再查一次',
    running: '正在检查…',
    none: '还没有检查',
    noneText: '自检会看数据文件、审计记录、磁盘、备份、网络、时间、证书和字体，大约几秒钟。',
    well: (n: number) => `${n} 项，没有发现问题`,
    found: (fails: number, warns: number) =>
      [fails > 0 ? `${fails} 项有问题` : '', warns > 0 ? `${warns} 项须注意` : ''].filter((text) => text !== '').join('，'),
    numberHead: '编号',
    whatHead: '检查',
    stateHead: '结果',
    textHead: '情况和办法',
    copy: '复制报告',
    copied: '已复制',
    save: '保存报告…',
    kinds: {
      receiptKey: '交换平台的回执签名公钥',
      catalogKey: '交换平台的目录签名公钥',
      server: '交换平台的服务器证书',
      authority: '“发送与线路”里授信的证书',
    },
    expires: (what: string, until: string, days: number) =>
      days < 0
        ? `${what}已于 ${until} 到期。`
        : days === 0
          ? `${what}今天到期。`
          : `${what}将于 ${until} 到期，还有 ${days} 天。`,
    expiryHelp: {
      receiptKey: '到期后新回执不能核验。请联系交换平台，平台换发新公钥后自动更新。',
      catalogKey: '到期后新目录不能核验。请联系交换平台，平台换发新公钥后自动更新。',
      server: '到期后连不上平台。请联系交换平台更换证书。',
      authority: '到期后连不上平台。请向信息中心索取新证书，在“设置 › 发送与线路”里更换。',
    },
    look: '去看',
  },
  en: {
    title: 'Self-check',
    lead: 'Before you call for help, run this and tell the numbers and what they say. The report names no persons, units or data and may be sent on.',
    run: 'Run the checks',
    again: 'Run again',
    running: 'Checking…',
    none: 'Not run yet',
    noneText: 'Looks at data file, audit trail, disk, backups, network, clock, certificates and fonts; a few seconds.',
    well: (n) => `${n} checks, nothing wrong`,
    found: (fails, warns) =>
      [fails > 0 ? `${fails} wrong` : '', warns > 0 ? `${warns} to look at` : ''].filter((text) => text !== '').join(', '),
    numberHead: 'No.',
    whatHead: 'Check',
    stateHead: 'Result',
    textHead: 'What it is and what to do',
    copy: 'Copy the report',
    copied: 'Copied',
    save: 'Save the report…',
    kinds: {
      receiptKey: 'The platform’s key for receipts',
      catalogKey: 'The platform’s key for catalogs',
      server: 'The platform’s server certificate',
      authority: 'The certificate trusted under Sending and line',
    },
    expires: (what, until, days) =>
      days < 0
        ? `${what} ran out on ${until}.`
        : days === 0
          ? `${what} runs out today.`
          : `${what} runs out on ${until}, in ${days} days.`,
    expiryHelp: {
      receiptKey: 'New receipts cannot be verified then. Ask the platform; its new key arrives by itself.',
      catalogKey: 'New catalogs cannot be verified then. Ask the platform; its new key arrives by itself.',
      server: 'The platform cannot be reached then. Ask the platform for a new certificate.',
      authority: 'The platform cannot be reached then. Get the new one from IT and choose it under Sending and line.',
    },
    look: 'Look',
  },
});
