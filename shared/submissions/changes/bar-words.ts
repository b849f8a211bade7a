import type { ProblemData } from '../../base/problem.ts';
import type { ChangesBar } from './model.ts';

/** Why changes alone cannot be sent, as an officer reads it. */
export const barWords: Readonly<Record<ChangesBar, { readonly zh: string; readonly en: string }>> = {
  first: { zh: '这是本期第一次报送', en: 'it is the first submission of the period' },
  noKey: { zh: '这个数据集没有主键，认不出哪条记录变了', en: 'the dataset has no primary key to tell which record changed' },
  noBase: { zh: '本期还没有平台收下的数据', en: 'the platform has not taken over anything of this period' },
  unknownRows: {
    zh: '这台电脑上没有平台已收下的全部内容',
    en: 'this computer does not hold all that the platform has taken over',
  },
  tooMany: { zh: '本期行数太多，无法在本机逐条比对', en: 'the period has too many rows to be compared here' },
  provisional: { zh: '上一批是预报，正式报送要代替它', en: 'the batch before was provisional and has to be replaced' },
};

/** Fills {zh} and {en} of a problem's words. */
export const barData = (bar: ChangesBar): ProblemData => ({ ...barWords[bar] });
