import type { CasePhase, CaseStep } from './flow.ts';
import type { CaseKind, InnerStep } from './model.ts';
import type { PaperState } from './paper.ts';

/** Steps, phases and letters as an officer reads them, on screens and in problems. */
interface Words {
  readonly zh: string;
  readonly en: string;
}

export const stepWords: Readonly<Record<CaseStep | InnerStep, Words>> = {
  drafted: { zh: '拟稿', en: 'drafted' },
  submitted: { zh: '提交审签', en: 'submitted for signature' },
  sentBack: { zh: '退回修改', en: 'sent back to its author' },
  signed: { zh: '审签', en: 'signed' },
  report: { zh: '书面报告', en: 'reported in writing' },
  register: { zh: '登记收文', en: 'registered' },
  refuse: { zh: '不予办理', en: 'refused' },
  grant: { zh: '准许', en: 'granted' },
  notify: { zh: '通知', en: 'notified' },
  urge: { zh: '转办、督办', en: 'passed on and urged' },
  remind: { zh: '催办', en: 'reminded' },
  read: { zh: '阅知', en: 'read' },
  accept: { zh: '开始核实', en: 'taken up for verification' },
  reply: { zh: '书面反馈', en: 'answered in writing' },
  corrected: { zh: '更正批次校验通过', en: 'correction batch accepted' },
  confirm: { zh: '确认结果', en: 'result accepted' },
  contest: { zh: '提出再议', en: 'contested' },
  close: { zh: '办结', en: 'closed' },
  reopen: { zh: '重新办理', en: 'reopened' },
};

/** What a step is called in a kind of case: not every letter that begins one is a report. */
export function stepWordsOf(kind: CaseKind): typeof stepWords {
  if (kind === 'permit' || kind === 'useRequest')
    return { ...stepWords, report: { zh: '提出申请', en: 'asked for' }, refuse: { zh: '不予准许', en: 'refused' } };
  if (kind === 'liaisonChange') return { ...stepWords, report: { zh: '发函告知', en: 'told by letter' } };
  return stepWords;
}

export const phaseWords: Readonly<Record<CasePhase, Words>> = {
  reported: { zh: '已报告', en: 'reported' },
  registered: { zh: '已登记收文', en: 'registered' },
  notified: { zh: '已通知', en: 'notified' },
  urged: { zh: '已督办', en: 'urged' },
  read: { zh: '已阅', en: 'read' },
  verifying: { zh: '核实中', en: 'being verified' },
  answered: { zh: '已书面反馈', en: 'answered' },
  confirmed: { zh: '已确认', en: 'accepted' },
  contested: { zh: '再议', en: 'contested' },
  reopened: { zh: '重新办理', en: 'reopened' },
  granted: { zh: '已准许', en: 'granted' },
  refused: { zh: '不予办理', en: 'refused' },
  closed: { zh: '办结', en: 'closed' },
};

/** Where a case of a kind stands, in words. */
export function phaseWordsOf(kind: CaseKind): typeof phaseWords {
  if (kind === 'permit' || kind === 'useRequest')
    return { ...phaseWords, reported: { zh: '已申请', en: 'asked for' }, refused: { zh: '不予准许', en: 'refused' } };
  return kind === 'liaisonChange' ? { ...phaseWords, reported: { zh: '已函告', en: 'told by letter' } } : phaseWords;
}

/** A case that only this unit knows of. */
export const innerPhase: Words = { zh: '拟稿中', en: 'being written' };

export const paperWords: Readonly<Record<PaperState, Words>> = {
  draft: { zh: '拟稿', en: 'draft' },
  review: { zh: '待审签', en: 'awaiting signature' },
  signed: { zh: '已审签，待编号', en: 'signed, awaiting its number' },
  queued: { zh: '待发送', en: 'waiting to be sent' },
  sent: { zh: '已送达', en: 'delivered' },
};

export const recordGaps = {
  dataset: { zh: '数据集', en: 'dataset' },
  period: { zh: '所属期', en: 'period' },
  key: { zh: '记录主键', en: 'record key' },
  field: { zh: '字段', en: 'field' },
  believed: { zh: '认为正确的值', en: 'value believed right' },
  ground: { zh: '依据', en: 'ground' },
} as const;
export type RecordGap = keyof typeof recordGaps;
