/**
 * The one timeline of every case, whoever looks at it: which step may follow which, and who may take it. Client and
 * platform judge by this table, so that no step is ever believed out of order.
 */

/** Whose step it is: the unit that asks (报告方), the unit that answers (提供方), the office or the sharing authority. */
export const parties = ['asker', 'answerer', 'office'] as const;
export type Party = (typeof parties)[number];

/** How a case is called where both sides meet. What the answering unit calls `correction` is an `errorReport` there. */
export const flowKinds = ['errorReport', 'doubt', 'permit', 'notice', 'liaisonChange', 'useRequest'] as const;
export type FlowKind = (typeof flowKinds)[number];

export const caseSteps = [
  'report',
  'register',
  'refuse',
  'grant',
  'notify',
  'urge',
  'remind',
  'read',
  'accept',
  'reply',
  'corrected',
  'confirm',
  'contest',
  'close',
  'reopen',
] as const;
export type CaseStep = (typeof caseSteps)[number];

/** 已报告 · 已登记收文 · 已通知 · 已督办 · 已阅 · 核实中 · 已书面反馈 · 已确认 · 再议 · 重新办理 · 准许 · 不予办理 · 办结 */
export const casePhases = [
  'reported',
  'registered',
  'notified',
  'urged',
  'read',
  'verifying',
  'answered',
  'confirmed',
  'contested',
  'reopened',
  'granted',
  'refused',
  'closed',
] as const;
export type CasePhase = (typeof casePhases)[number];

interface Rule {
  readonly by: readonly Party[];
  /** Null: it opens the case. */
  readonly from: readonly (CasePhase | null)[];
  /** `same`: it is written down, and the case stays where it is. */
  readonly to: CasePhase | 'same';
}
type Flow = Readonly<Partial<Record<CaseStep, Rule>>>;

const report: Rule = { by: ['asker'], from: [null], to: 'reported' };
const register: Rule = { by: ['office'], from: ['reported'], to: 'registered' };
const refuse: Rule = { by: ['office'], from: ['reported', 'registered'], to: 'refused' };
const grant: Rule = { by: ['office'], from: ['reported', 'registered'], to: 'granted' };

const flows: Readonly<Record<FlowKind, Flow>> = {
  // 第十二条
  errorReport: {
    report,
    register,
    refuse,
    urge: { by: ['office'], from: ['registered', 'contested', 'reopened'], to: 'urged' },
    remind: { by: ['office'], from: ['urged', 'verifying'], to: 'same' },
    accept: { by: ['answerer'], from: ['urged'], to: 'verifying' },
    reply: { by: ['answerer'], from: ['verifying'], to: 'answered' },
    // The platform accepted a correction batch of this case; it may be judged before or after the answer is read.
    corrected: { by: ['office'], from: ['verifying', 'answered', 'confirmed', 'contested', 'closed'], to: 'same' },
    confirm: { by: ['asker'], from: ['answered'], to: 'confirmed' },
    contest: { by: ['asker'], from: ['answered'], to: 'contested' },
    close: { by: ['office'], from: ['confirmed'], to: 'closed' },
    reopen: { by: ['asker', 'office'], from: ['closed'], to: 'reopened' },
  },
  // 第十一条: the office passes doubts on, the tax authority verifies and feeds back, more than once while it works
  doubt: {
    urge: { by: ['office'], from: [null, 'reopened'], to: 'urged' },
    remind: { by: ['office'], from: ['urged', 'verifying', 'answered'], to: 'same' },
    accept: { by: ['answerer'], from: ['urged'], to: 'verifying' },
    reply: { by: ['answerer'], from: ['verifying', 'answered'], to: 'answered' },
    close: { by: ['office'], from: ['answered'], to: 'closed' },
    reopen: { by: ['office'], from: ['closed'], to: 'reopened' },
  },
  permit: { report, register, refuse, grant },
  notice: {
    notify: { by: ['office'], from: [null], to: 'notified' },
    remind: { by: ['office'], from: ['notified', 'read'], to: 'same' },
    read: { by: ['answerer'], from: ['notified'], to: 'read' },
    reply: { by: ['answerer'], from: ['read'], to: 'answered' },
    close: { by: ['office'], from: ['notified', 'read', 'answered'], to: 'closed' },
  },
  // 第四条
  liaisonChange: { report, register, refuse, close: { by: ['office'], from: ['registered'], to: 'closed' } },
  // 第十三条
  useRequest: { report, register, refuse, grant },
};

export interface StepTaken {
  readonly step: CaseStep;
  readonly by: Party;
}

/** The phase after a step; null when it may not be taken then, or not by them. `from` null = there is no case yet. */
export function phaseAfter(kind: FlowKind, from: CasePhase | null, taken: StepTaken): CasePhase | null {
  const rule = flows[kind][taken.step];
  if (!rule?.from.includes(from) || !rule.by.includes(taken.by)) return null;
  return rule.to === 'same' ? from : rule.to;
}

/** What a party may do now, in the order of the table. */
export function stepsOpen(kind: FlowKind, phase: CasePhase | null, by: Party): CaseStep[] {
  return caseSteps.filter((step) => phaseAfter(kind, phase, { step, by }) !== null);
}

/** Nobody waits for anybody any more. */
export const isOver = (phase: CasePhase | null): boolean => phase === 'closed' || phase === 'granted' || phase === 'refused';

/** How a request to the office stands: a late permit (第九条) or a use right (第十三条). */
export type RequestState = 'writing' | 'asked' | 'granted' | 'refused';

export const requestStateOf = (phase: CasePhase | null): RequestState =>
  phase === null ? 'writing' : phase === 'granted' || phase === 'refused' ? phase : 'asked';
