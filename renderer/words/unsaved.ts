import { count } from './format.ts';
import { wordsOf } from './words.ts';

/** What was typed and could not be written. */
export const unsavedWords = wordsOf({
  zh: {
    waiting: (cells: number) => `${count(cells)} 格没有写入`,
    kept: '内容留在表格里（斜纹格），会自动重试。',
    retry: '立即重试',
    giveUp: '放弃这些内容',
    first: '还有内容没有写入，先解决上面的提示，再检查报送。',
    status: (cells: number) => `${count(cells)} 格未写入`,
  },
  en: {
    waiting: (cells: number) => `${count(cells)} ${cells === 1 ? 'cell was' : 'cells were'} not written`,
    kept: 'They stay in the table (striped) and are tried again by themselves.',
    retry: 'Try now',
    giveUp: 'Give them up',
    first: 'Some cells are not written yet: see the notice above before checking and sending.',
    status: (cells: number) => `${count(cells)} not written`,
  },
});
