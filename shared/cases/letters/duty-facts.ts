import type { Day } from '../../base/clock.ts';
import { printedDate } from './words.ts';

/** What a duty gives to a letter about it (书面说明, 逾期报送申请), by the names the templates use. */
export const dutyFacts = (title: string, period: string, due: Day | null): Record<string, string> => ({
  数据集: title,
  所属期: period,
  ...(due === null ? {} : { 截止日: printedDate(due) }),
});
