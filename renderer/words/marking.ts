import { wordsOf } from './words.ts';

/** A typed text that was not taken because of a state-secret marking is given back, not lost. */
export const markingWords = wordsOf({
  zh: { title: '没有写入', typed: '您填写的内容，可以复制', ok: '知道了' },
  en: { title: 'Not written', typed: 'What you typed, to be copied', ok: 'Close' },
});
