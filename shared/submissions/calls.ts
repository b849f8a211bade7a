import { z } from 'zod';
import { call } from '../base/call.ts';
import type { ChangeReasons, ChangesView } from './changes/model.ts';
import type { Duty, PreSend, Submission, SubmissionHistory } from './model.ts';
import type { DraftPin, RepinPreview } from './repin/model.ts';

const id = z.string().max(64);
const dataset = z.string().max(32);
const period = z.string().max(16);
const reason = z.string().trim().max(1000);
const caseIds = z.array(z.string().max(64)).max(200);
const why = z.object({ reason, caseIds }).partial().strict();

export const submissionsCalls = {
  /**
   * What this unit owes. With a span: everything whose due day lies in it (a calendar). Without one: the desk, that is
   * what is due from 60 days back to 45 ahead and everything unfinished; frequent datasets thinned (duties.ts).
   */
  'duties.list': call(
    'session',
    z.object({ from: z.string().max(10).optional(), to: z.string().max(10).optional() }).strict(),
  ).returns<readonly Duty[]>(),
  'submissions.list': call(
    'session',
    z
      .object({ dataset: dataset.optional(), period: period.optional(), limit: z.number().int().min(1).max(1000).optional() })
      .strict(),
  ).returns<readonly Submission[]>(),
  'submissions.get': call('session', z.object({ id }).strict()).returns<Submission>(),
  /** The draft of a dataset × period, made when there is none yet. */
  'submissions.open': call('preparer', z.object({ dataset, period }).strict()).returns<Submission>(),
  'submissions.discard': call('preparer', z.object({ id }).strict()).returns<undefined>(),
  'submissions.nilReturn': call(
    'liaison',
    z.object({ dataset, period, reason: z.string().trim().max(1000) }).strict(),
  ).returns<Submission>(),
  'submissions.review': call('session', z.object({ id }).strict()).returns<PreSend>(),
  /** Freezes the draft into a sealed batch and puts it into the outbox, in one transaction. Progress while sealing. */
  'submissions.approve': call('liaison', z.object({ id }).strict()).returns<Submission>(),
  /** 送审: what is checked and has nothing left to mend waits for the liaison officer's signature; a change takes it back. */
  'submissions.askSignOff': call('preparer', z.object({ id }).strict()).returns<Submission>(),
  /** 退回修改: whoever was to sign says what is to be mended first. */
  'submissions.giveBack': call('liaison', z.object({ id, note: z.string().trim().max(1000) }).strict()).returns<Submission>(),
  /** A new editable revision; returned rows carry the platform's findings on their cells. `why`: reason and cases of its changes. */
  /**
   * `full` sends all rows anew (the default), `correction` and `supplement` only what changes. `auto` takes correction
   * where changes alone can be sent and full elsewhere; the others are refused where they cannot.
   */
  'submissions.revise': call(
    'preparer',
    z.object({ id, mode: z.enum(['full', 'correction', 'supplement', 'auto']).optional(), why: why.optional() }).strict(),
  ).returns<Submission>(),
  /** 预报: to be sent before its period is over; refused once the period is open. */
  'submissions.provisional': call('preparer', z.object({ id, provisional: z.boolean() }).strict()).returns<Submission>(),
  'submissions.history': call('session', z.object({ id }).strict()).returns<SubmissionHistory>(),
} as const;

/** Revisions that send only what changes (changes/ answers). */
export const changesCalls = {
  /** Which records a revision changes in what the platform has, before → after; of drafts and of what was sealed. */
  'submissions.changes': call(
    'session',
    z.object({ id, from: z.number().int().min(0).optional(), limit: z.number().int().min(1).max(1000).optional() }).strict(),
  ).returns<ChangesView>(),
  'submissions.changeMode': call(
    'preparer',
    z.object({ id, mode: z.enum(['full', 'correction', 'supplement']) }).strict(),
  ).returns<Submission>(),
  /** What is not named stays. `records`: reasons of single records by record id; null takes one away. */
  'submissions.changeReasons': call(
    'preparer',
    z
      .object({
        id,
        reason: reason.optional(),
        caseIds: caseIds.optional(),
        records: z.record(z.string().max(64), reason.nullable()).optional(),
      })
      .strict(),
  ).returns<ChangeReasons>(),
} as const;

/** The catalog version of open drafts (repin/ answers). */
export const repinCalls = {
  /** Open drafts whose period another catalog version is in force for, and those once converted. With an id: that one, if it is such. */
  'submissions.pins': call('session', z.object({ id: id.optional() }).strict()).returns<readonly DraftPin[]>(),
  /** What the version in force would change: its differences, and the rows checked by it in a job. Nothing is written. */
  'submissions.repinPreview': call('session', z.object({ id }).strict()).returns<RepinPreview>(),
  /**
   * Converts a draft to the version in force for its period, or back to the one it was last converted from. Cells follow
   * their field codes; cells of fields that are gone are kept aside and come back with their field.
   */
  'submissions.repin': call('preparer', z.object({ id, version: z.string().max(32) }).strict()).returns<Submission>(),
} as const;
