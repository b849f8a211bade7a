import { wordsOf } from './words.ts';

export const paletteWords = wordsOf({
  zh: {
    title: '搜索或执行',
    hint: '输入名称、代码、期间或拼音，例如“参保”“canbao”“cb”',
    results: '结果',
    nothing: '没有找到。换个说法，或输入数据集代码试试。',
    screen: '页面',
    duty: '应报事项',
    dataset: '数据集',
    command: '操作',
    move: '选择',
    choose: '打开',
    leave: '关闭',
    fields: (n: number) => `${n} 个字段`,
  },
  en: {
    title: 'Find or do',
    hint: 'Type a name, code, period or pinyin',
    results: 'Results',
    nothing: 'Nothing found. Try another word, or a dataset code.',
    screen: 'Screen',
    duty: 'Duty',
    dataset: 'Dataset',
    command: 'Action',
    move: 'move',
    choose: 'open',
    leave: 'close',
    fields: (n) => `${n} fields`,
  },
});

/** Searched in both languages, whichever is shown. */
export const commandTitles = {
  lock: { zh: '锁定', en: 'Lock' },
  refresh: { zh: '检查目录更新', en: 'Check for a new catalog' },
  sync: { zh: '立即同步', en: 'Sync now' },
  language: { zh: '切换到英文', en: 'Switch to Chinese' },
} as const;

export const screenTitles = {
  today: { zh: '工作台', en: 'Today' },
  submissions: { zh: '报送', en: 'Submissions' },
  cases: { zh: '待办', en: 'Inbox' },
  reports: { zh: '纠错报告', en: 'Error reports' },
  ledger: { zh: '台账', en: 'Ledger' },
  letter: { zh: '公函', en: 'Letters' },
  catalog: { zh: '目录', en: 'Catalog' },
  sync: { zh: '同步', en: 'Sync' },
  settings: { zh: '设置', en: 'Settings' },
} as const;

export const commandDone = wordsOf({
  zh: {
    updated: (version: string) => `目录已更新到 ${version}。`,
    same: (version: string) => `目录已是最新（${version}）。`,
    synced: '同步完成。',
  },
  en: {
    updated: (version) => `The catalog is now ${version}.`,
    same: (version) => `The catalog is up to date (${version}).`,
    synced: 'Sync finished.',
  },
});
