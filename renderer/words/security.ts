import { wordsOf } from './words.ts';

/** What is promised, in the words of an officer; SECURITY.md says which test holds it to that. */
export const securityWords = wordsOf({
  zh: {
    promised: '承诺',
    lead: '每一项都由随产品的自动检验保证；没有承诺的写在后面。',
    promiseHead: '内容',
    howHead: '怎样检验',
    promises: [
      ['磁盘、备份或数据文件夹落入他人之手，没有口令或恢复码什么也读不到。', '保存的文件逐个搜索明文；断电后同样搜索'],
      ['已经显示保存的内容，断电也不丢。', '随机时刻强行终止程序，核对每一处已确认的修改'],
      ['数据、密钥、备份、目录、送交包坏了一个字节也会被发现，不会当成好的用。', '逐个文件随机损坏一个字节'],
      ['本机其他程序和网页够不到工作台。', '冒充域名、伪造来源、重放令牌、目录穿越、超大与缓慢请求'],
      ['锁定后内存里没有密钥，窗口里没有数据；无操作、Ctrl L 时锁定；桌面版在系统锁屏和休眠时也锁定。', '锁定后检查页面全部内容'],
      ['每人凭自己的口令、按自己的角色办理；移除的人立即打不开。', '两人一机的全过程，包括放回旧密钥文件'],
      ['谁做了什么都有记录，每次打开后自动核对，改动或删去一行、整个改写都会被指出。', '改动、删去、截断、整个改写记录各试一遍'],
      ['到期数据由两人销毁，从数据文件的每一页彻底抹去，回执和台账保留。', '解开数据文件的每一页和日志，逐个查找已销毁的内容'],
      [
        '敏感内容（S 级）除自己正在办理的草稿和公文外一律遮盖；显示要写明用途并记入审计。',
        '在界面收到的全部内容里搜索被遮盖的值',
      ],
      [
        '带国家秘密标志的文件和文字不接收：文件名、工作表、属性、标题、每一行、附件、粘贴和输入的内容。',
        '逐个入口试一遍，连同只是提到“秘密”的正常内容',
      ],
      ['备份写成后逐字节回读；恢复后先与平台核对，不会重复报送。', '在另一台电脑上恢复的全过程'],
      [
        '只接受发布者签名的新版本；伪造、退回、损坏的更新被拒绝，启动不成功会自动回到原来的版本。',
        '会说谎的更新来源逐种试过；新版本启动失败、中途断电',
      ],
    ],
    not: '没有承诺',
    nots: [
      '扫描件和 PDF 里的密级标志认不出来；CSV 不能注明单位、经办人和时间；没有允许查看剪贴板时，复制的内容不会被清除。',
      '工作台打开时，以您的身份运行的恶意程序可以做您能做的事。请保持系统和杀毒软件更新。',
      '有口令又会编程的人可以绕过角色限制改写文件；审计记录若被整个改写，与平台回执对照可以发现。',
      '移除人员以前的备份，仍能用其旧口令打开。因故移除时，请更换数据密钥、重新备份并销毁旧备份。',
      '口令和恢复码都丢失时，没有任何人能打开数据。',
    ],
    made: '加密方式',
    madeText: '数据文件：AEGIS-256（无 AES 指令时 ChaCha20-Poly1305），每页认证。口令：scrypt，每次尝试占用 128 MiB 内存。',
  },
  en: {
    promised: 'Promised',
    lead: 'Each is held to by a check that comes with the product. What is not promised stands below.',
    promiseHead: 'What',
    howHead: 'How it is checked',
    promises: [
      [
        'Whoever gets the disk, a backup or the data folder reads nothing without a passphrase or the recovery code.',
        'every file is searched for plain text, after power cuts too',
      ],
      [
        'What was shown as saved survives a power cut.',
        'the program is killed at random moments, every confirmed edit is looked for',
      ],
      [
        'One damaged byte of data, keys, a backup, the catalog or a bundle is noticed, never taken for sound.',
        'one random byte after the other is damaged',
      ],
      [
        'Other programs and web pages on this computer do not reach the workbench.',
        'false names and origins, replayed tokens, traversal, huge and slow requests',
      ],
      [
        'Locked: no key in memory, no data in the window. By idle time and Ctrl L; the desktop also by the system’s lock screen and sleep.',
        'the whole page is looked through after locking',
      ],
      [
        'Everybody works with an own passphrase in an own role; who is removed is out at once.',
        'two officers at one computer, an old key file put back',
      ],
      [
        'Who did what is written down and checked after every opening; a changed or missing line, or a trail rewritten, is named.',
        'lines changed, taken out and cut off, a whole trail rewritten',
      ],
      [
        'What is past its term is destroyed by two officers, from every page of the data file; receipts and ledger stay.',
        'every page and the log deciphered and searched for what was destroyed',
      ],
      [
        'Sensitive values (level S) are covered everywhere but in one’s own draft or letter; showing them takes a purpose and is logged.',
        'all that reaches the window is searched for covered values',
      ],
      [
        'Files and texts with a state-secret marking are refused: names, sheets, properties, titles, every row, evidence, what is pasted or typed.',
        'every entrance is tried, with ordinary mentions of secrets too',
      ],
      [
        'A backup is read back; after a restore the platform is asked before anything is sent.',
        'a restore on another computer, from end to end',
      ],
      [
        'Only versions signed by the publisher are taken; forged, older or damaged ones are refused, and one that does not start gives way to the one before.',
        'a source of updates that lies in every way; versions that fall, and power cuts in between',
      ],
    ],
    not: 'Not promised',
    nots: [
      'Markings in scans and PDF are not recognised; CSV cannot say unit, officer and time; where the window may not look at the clipboard, what was copied stays.',
      'While the workbench is open, malware running as you can do what you can. Keep the system and its protection up to date.',
      'Somebody with a passphrase and programming tools can get round roles and rewrite the file; a trail rewritten as a whole contradicts the platform’s receipts.',
      'Backups from before a removal still open with the old passphrase. When removing for cause, change the data key, back up, and destroy the old ones.',
      'Without passphrase and recovery code nobody at all can open the data.',
    ],
    made: 'Encryption',
    madeText:
      'Data file: AEGIS-256 (ChaCha20-Poly1305 without AES instructions), every page authenticated. Passphrases: scrypt, 128 MiB of memory a try.',
  },
});
