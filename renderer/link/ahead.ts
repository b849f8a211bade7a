import { createAnswersAhead } from './answers-ahead.ts';
import { call, listen } from './link.ts';

export const { askAhead, callOrTake, cameAhead } = createAnswersAhead({ call, listen });
