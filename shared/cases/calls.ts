import { z } from 'zod';
import { call, nothing } from '../base/call.ts';
import { decisions, doubtResults } from './message.ts';
import {
  boxes,
  type CasePage,
  type CaseSettings,
  type CaseView,
  caseKinds,
  caseStatuses,
  type GrantView,
  type ReceivedRows,
  type RecordDossier,
} from './model.ts';
import type { UseRequestView } from './use-asked.ts';

const id = z.string().max(64);
const one = z.object({ id }).strict();
const words = z.string().trim().max(20_000);
const cell = z.string().max(20_000).nullable();

const record = z
  .object({
    dataset: z.string().max(32),
    period: z.string().trim().max(16),
    batch: z.string().trim().max(100).nullable(),
    receipt: z.string().trim().max(100).nullable(),
    key: z.record(z.string().max(64), z.string().max(20_000)),
    field: z.string().max(64),
    given: cell,
    believed: cell,
    ground: words,
  })
  .strict();
export type RecordInput = z.infer<typeof record>;

const filter = z
  .object({
    /** `asked`: what we report (纠错报告); `asking`: everything else (待办). */
    box: z.enum(boxes),
    status: z.enum(caseStatuses).nullable(),
    kind: z.enum(caseKinds).nullable(),
    /** In the title, the number of the letter or the other unit's name. */
    text: z.string().trim().max(200),
    start: z.number().int().min(0),
    count: z.number().int().min(1).max(200),
  })
  .strict();
export type CaseFilter = z.infer<typeof filter>;

export const casesCalls = {
  'cases.list': call('session', filter).returns<CasePage>(),
  'cases.get': call('session', one).returns<CaseView>(),
  /** Somebody has looked at it. */
  'cases.seen': call('session', one).returns<undefined>(),
  /** A new error report against a unit that provides the dataset. */
  'cases.draft': call(
    'preparer',
    z.object({ answerer: z.string().max(32), title: z.string().trim().max(2000) }).strict(),
  ).returns<CaseView>(),
  /** Begins the request to send a period whose window is closed (逾期报送), or writes the one in hand anew. */
  'cases.askPermit': call(
    'preparer',
    z
      .object({
        dataset: z.string().max(32),
        period: z.string().max(16),
        until: z.iso.date(),
        reason: z.string().trim().max(1000),
        words,
      })
      .strict(),
  ).returns<CaseView>(),
  /** Begins the request for a use right (第十三条), or writes the one of that dataset in hand anew. */
  'cases.askUse': call(
    'preparer',
    z
      .object({
        dataset: z.string().max(32),
        fields: z.array(z.string().min(1).max(64)).min(1).max(500),
        purpose: z.string().trim().max(1000),
        until: z.iso.date(),
        words,
      })
      .strict(),
  ).returns<CaseView>(),
  'cases.write': call(
    'preparer',
    z.object({ id, title: z.string().trim().max(2000).optional(), words: words.optional() }).strict(),
  ).returns<CaseView>(),
  /** Adds records (n null) or replaces one. */
  'cases.record': call(
    'preparer',
    z.object({ id, n: z.number().int().positive().nullable(), records: z.array(record).min(1).max(5000) }).strict(),
  ).returns<CaseView>(),
  'cases.dropRecord': call('preparer', z.object({ id, n: z.number().int().positive() }).strict()).returns<CaseView>(),
  'cases.discard': call('preparer', one).returns<undefined>(),
  /** The letter in hand: to the liaison officer, back to its author, signed. */
  'cases.submit': call('preparer', one).returns<CaseView>(),
  'cases.sendBack': call('liaison', z.object({ id, words }).strict()).returns<CaseView>(),
  'cases.sign': call('liaison', one).returns<CaseView>(),
  /** Numbered and put into the outbox, in one transaction. */
  'cases.file': call('liaison', z.object({ id, docNo: z.string().trim().max(100) }).strict()).returns<CaseView>(),
  /** The answering unit takes the matter up (核实中). */
  'cases.accept': call('preparer', one).returns<CaseView>(),
  'cases.decide': call(
    'preparer',
    z
      .object({
        id,
        list: z
          .array(
            z
              .object({ n: z.number().int().positive(), decision: z.enum(decisions).nullable(), value: cell, reason: words })
              .strict(),
          )
          .min(1)
          .max(5000),
      })
      .strict(),
  ).returns<CaseView>(),
  /** Begins the written answer from the decisions. */
  'cases.answer': call('preparer', z.object({ id, words }).strict()).returns<CaseView>(),
  /** What came of verifying doubts: the same finding for all that are named. */
  'cases.verify': call(
    'preparer',
    z
      .object({
        id,
        ns: z.array(z.number().int().positive()).min(1).max(5000),
        result: z.enum(doubtResults).nullable(),
        amount: z.string().trim().max(40).nullable(),
        effect: words,
      })
      .strict(),
  ).returns<CaseView>(),
  /** Feeds everything that was verified since the last time back to the office. */
  'cases.feedback': call('liaison', z.object({ id, words }).strict()).returns<CaseView>(),
  /** Takes back a step that waits in the outbox: refused by the platform, or never sent. */
  'cases.takeBack': call('liaison', one).returns<CaseView>(),
  'cases.confirm': call('liaison', z.object({ id, words }).strict()).returns<CaseView>(),
  'cases.contest': call('liaison', z.object({ id, words }).strict()).returns<CaseView>(),
  'cases.reopen': call('liaison', z.object({ id, words }).strict()).returns<CaseView>(),
  /** What we know of a record: our deliveries of it, newest first. */
  'cases.dossier': call('session', z.object({ id, n: z.number().int().positive() }).strict()).returns<RecordDossier>(),
  /** Opens an editable revision of what the record was delivered in, linked to the case; answers the submission. */
  'cases.correct': call('preparer', z.object({ id, n: z.number().int().positive() }).strict()).returns<{
    readonly submission: string;
  }>(),
  /** Adds a chosen file to the letter in hand (200 MB at most); cancelled, nothing of it stays. */
  'cases.attach': call('preparer', z.object({ id, token: z.string().max(64) }).strict()).returns<CaseView>(),
  'cases.detach': call('preparer', z.object({ id, aid: z.number().int() }).strict()).returns<CaseView>(),
  /** Sees that a file is here and whole; of the other side, it is fetched first. It leaves by `exports.prepare`. */
  'cases.fetch': call('session', z.object({ id, aid: z.number().int() }).strict()).returns<{
    readonly name: string;
    readonly bytes: number;
  }>(),
  /** Notices are read (with a receipt), and answered where that is asked for. */
  'cases.read': call('preparer', one).returns<CaseView>(),
  'cases.respond': call('liaison', z.object({ id, words }).strict()).returns<CaseView>(),
  /** Rows of a chosen file that was received from another unit, as the dataset's fields read them. Nothing is stored. */
  'cases.received': call(
    'preparer',
    z.object({ token: z.string().max(64), dataset: z.string().max(32), text: z.string().trim().max(200) }).strict(),
  ).returns<ReceivedRows>(),
  /** Use rights that were allotted to this unit, the longest first. */
  'grants.list': call('session', nothing).returns<readonly GrantView[]>(),
  /** Requests for use rights with how each stands, the newest first. */
  'grants.requests': call('session', nothing).returns<readonly UseRequestView[]>(),
  'cases.settings': call('session', nothing).returns<CaseSettings>(),
} as const;
