import { wordsOf } from './words.ts';

export const keychainWords = wordsOf({
  zh: {
    title: '免口令解锁',
    on: '已开启',
    off: '未开启',
    lead: '用系统的密码保管代替口令：登录了这台电脑上这个账户的人，都能以您的身份解锁。',
    warning: '只在账户由您一人使用、且离开时锁屏的电脑上开启。多人共用账户的电脑请不要开启。',
    forOther: (name: string) => `现在是为 ${name} 开启的；您开启后，改为让您进入。`,
    rule: '口令仍然有效。更换口令或数据密钥、在别处恢复备份后，需要重新开启；备份里不含它。',
    turnOn: '开启',
    turnOff: '关闭',
    confirm: '在本账户上不用口令即可解锁？',
    unlock: '免口令解锁',
    orPassphrase: '也可以输入口令',
  },
  en: {
    title: 'Unlocking without a passphrase',
    on: 'on',
    off: 'off',
    lead: 'The system’s store of secrets takes the place of the passphrase: whoever is signed in to this account of the computer can unlock as you.',
    warning:
      'Turn it on only where the account is yours alone and you lock the screen when you leave. Never on a shared account.',
    forOther: (name) => `It is on for ${name} now; if you turn it on, it lets you in instead.`,
    rule: 'The passphrase goes on working. After a change of passphrase or data key, or a restore elsewhere, it has to be turned on again; backups do not hold it.',
    turnOn: 'Turn on',
    turnOff: 'Turn off',
    confirm: 'Unlock without a passphrase on this account?',
    unlock: 'Unlock without a passphrase',
    orPassphrase: 'or type the passphrase',
  },
});
