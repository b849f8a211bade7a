import type { CasePhase, CaseStep, FlowKind, Party } from './flow.ts';
import type { Decision, DoubtResult, NoticeSort } from './message.ts';
import type { PaperState } from './paper.ts';
import type { UseAsked } from './use-asked.ts';

/**
 * A case: a matter between units and the office that goes on by steps (第十一条, 第十二条, 第四条). What the answering unit
 * calls a `correction` is the asking unit's `errorReport`; all else has one name.
 */
export const caseKinds = ['errorReport', 'correction', 'doubt', 'permit', 'notice', 'liaisonChange', 'useRequest'] as const;
export type CaseKind = (typeof caseKinds)[number];

/** `asker`: this unit began it; `answerer`: this unit is asked. */
export type Side = Exclude<Party, 'office'>;

/** Where a case is listed: 纠错报告 has what this unit reports (`asked`), 待办 everything else. */
export const boxes = ['asked', 'asking'] as const;
export type CaseBox = (typeof boxes)[number];
export const boxOf = (kind: CaseKind): CaseBox => (kind === 'errorReport' ? 'asked' : 'asking');

/** The table of steps a kind follows. */
export const flowOf = (kind: CaseKind): FlowKind => (kind === 'correction' ? 'errorReport' : kind);

/** What a letter of ours is for. */
export type PaperPurpose = 'report' | 'reply';

/** The letter of ours that is being written or went out last. */
export interface Paper {
  readonly purpose: PaperPurpose;
  readonly state: PaperState;
  readonly words: string;
  readonly docNo: string | null;
  readonly preparedBy: string;
  readonly signedBy: string | null;
  /** What the reviewer wrote when it was sent back. */
  readonly note: string | null;
}

/** `action`: we have to do something; `waiting`: others have; `over`: nobody. */
export const caseStatuses = ['action', 'waiting', 'over'] as const;
export type CaseStatus = (typeof caseStatuses)[number];

export interface CaseSummary {
  readonly id: string;
  /** What both sides call it; null until the letter is filed. */
  readonly caseId: string | null;
  readonly kind: CaseKind;
  /** What kind of notice it is; null for all else, and for a notice that does not say. */
  readonly sort: NoticeSort | null;
  readonly side: Side;
  readonly title: string;
  /** The other unit; null where there is only the office. */
  readonly other: { readonly uscc: string; readonly name: string } | null;
  /** Null while it is known only inside this unit. */
  readonly phase: CasePhase | null;
  readonly paper: Paper | null;
  /** 发文字号 of the letter that began it. */
  readonly docNo: string | null;
  readonly status: CaseStatus;
  readonly due: string | null;
  /** Whole days from today to the due day; negative = overdue. Null when nothing is awaited. */
  readonly daysLeft: number | null;
  readonly records: number;
  /** A step came that nobody here has looked at. */
  readonly unread: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** One value believed to be wrong, and what was decided about it. */
export interface CaseRecord {
  readonly n: number;
  readonly dataset: string;
  readonly period: string;
  readonly batch: string | null;
  readonly receipt: string | null;
  readonly key: Readonly<Record<string, string>>;
  readonly field: string;
  readonly given: string | null;
  readonly believed: string | null;
  readonly ground: string;
  readonly decision: Decision | null;
  readonly value: string | null;
  readonly reason: string;
  /** Its value is not shown, for want of a use right. */
  readonly withheld?: boolean;
}

/** A use right of this unit (第十三条). */
export interface UseGrant {
  readonly id: string;
  readonly dataset: string;
  /** The unit whose data it is. */
  readonly provider: string;
  readonly fields: readonly string[];
  readonly purpose: string;
  readonly from: string;
  /** Its last day. */
  readonly until: string;
  readonly docNo: string | null;
  readonly state: 'granted' | 'revoked';
}

export interface GrantView extends UseGrant {
  readonly title: { readonly zh: string; readonly en?: string | undefined };
  readonly fieldTitles: readonly { readonly zh: string; readonly en?: string | undefined }[];
  readonly standing: 'coming' | 'inForce' | 'over' | 'revoked';
}

/** `here`: inside this unit; `queued`: in the outbox; `delivered`: proven by a signed receipt; `told`: signed news. */
export type StepProof = 'here' | 'queued' | 'delivered' | 'told';

export const innerSteps = ['drafted', 'submitted', 'sentBack', 'signed'] as const;
/** What happens inside the unit, before anybody else knows of it. */
export type InnerStep = (typeof innerSteps)[number];

export interface TimelineStep {
  readonly step: CaseStep | InnerStep;
  readonly by: Party;
  /** Name of the unit or office that took it. */
  readonly unit: string;
  readonly who: string;
  readonly at: number;
  readonly words: string;
  readonly docNo: string | null;
  readonly due: string | null;
  readonly proof: StepProof;
  readonly receiptNo: string | null;
  /** What the step carried beside its words. */
  readonly content: Readonly<Record<string, unknown>>;
}

export interface Attachment {
  readonly aid: number;
  /** Ours, or known by name and digest from a letter of theirs. */
  readonly side: 'ours' | 'theirs';
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly at: number;
  readonly who: string;
  /** Its bytes are in this store. */
  readonly here: boolean;
  /** Erased at the end of its term, under this number of the destruction record. */
  readonly destroyed: number | null;
  /** It went out with a letter and is part of it. */
  readonly fixed: boolean;
}

/** A submission that was opened to correct what a case is about. */
export interface LinkedCorrection {
  readonly submission: string;
  readonly dataset: string;
  readonly period: string;
  readonly revision: number;
  readonly state: string;
  readonly batchId: string | null;
}

/** One doubt (疑点) to be verified by the tax authority, and what came of it (第十一条). */
export interface Doubt {
  readonly n: number;
  readonly subject: string;
  readonly code: string | null;
  readonly clue: string;
  readonly basis: string;
  /** Decimal text, yuan. */
  readonly involved: string | null;
  readonly result: DoubtResult | null;
  /** Tax made up for: decimal text, yuan. */
  readonly amount: string | null;
  readonly effect: string;
  /** Fed back to the office as it stands. */
  readonly told: boolean;
}

/** A request for a late permit, and what was granted of it. */
export interface PermitAsked {
  readonly dataset: string;
  readonly period: string;
  readonly due: string | null;
  /** The last day on which it was taken without a permit. */
  readonly closes: string | null;
  /** The last day that was asked for. */
  readonly wanted: string;
  readonly reason: string;
  /** The last day that was granted; null while it is not. */
  readonly until: string | null;
}

/** What a letter about another liaison officer says (第四条). */
export interface LiaisonTold {
  readonly former: string;
  readonly name: string;
  readonly office: string;
  readonly post: string;
  readonly phone: string;
  readonly effective: string;
  readonly reason: string;
}

/** A dataset, or one period of it, that a notice is about, and our latest submission of it. */
export interface NoticeSubject {
  readonly dataset: string;
  readonly period: string | null;
  readonly submission: { readonly id: string; readonly sealed: boolean } | null;
}

/** What the office tells this unit (催报, 退回, 通报, 限期纠正, 目录变动). */
export interface Notice {
  readonly sort: NoticeSort;
  readonly text: string;
  readonly about: readonly NoticeSubject[];
  /** A written answer is asked for. */
  readonly answer: boolean;
}

export interface CaseView extends CaseSummary {
  readonly list: readonly CaseRecord[];
  readonly doubts: readonly Doubt[];
  /** Null for all else, and for a notice that is words only. */
  readonly notice: Notice | null;
  /** What is asked for, of a late permit. */
  readonly permit: PermitAsked | null;
  /** What is asked for, of a use right. */
  readonly useAsked: UseAsked | null;
  /** Who is the liaison officer from when on, of a letter about that. */
  readonly liaison: LiaisonTold | null;
  readonly steps: readonly TimelineStep[];
  readonly attachments: readonly Attachment[];
  readonly corrections: readonly LinkedCorrection[];
  /** Steps this unit may take now. */
  readonly may: readonly CaseStep[];
  /** One of ours is in the outbox and not acknowledged yet: nothing more can be said before it is. */
  readonly pending: CaseStep | null;
  /** Some of its values are covered, as they are shown here. */
  readonly covered?: boolean;
}

export interface CasePage {
  readonly total: number;
  readonly counts: Readonly<Record<CaseStatus, number>>;
  readonly rows: readonly CaseSummary[];
}

/** Everything this unit knows of a record that a case is about. */
export interface RecordDossier {
  /** Field codes of the dataset with titles, in order; empty when the dataset is not in our catalog. */
  readonly fields: readonly { readonly name: string; readonly title: string; readonly sensitive: boolean }[];
  /** Our deliveries of that dataset and period, newest first, with the record as it was in each. */
  readonly versions: readonly {
    readonly submission: string;
    readonly revision: number;
    readonly state: string;
    readonly batchId: string | null;
    readonly receivedAt: number | null;
    readonly receiptNo: string | null;
    /** It is the delivery the case names. */
    readonly named: boolean;
    /** 1-based row; null when the record is not in it. */
    readonly row: number | null;
    readonly cells: readonly (string | null)[] | null;
  }[];
}

/** Rows of a received file that hold what was searched for; the first of them. */
export interface ReceivedRows {
  readonly file: string;
  readonly sheet: string;
  /** Field codes that have a column. */
  readonly fields: readonly string[];
  readonly found: number;
  readonly rows: readonly { readonly row: number; readonly cells: Readonly<Record<string, string>> }[];
}

export interface CaseSettings {
  /** 机关代字 offered for a new number. */
  readonly agency: string;
}
