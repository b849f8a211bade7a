import { beijingTime } from '../../shared/base/clock.ts';
import { type CaseStep, type Party, phaseAfter } from '../../shared/cases/flow.ts';
import type { AttachmentFacts, CaseNews } from '../../shared/cases/message.ts';
import type { CaseRecord } from './case-book.ts';
import type { PlatformState } from './state.ts';

/** A step as it is told to those who did not take it. */
export interface Told {
  readonly step: CaseStep;
  readonly by: Party;
  /** Name of the unit or office that took it. */
  readonly unit: { readonly uscc: string; readonly name: string };
  readonly who: string;
  readonly docNo: string | null;
  readonly words: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly attachments: readonly AttachmentFacts[];
  readonly to: readonly string[];
}

/** What the office is called in what it says. */
export const authority = { uscc: '', name: '市政府信息资源共享主管部门' } as const;
export const officeName = '市综合治税领导小组办公室';

const feedOf = (state: PlatformState, caseId: string, { to, n, signed }: CaseRecord['news'][number]): void =>
  void state.inbox.push(to, 'case', { caseId, n, news: signed });

/**
 * Takes a step in the books and tells of it: the record is kept first, the feeds follow. Null when the step may not be
 * taken then.
 */
export function takeCaseStep(
  state: PlatformState,
  record: CaseRecord,
  told: Told,
  change: Partial<CaseRecord> = {},
): CaseRecord | null {
  const phase = phaseAfter(record.kind, record.phase, { step: told.step, by: told.by });
  return phase === null ? null : enterStep(state, { ...record, ...change, phase }, told);
}

/** The same where the phase is settled already: the step that opens a case. */
export function enterStep(state: PlatformState, record: CaseRecord, told: Told): CaseRecord {
  const at = beijingTime(state.clock.now());
  const fresh = told.to.map((to) => {
    const n = record.news.filter((one) => one.to === to).length + 1;
    const news: CaseNews = {
      format: 'tax-liaison-case-news/1',
      caseId: record.caseId,
      n,
      to,
      kind: record.kind,
      step: told.step,
      by: told.by,
      phase: record.phase,
      unit: { ...told.unit },
      who: told.who,
      at,
      docNo: told.docNo,
      words: told.words,
      due: record.due,
      content: { ...told.content },
      attachments: [...told.attachments],
    };
    return { to, n, signed: state.keys.receipt.sign(JSON.stringify(news)) };
  });
  const kept = state.cases.put({ ...record, news: [...record.news, ...fresh] });
  for (const one of fresh) feedOf(state, record.caseId, one);
  return kept;
}

/** A kill between a case's file and the feeds leaves news untold. */
export function tellMissed(state: PlatformState): void {
  const told = new Set<string>();
  for (const { uscc } of state.units)
    for (const event of state.inbox.after(uscc, 0, Number.POSITIVE_INFINITY))
      if (event.kind === 'case') told.add(`${uscc} ${event.body.caseId} ${event.body.n}`);
  for (const record of state.cases.all())
    for (const one of record.news) if (!told.has(`${one.to} ${record.caseId} ${one.n}`)) feedOf(state, record.caseId, one);
}
