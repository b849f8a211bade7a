import { beijingDay } from '../../shared/base/clock.ts';
import type { CaseStep } from '../../shared/cases/flow.ts';
import { asksAnswer } from '../../shared/cases/notice.ts';
import { addWorkdays } from '../../shared/periods/holidays.ts';
import { noticeContentSchema, receiptSchema } from '../../shared/sync/protocol.ts';
import type { BatchRecord } from './batch-book.ts';
import type { CaseRecord } from './case-book.ts';
import { authority, officeName, takeCaseStep } from './case-news.ts';
import { parseJson } from './http.ts';
import { grantOf } from './permits.ts';
import type { PlatformState } from './state.ts';
import { allotAsked, grantedUseOf } from './use-requests.ts';

/** The sharing authority and the office, as 第十二条 has them: register, pass on, urge, relay, close. */
export interface CaseOffice {
  /** Whether it works by itself; a script (control) may take its steps instead. */
  auto: boolean;
  /** Working days the answering unit is given. */
  workdays: number;
  /** How it answers requests for late permits by itself; null = somebody decides. */
  permits: 'grant' | 'refuse' | null;
  /** The same for requests for use rights. */
  uses: 'grant' | 'refuse' | null;
  /** A unit took a step: what the office does of itself. */
  proceed(caseId: string): void;
  /** A step of the office by hand; null when it may not be taken then. */
  take(caseId: string, step: CaseStep, said?: OfficeSays): CaseRecord | null;
  /** The platform accepted a batch: the cases it corrects are told. */
  accepted(batch: BatchRecord): void;
}

export interface OfficeSays {
  readonly words?: string | undefined;
  readonly due?: string | undefined;
}

const usual: Readonly<Partial<Record<CaseStep, string>>> = {
  register: '来函收悉，已登记。',
  urge: `请收文后及时核实处理，并将处理结果书面反馈获取单位。已同时反馈${officeName}。`,
  remind: '办理期限将至，请抓紧核实并书面反馈。',
  refuse: '所报事项不属于涉税共享信息，不予办理。',
  close: '双方已确认处理结果，予以办结。',
  reopen: '根据复核情况，重新办理。',
  grant: '同意逾期报送，请在准许的期限内完成。',
};

const liaisonUsual: typeof usual = { close: '联络员调整已备案。', refuse: '来函内容不完整，请补充后重新函告。' };
const useUsual: typeof usual = { grant: '同意授权使用，请按授权的范围、用途和期限使用。', refuse: '申请理由不充分，不予授权。' };
const noticeUsual: typeof usual = { remind: '期限将至，请抓紧办理并书面回复。', close: '' };

const wordsFor = ({ kind }: CaseRecord, taken: CaseStep): string =>
  (kind === 'notice'
    ? noticeUsual[taken]
    : kind === 'liaisonChange'
      ? (liaisonUsual[taken] ?? usual[taken])
      : kind === 'useRequest'
        ? (useUsual[taken] ?? usual[taken])
        : usual[taken]) ?? '';

const partiesOf = (record: CaseRecord): string[] =>
  [record.asker, record.answerer].flatMap((uscc) => (uscc === null ? [] : [uscc]));

export function openOffice(state: PlatformState): CaseOffice {
  const nameOf = (uscc: string): string => state.units.find((unit) => unit.uscc === uscc)?.name ?? uscc;

  const step = (record: CaseRecord, taken: CaseStep, said: OfficeSays = {}): CaseRecord | null => {
    const today = beijingDay(state.clock.now());
    const urging = taken === 'urge';
    const grant = taken === 'grant' ? (grantOf(record, said.due) ?? grantedUseOf(record, said.due)) : null;
    const due = grant?.until ?? said.due ?? (urging ? addWorkdays(today, office.workdays) : record.due);
    const registered = taken === 'register' ? `收文〔${today.slice(0, 4)}〕${state.cases.all().length}号` : record.registerNo;
    // The answering unit hears of a report first by being urged; what led there is the asking unit's own.
    const known = record.news.some((one) => one.to === record.answerer);
    const to = partiesOf(record).filter((uscc) => uscc !== record.answerer || known || urging);
    const opening = urging && record.answerer !== null && !known;
    const asker = record.asker === null ? null : { uscc: record.asker, name: nameOf(record.asker) };
    const after = takeCaseStep(
      state,
      record,
      {
        step: taken,
        by: 'office',
        unit: authority,
        who: '收发员 文收',
        docNo: opening ? record.docNo : null,
        words: said.words ?? wordsFor(record, taken),
        content: {
          ...(opening ? { ...record.content, asker, words: record.words } : {}),
          ...(registered === null ? {} : { registerNo: registered }),
          ...(urging ? { forwardedTo: officeName } : {}),
          ...grant,
        },
        attachments: opening ? record.attachments : [],
        to,
      },
      { due, registerNo: registered },
    );
    if (after && taken === 'grant') allotAsked(state, after);
    return after;
  };

  const office: CaseOffice = {
    auto: true,
    workdays: 10,
    permits: null,
    uses: null,
    proceed(caseId) {
      if (!office.auto) return;
      for (let record = state.cases.get(caseId); record; ) {
        const next = ofItself(record);
        record = next === null ? null : step(record, next);
      }
    },
    take(caseId, taken, said) {
      const record = state.cases.get(caseId);
      return record ? step(record, taken, said) : null;
    },
    accepted(batch) {
      const named = batch.manifest.changes?.caseIds ?? [];
      for (const record of state.cases.all()) {
        const { caseId, corrected, batches, answerer } = record;
        if (!(named.includes(caseId) || batches.includes(batch.batchId)) || answerer !== batch.uscc) continue;
        if (corrected.includes(batch.batchId)) continue;
        const { dataset, period, revision } = batch.manifest;
        const receipt = receiptSchema.safeParse(parseJson(batch.receipts.at(-1)?.payload ?? ''));
        const receiptNo = receipt.data?.receiptNo ?? null;
        takeCaseStep(
          state,
          record,
          {
            step: 'corrected',
            by: 'office',
            unit: authority,
            who: '',
            docNo: null,
            words: '',
            content: { batchId: batch.batchId, dataset, period, revision, receiptNo },
            attachments: [],
            to: partiesOf(record),
          },
          { corrected: [...corrected, batch.batchId] },
        );
        office.proceed(caseId);
      }
    },
  };

  /** What the office does without being asked; null = it waits. */
  const ofItself = (record: CaseRecord): CaseStep | null => {
    const { kind, phase, batches } = record;
    if (phase === 'reported') return 'register';
    if (kind === 'errorReport') {
      if (phase === 'registered' || phase === 'contested' || phase === 'reopened') return 'urge';
      // Batches that an answer promises must have come before it is over.
      const here = batches.every((batchId) => (state.batches.get(batchId)?.accepted ?? 0) > 0);
      return phase === 'confirmed' && here ? 'close' : null;
    }
    if (kind === 'notice') {
      // Where nothing more is asked the read receipt ends it; an answer is looked at by somebody.
      const notice = noticeContentSchema.safeParse(record.content);
      return phase === 'read' && notice.success && !asksAnswer(notice.data) ? 'close' : null;
    }
    if (kind === 'permit') return phase === 'registered' ? office.permits : null;
    if (kind === 'useRequest') return phase === 'registered' ? office.uses : null;
    return kind === 'liaisonChange' && phase === 'registered' ? 'close' : null;
  };

  return office;
}
