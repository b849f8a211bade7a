import { wordsOf } from './words.ts';

export const nilWords = wordsOf({
  zh: {
    title: '零报送',
    what: (title: string, period: string) => `声明“${title}”${period}没有任何数据。`,
    effect: '确定后立即封存并发送给交换平台，不能再改；如果以后发现有数据，可以从它新建一份更正稿。',
    reason: '本期为什么没有数据',
    reasonHint: '例如：本期没有办理此项业务。写给综合治税办公室看，会随批次一起封存。',
    ok: '零报送并发送',
    cancel: '取消',
    done: (title: string) => `“${title}”零报送已封存，正在发送。`,
  },
  en: {
    title: 'Nil return',
    what: (title, period) => `Declares that “${title}” has no data for ${period}.`,
    effect:
      'It is sealed and sent to the platform at once and can no longer be changed. Should data turn up later, start a correction from it.',
    reason: 'Why there is no data this period',
    reasonHint: 'For instance: no such business this period. The office reads it; it is sealed with the batch.',
    ok: 'Seal and send',
    cancel: 'Cancel',
    done: (title) => `The nil return of “${title}” is sealed and on its way.`,
  },
});
