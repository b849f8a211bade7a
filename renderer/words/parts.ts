import { wordsOf } from './words.ts';

/** Words of the small parts that stand on many screens. */
export const partsWords = wordsOf({
  zh: {
    retry: '再试一次',
    cancel: '取消',
    close: '关闭',
    ok: '确定',
    loading: '正在读取…',
    product: '综合治税 · 联络员工作台',
    encryptedHere: '数据只保存在本机的一个加密文件里，没有口令谁也读不到。',
    language: '界面语言',
    chinese: '中文',
    english: 'English',
    copy: '复制',
    copied: '已复制',
    printed: (unit: string, officer: string, at: string) => `${unit} · ${officer} · ${at} 打印`,
  },
  en: {
    retry: 'Try again',
    cancel: 'Cancel',
    close: 'Close',
    ok: 'OK',
    loading: 'Reading…',
    product: 'Liaison Workbench',
    encryptedHere: 'Data stays in one encrypted file on this computer. Without the passphrase nobody can read it.',
    language: 'Language',
    chinese: '中文',
    english: 'English',
    copy: 'Copy',
    copied: 'Copied',
    printed: (unit, officer, at) => `${unit} · ${officer} · printed ${at}`,
  },
});
