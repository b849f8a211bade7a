import { z } from 'zod';
import { casePhases, caseSteps, flowKinds, parties } from './flow.ts';

/**
 * What travels of a case, once, for both sides (sync/protocol.ts takes these up). A unit's step is a message signed with
 * its client key; the platform acknowledges it with a signed receipt and passes it on as signed news.
 */
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const caseIdSchema = z.string().regex(/^c[0-9a-f]{40}$/);
export const messageIdSchema = z.string().regex(/^m[0-9a-f]{40}$/);

/** Names of units and people may be long; nothing is cut on the way. */
const name = z.string().max(2000);
const text = z.string().max(20_000);
const cell = z.string().max(20_000);

export const attachmentFactsSchema = z.object({
  name: z.string().min(1).max(300),
  bytes: z.number().int().positive(),
  sha256,
});
export type AttachmentFacts = z.infer<typeof attachmentFactsSchema>;

/** One value of one record that is believed to be wrong. */
export const reportedRecordSchema = z.object({
  n: z.number().int().positive(),
  dataset: z.string().max(32),
  period: z.string().max(16),
  /** Which delivery it was in, as far as known: batch id, or the number on a receipt. */
  batch: z.string().max(100).nullable(),
  receipt: z.string().max(100).nullable(),
  /** Values of the primary key's fields. */
  key: z.record(z.string().max(64), cell),
  field: z.string().max(64),
  given: cell.nullable(),
  believed: cell.nullable(),
  ground: text,
});
export type ReportedRecord = z.infer<typeof reportedRecordSchema>;

/** Content of `report`, and of the `urge` that brings it to the answering unit. */
export const reportContentSchema = z.object({
  title: name,
  answerer: z.object({ uscc: z.string().max(32), name }),
  records: z.array(reportedRecordSchema).min(1).max(5000),
});
export type ReportContent = z.infer<typeof reportContentSchema>;

export const decisions = ['corrected', 'notCorrected', 'partly'] as const;
export type Decision = (typeof decisions)[number];

/** Content of `reply`: what was decided about each record. */
export const replyContentSchema = z.object({
  decisions: z
    .array(
      z.object({
        n: z.number().int().positive(),
        decision: z.enum(decisions),
        /** What the value is now; null when it stays as it was. */
        value: cell.nullable(),
        reason: text,
      }),
    )
    .min(1)
    .max(5000),
  /** Batches that correct. */
  batches: z.array(z.string().max(100)).max(100),
});
export type ReplyContent = z.infer<typeof replyContentSchema>;

const yuan = z.string().regex(/^-?\d{1,15}(\.\d{1,2})?$/);

/** Content of the `urge` that brings doubts to a tax authority (第十一条). */
export const doubtContentSchema = z.object({
  title: name,
  doubts: z
    .array(
      z.object({
        n: z.number().int().positive(),
        /** Whom it is about, and their number. */
        subject: name,
        code: z.string().max(100).nullable(),
        /** What the comparison found. */
        clue: text,
        basis: text,
        /** Yuan. */
        involved: yuan.nullable(),
      }),
    )
    .min(1)
    .max(5000),
});

/** 属实 · 部分属实 · 不属实 · 无法核实 */
export const doubtResults = ['true', 'partly', 'false', 'unverifiable'] as const;
export type DoubtResult = (typeof doubtResults)[number];

/** Content of a tax authority's `reply`: some of the doubts, as far as they are verified; a later word on one replaces the former. */
export const feedbackContentSchema = z.object({
  results: z
    .array(
      z.object({
        n: z.number().int().positive(),
        result: z.enum(doubtResults),
        /** Tax made up for, yuan. */
        amount: yuan.nullable(),
        effect: text,
      }),
    )
    .min(1)
    .max(5000),
});

/** 催报 · 退回 · 通报 · 限期纠正 · 目录变动 */
export const noticeSorts = ['urge', 'returned', 'circular', 'rectify', 'catalog'] as const;
export type NoticeSort = (typeof noticeSorts)[number];

/**
 * Content of the `notify` that opens a notice. Its text and due day are the news' own `words` and `due`, as with every
 * case, so that a reminder may move the day. A `reply` to it carries words and nothing else.
 */
export const noticeContentSchema = z.object({
  title: name,
  sort: z.enum(noticeSorts),
  /** What it is about; no periods = the dataset as such. */
  about: z.array(z.object({ dataset: z.string().min(1).max(32), periods: z.array(z.string().min(1).max(16)).max(400) })).max(400),
  /** A written answer is asked for. A rectification always asks for one. */
  answer: z.boolean(),
});
export type NoticeContent = z.infer<typeof noticeContentSchema>;

/** Content of the `report` that asks for a late permit: to send a period whose window is closed. */
export const permitContentSchema = z.object({
  title: name,
  dataset: z.string().min(1).max(32),
  period: z.string().min(1).max(16),
  due: day.nullable(),
  /** The last day on which it was taken without a permit. */
  closes: day.nullable(),
  /** The last day that is asked for. */
  until: day,
  reason: text,
});
export type PermitContent = z.infer<typeof permitContentSchema>;

/** Content of the `grant`: it opens exactly this unit's dataset × period, until the end of that day. */
export const grantContentSchema = z.object({ dataset: z.string().max(32), period: z.string().max(16), until: day });

/** Content of the `report` that asks for a use right (第十三条): which fields of whose dataset, what for, until when. */
export const useRequestContentSchema = z.object({
  title: name,
  dataset: z.string().min(1).max(32),
  fields: z.array(z.string().min(1).max(64)).min(1).max(500),
  purpose: text,
  /** The last day that is asked for. */
  until: day,
});
export type UseRequestContent = z.infer<typeof useRequestContentSchema>;

/** Content of its `grant`: what was allotted of it, and the `id` of the use right that says so. */
export const useGrantedContentSchema = z.object({
  dataset: z.string().max(32),
  fields: z.array(z.string().max(64)).min(1).max(500),
  until: day,
  right: z.string().min(1).max(64),
});

/** Content of the `report` that tells the office who the liaison officer is from a day on (第四条). */
export const liaisonContentSchema = z.object({
  title: name,
  former: name,
  successor: z.object({ name: name.min(1), office: name, post: name, phone: name }),
  effective: day,
  reason: text,
});
export type LiaisonContent = z.infer<typeof liaisonContentSchema>;

/** A use right, as the platform states it (第十三条): signed by a receipt key; the last word on an `id` counts. */
export const useGrantSchema = z.object({
  format: z.literal('tax-liaison-use/1'),
  id: z.string().min(1).max(64),
  /** Who may use it, and whose data it is. */
  unit: z.string().max(32),
  provider: name,
  dataset: z.string().min(1).max(32),
  fields: z.array(z.string().min(1).max(64)).min(1).max(500),
  purpose: text,
  from: day,
  until: day,
  docNo: z.string().max(100).nullable(),
  state: z.enum(['granted', 'revoked']),
  at: z.string().max(40),
});
export type UseGrantStatement = z.infer<typeof useGrantSchema>;

export const caseMessageSchema = z.object({
  format: z.literal('tax-liaison-case/1'),
  messageId: messageIdSchema,
  caseId: caseIdSchema,
  kind: z.enum(flowKinds),
  step: z.enum(caseSteps),
  /** USCC of the unit that sends it. */
  unit: z.string().max(32),
  clientId: z.string().max(64),
  /** How many news of this case the sender had seen. */
  seen: z.number().int().min(0),
  /** 发文字号, when it is a letter. */
  docNo: z.string().max(100).nullable(),
  words: text,
  content: z.record(z.string(), z.unknown()),
  attachments: z.array(attachmentFactsSchema).max(200),
  preparedBy: name,
  approvedBy: name,
  at: z.string().max(40),
});
export type CaseMessage = z.infer<typeof caseMessageSchema>;

export const caseReceiptSchema = z.object({
  format: z.literal('tax-liaison-case-receipt/1'),
  receiptNo: z.string().max(100),
  caseId: caseIdSchema,
  messageId: messageIdSchema,
  /** SHA-256 of the message's payload, as it was signed. */
  digest: sha256,
  at: z.string().max(40),
});
export type CaseReceipt = z.infer<typeof caseReceiptSchema>;

/** One step that somebody else took, as the platform tells a unit of it: signed by a receipt key. */
export const caseNewsSchema = z.object({
  format: z.literal('tax-liaison-case-news/1'),
  caseId: caseIdSchema,
  /** 1, 2, 3 … for this unit and case: none is missing, none comes twice. */
  n: z.number().int().positive(),
  /** USCC of the unit that is told. */
  to: z.string().max(32),
  kind: z.enum(flowKinds),
  step: z.enum(caseSteps),
  by: z.enum(parties),
  /** Where the case stands after it. */
  phase: z.enum(casePhases),
  /** The unit that took the step; for the office its name. */
  unit: z.object({ uscc: z.string().max(32), name }),
  who: name,
  at: z.string().max(40),
  docNo: z.string().max(100).nullable(),
  words: text,
  /** Until when something is awaited of the unit that answers. */
  due: day.nullable(),
  content: z.record(z.string(), z.unknown()),
  attachments: z.array(attachmentFactsSchema).max(200),
});
export type CaseNews = z.infer<typeof caseNewsSchema>;
