import { z } from 'zod';

/** A later batch of a period may carry only what changed: 更正 (records changed or taken out) or 增量 (records added). */
export type ChangeMode = 'correction' | 'supplement';

export const isChangeMode = (mode: string): mode is ChangeMode => mode === 'correction' || mode === 'supplement';

export type Operation = 'I' | 'U' | 'D';

/** Why changes are sent, as the officer wrote it; kept with the draft, sealed into manifest and lines. */
export const changeReasonsSchema = z.object({
  /** Holds for every record without a reason of its own. */
  reason: z.string(),
  /** Cases (error reports) that this answers; they travel in the manifest. */
  caseIds: z.array(z.string()),
  /** Reasons of single records by record id (JLID). */
  records: z.record(z.string(), z.string()),
});
export type ChangeReasons = z.infer<typeof changeReasonsSchema>;

export const noReasons: ChangeReasons = { reason: '', caseIds: [], records: {} };

export interface ChangeCounts {
  readonly inserts: number;
  readonly updates: number;
  readonly deletes: number;
}

/** Of a batch of changes, what its manifest says besides. */
export interface ChangeFacts extends ChangeCounts {
  readonly reason: string;
  readonly caseIds: readonly string[];
  /** Rows the period has after it. */
  readonly total: number;
}

/** One changed record, before and after; of what was added or taken out every field that holds something. */
export interface RecordChange {
  /** JLID: the record's id for ever, from its key. */
  readonly record: string;
  readonly operation: Operation;
  /** What names it, for people. */
  readonly key: readonly { readonly field: string; readonly value: string | null }[];
  readonly fields: readonly { readonly field: string; readonly before: string | null; readonly after: string | null }[];
  /** Its own reason; null = the batch's holds. */
  readonly reason: string | null;
}

/** Whether only changes can be sent, and why not: a draft of its own, no key, nothing taken over, unknown rows, too many, a provisional one. */
export type ChangesBar = 'first' | 'noKey' | 'noBase' | 'unknownRows' | 'tooMany' | 'provisional';

/** Counts are 0 while a bar stands. */
export interface ChangeSummary {
  readonly counts: ChangeCounts;
  /** Rows of the period with the changes. */
  readonly total: number;
  readonly reasons: ChangeReasons;
  /** Updates and deletions that no reason holds for. */
  readonly unexplained: number;
  /** Null: it may be sent as changes only. */
  readonly bar: ChangesBar | null;
}

export interface ChangesView extends ChangeSummary {
  readonly submission: string;
  readonly changes: readonly RecordChange[];
  /** More changes than are shown. */
  readonly more: number;
  /** Fields of level S: covered on paper, and on the screen until asked for. */
  readonly sensitive: readonly string[];
  readonly titles: Readonly<Record<string, { readonly zh: string; readonly en?: string | undefined }>>;
}
