import type { ProblemData } from '../base/problem.ts';
import type { SubmissionState } from './model.ts';

/** States as an officer reads them. */
export const stateWords: Readonly<Record<SubmissionState | 'sealing', { readonly zh: string; readonly en: string }>> = {
  draft: { zh: '草稿', en: 'draft' },
  checked: { zh: '已检查', en: 'checked' },
  sealing: { zh: '正在封存', en: 'being sealed' },
  queued: { zh: '待发送', en: 'queued' },
  sending: { zh: '发送中', en: 'sending' },
  received: { zh: '已受理', en: 'received' },
  accepted: { zh: '校验通过', en: 'accepted' },
  partly: { zh: '部分通过', en: 'partly accepted' },
  returned: { zh: '已退回', en: 'returned' },
  stored: { zh: '已入库', en: 'stored' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  superseded: { zh: '已被更正', en: 'superseded' },
};

/** Fills {zh} and {en} of a problem's words with a state. */
export const stateData = (state: keyof typeof stateWords): ProblemData => ({ ...stateWords[state] });
