import type { WindowDays } from '../periods/holidays.ts';
import type { FindingCounts } from '../validation/model.ts';
import type { ChangeSummary } from './changes/model.ts';

/**
 * The life of one submission revision. `lifecycle.ts` holds the one table of what may follow what.
 * draft → checked → queued → sending → received → accepted | partly | returned → stored; withdrawn before receipt.
 */
export const submissionStates = [
  'draft',
  'checked',
  'queued',
  'sending',
  'received',
  'accepted',
  'partly',
  'returned',
  'stored',
  'withdrawn',
  'superseded',
] as const;
export type SubmissionState = (typeof submissionStates)[number];

/**
 * 全量 all rows (of a later revision: in place of what was there), 增量 rows added, 更正 rows changed or taken out,
 * 零报送 nothing this period.
 */
export type SubmissionMode = 'full' | 'supplement' | 'correction' | 'nil';

/** A request of ours to send a closed period, as the office has answered it so far. */
export interface LatePermit {
  /** The case, as windows know it. */
  readonly case: string;
  readonly state: 'writing' | 'asked' | 'granted' | 'refused';
  /** The last day that was asked for. */
  readonly wanted: string;
  /** The last day on which it is open by a permit; it may lie in the past. Null while none was granted. */
  readonly until: string | null;
  /** What the office said with its answer. */
  readonly words: string;
}

/** Of a period that closes, nothing of which was received yet. */
export interface Closing {
  /** The last day on which it is taken without a permit. */
  readonly closes: string;
  /** It is taken no more today: past that day, and no permit in force. */
  readonly closed: boolean;
  readonly permit: LatePermit | null;
}

export interface Submission {
  readonly id: string;
  readonly dataset: string;
  readonly datasetTitle: { readonly zh: string; readonly en?: string | undefined };
  readonly period: string;
  /** 1, 2, … within dataset and period. */
  readonly revision: number;
  readonly predecessor: string | null;
  readonly mode: SubmissionMode;
  readonly state: SubmissionState;
  readonly catalogVersion: string;
  /** Records of the batch (of a batch of changes: the changes); of a draft its rows. */
  readonly rows: number;
  /** Rows the period has with it. */
  readonly total: number;
  /** 预报: sent before the period is over; a final one has to follow. */
  readonly provisional: boolean;
  /** Its rows were erased at the end of their term, under this number of the destruction record; receipts and digests stay. */
  readonly destroyed: number | null;
  readonly counts: FindingCounts;
  readonly nilReason: string | null;
  /** Epoch ms. */
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly sealedAt: number | null;
  /** Platform's receipt time, epoch ms; only from a verified receipt. */
  readonly receivedAt: number | null;
  readonly batchId: string | null;
  readonly root: string | null;
  readonly accepted: number | null;
  readonly rejected: number | null;
  /** Due day `YYYY-MM-DD`, inclusive. Null for realtime. */
  readonly due: string | null;
  readonly lateDays: number;
  /** Null where it does not close, and once something of the period was received. */
  readonly closing: Closing | null;
  /** What the reviewer wrote when it came back. */
  readonly note: { readonly text: string; readonly reviewer: string; readonly due: string | null } | null;
  /** Of a draft: whether it waits for the liaison officer's signature; null = nobody asked, or it was changed since. */
  readonly signOff: SignOff | null;
  /** Who prepared it (of two people the one who changed it last), and who signed it; null until it is sealed. */
  readonly preparedBy: string;
  readonly approvedBy: string | null;
}

/** 送审 and 退回修改: `asked` by who prepared it, or given `back` by who was to sign, with what is to be mended. */
export interface SignOff {
  readonly state: 'asked' | 'back';
  readonly who: string;
  /** Epoch ms. */
  readonly at: number;
  readonly note: string;
}

export type DutyStatus =
  | 'notStarted'
  /** Only a provisional one was sent (预报): the final one is still owed. */
  | 'provisional'
  | 'draft'
  | 'errors'
  | 'ready'
  | 'queued'
  | 'sending'
  | 'received'
  | 'accepted'
  | 'partly'
  | 'returned'
  | 'stored';

/** One thing the unit owes: dataset × period. */
export interface Duty {
  readonly dataset: string;
  readonly title: { readonly zh: string; readonly en?: string | undefined };
  readonly period: string;
  readonly start: string;
  readonly end: string;
  /** First day on which it may be sent. */
  readonly opens: string;
  readonly due: string | null;
  readonly status: DutyStatus;
  readonly mode: SubmissionMode | null;
  /** It corrects something sent before. */
  readonly again: boolean;
  /**
   * Whole days from today to the due day (or to the day set when it was returned); negative = overdue. Null for
   * realtime, and for a correction of what was delivered on its first try: nothing can be late there.
   */
  readonly daysLeft: number | null;
  /** Working days of the whole window and the holidays that shrink it; null for realtime. */
  readonly window: WindowDays | null;
  readonly group: 'now' | 'week' | 'later' | 'done';
  /** Null where it does not close, and once something of the period was received. */
  readonly closing: Closing | null;
  readonly rows: number;
  readonly previousRows: number | null;
  readonly blocking: number;
  readonly justify: number;
  readonly rejected: number;
  /** Of a draft, as `Submission.signOff`. */
  readonly signOff: SignOff | null;
  readonly submission: string | null;
  /** Share of the upload done, 0..1, while sending. */
  readonly sent: number | null;
}

export interface PreSend {
  readonly submission: Submission;
  readonly rows: number;
  /** Exact decimal sums of amount fields. */
  readonly sums: readonly {
    readonly field: string;
    readonly title: string;
    readonly unit: string | null;
    readonly sum: string;
  }[];
  readonly counts: FindingCounts;
  readonly reasons: readonly {
    readonly group: string;
    readonly title: { readonly zh: string; readonly en: string };
    readonly count: number;
    readonly text: string;
  }[];
  readonly timeliness: {
    readonly opens: string;
    readonly due: string | null;
    readonly lateDays: number;
    readonly daysLeft: number | null;
  };
  readonly previous: { readonly period: string; readonly rows: number } | null;
  /** What a batch of changes would carry; null for a first revision. */
  readonly changes: ChangeSummary | null;
  /** The catalog asks that another than this officer, who changed it last, approves; null where it does not. */
  readonly fourEyes: { readonly lastHand: string } | null;
  /** What still stands in the way, in the order to clear it. Empty = may be approved. */
  readonly obstacles: readonly (
    | 'unchecked'
    | 'blocking'
    | 'reasons'
    | 'empty'
    | 'fourEyes'
    | 'notOpen'
    | 'unchanged'
    | 'onlyNew'
    | 'changeReason'
    | 'changesBar'
    | 'closed'
  )[];
}

export interface ReceiptView {
  readonly kind: 'received' | 'accepted' | 'partly' | 'returned' | 'stored';
  readonly receiptNo: string;
  readonly at: number;
  readonly rows: number;
  readonly accepted: number | null;
  readonly rejected: number | null;
  readonly root: string;
  readonly keyId: string;
  readonly verified: boolean;
  /** As one line that proves itself (receipt-code.ts), for paper; null when it does not fit. */
  readonly code: string | null;
}

export interface TimelineEntry {
  readonly at: number;
  /** The officer's name; empty when the platform did it. */
  readonly who: string;
  readonly what:
    | 'created'
    | 'signOffAsked'
    | 'givenBack'
    | 'imported'
    | 'checked'
    | 'sealed'
    | 'queued'
    | 'received'
    | 'accepted'
    | 'partly'
    | 'returned'
    | 'stored'
    | 'withdrawn'
    | 'revised'
    | 'repinned'
    | 'exported'
    | 'nil';
  readonly detail: string | null;
}

export interface SubmissionHistory {
  readonly submission: Submission;
  readonly revisions: readonly Submission[];
  readonly receipts: readonly ReceiptView[];
  readonly timeline: readonly TimelineEntry[];
  readonly reasons: readonly { readonly group: string; readonly text: string; readonly by: string; readonly at: number }[];
}
