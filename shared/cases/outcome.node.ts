import { beijingDay } from '../base/clock.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Tx } from '../store/tx.ts';
import type { SignedStatement } from '../submissions/ports.ts';
import { attachmentsOf, keepTheirs } from './attachments.node.ts';
import { takeDoubts } from './doubts.node.ts';
import { type CasePhase, type CaseStep, phaseAfter } from './flow.ts';
import { type CaseNews, type CaseReceipt, replyContentSchema, reportContentSchema } from './message.ts';
import { messageOf, pendingOf, setMessageReceipt } from './messages.node.ts';
import { type CaseKind, flowOf, type Side } from './model.ts';
import { answerAsked } from './notices.node.ts';
import { paperAfter } from './paper.ts';
import { takeGrant } from './permits.node.ts';
import {
  addStep,
  type CaseRow,
  caseByCaseId,
  caseByCid,
  changeCase,
  decideRecord,
  insertCase,
  putRecord,
} from './queries.node.ts';
import { statusOf } from './status.ts';
import { takeUseGranted } from './use-requests.node.ts';

/** What the sync room does to a case: everything in the caller's transaction; the caller emits afterwards. */

export { loadMessage, type OutgoingMessage } from './messages.node.ts';

export interface CaseEffect {
  /** The case's id, as windows know it. */
  readonly id: string;
  readonly changed: boolean;
}

/** A verified receipt: the message is with the platform, and the step is taken. Twice is once. */
export function applyCaseReceipt(tx: Tx, receipt: CaseReceipt, envelope: SignedStatement): CaseEffect | null {
  const message = messageOf(tx, receipt.messageId);
  const row = message ? caseByCid(tx, message.cid) : undefined;
  if (!message || !row) return null;
  if (message.receipt !== null) return { id: row.id, changed: false };
  const at = Date.parse(receipt.at);
  setMessageReceipt(tx, receipt.messageId, JSON.stringify(envelope));
  tx.run(
    `UPDATE case_step SET proof = 'delivered', receipt_no = ?, at = ? WHERE message_id = ?`,
    receipt.receiptNo,
    at,
    receipt.messageId,
  );
  // News of what followed may have come first; then the case is further on already.
  const phase = phaseAfter(flowOf(row.kind), row.phase, { step: message.step, by: row.side }) ?? row.phase;
  const paper = message.step === row.paper_purpose && row.paper_state ? paperAfter(row.paper_state, 'receive') : null;
  settle(tx, row, { phase, ...(paper ? { paper_state: paper } : {}) }, at);
  return { id: row.id, changed: true };
}

type Change = Partial<Pick<CaseRow, 'phase' | 'due' | 'paper_state' | 'seen' | 'news' | 'doc_no'>>;

/** Keeps what a step changed, and whose turn it is then. */
export function settle(tx: Tx, row: CaseRow, change: Change, at: number): void {
  const next = { ...row, ...change, answer: row.kind !== 'notice' || answerAsked(tx, row.cid) };
  const pending = pendingOf(tx, row.cid);
  changeCase(tx, row.cid, { ...change, status: statusOf(next, pending), updated_at: Math.max(row.updated_at, at) });
}

/** Which side of a case of a kind is told of it, and what it is called there. */
const sides: Readonly<Record<CaseNews['kind'], { readonly kind: CaseKind; readonly side: Side }>> = {
  errorReport: { kind: 'correction', side: 'answerer' },
  doubt: { kind: 'doubt', side: 'answerer' },
  notice: { kind: 'notice', side: 'answerer' },
  permit: { kind: 'permit', side: 'asker' },
  liaisonChange: { kind: 'liaisonChange', side: 'asker' },
  useRequest: { kind: 'useRequest', side: 'asker' },
};

/** What the platform may tell first of a case that this store does not know. */
const openings: readonly CaseStep[] = ['urge', 'notify'];

/**
 * One step that somebody else took. News come in order, none missing; what would be out of order, or is about a case
 * nobody opened, is refused and changes nothing.
 */
export function applyNews(tx: Tx, news: CaseNews, now: number): Result<CaseEffect> {
  const known = caseByCaseId(tx, news.caseId);
  if (!known) return openCase(tx, news, now);
  if (news.n <= known.news) return ok({ id: known.id, changed: false });
  if (news.n > known.news + 1) return fail(outOfOrder(news, `${news.n} > ${known.news + 1}`));
  const phase = reached(tx, known, news);
  if (phase === null) return fail(outOfOrder(news, `${known.phase ?? '–'} → ${news.step}`));
  if (news.step === 'grant' && !granted(tx, known, news)) return fail(outOfOrder(news, 'content'));
  takeNews(tx, known, news, phase);
  return ok({ id: known.id, changed: true });
}

/** A grant says no more than was asked for. */
const granted = (tx: Tx, row: CaseRow, news: CaseNews): boolean =>
  row.kind === 'useRequest' ? takeUseGranted(tx, row, news) : row.kind === 'permit' && takeGrant(tx, row, news);

const outOfOrder = (news: CaseNews, detail: string) =>
  problem('cases/outOfOrder', { case: news.caseId.slice(0, 9), step: news.step, detail });

/** The phase after the news; our own message may be with the platform although its receipt never came back. */
function reached(tx: Tx, row: CaseRow, news: CaseNews): CasePhase | null {
  const flow = flowOf(row.kind);
  const { step, by } = news;
  // A report's scope is its own table: the same id cannot become a matter of another kind.
  if (flow !== news.kind) return null;
  const straight = phaseAfter(flow, row.phase, { step, by });
  if (straight !== null) return straight;
  const pending = pendingOf(tx, row.cid);
  const between = pending ? phaseAfter(flow, row.phase, { step: pending, by: row.side }) : null;
  return between === null ? null : phaseAfter(flow, between, { step, by });
}

function openCase(tx: Tx, news: CaseNews, now: number): Result<CaseEffect> {
  const place = sides[news.kind];
  if (news.n !== 1 || !openings.includes(news.step)) return fail(problem('cases/unknownCase', { case: news.caseId.slice(0, 9) }));
  const report = reportContentSchema.safeParse(news.content);
  if (place.kind === 'correction' && !report.success) return fail(outOfOrder(news, 'content'));
  const asked = askerOf(news);
  const { title } = news.content;
  const cid = insertCase(tx, {
    id: news.caseId,
    case_id: news.caseId,
    kind: place.kind,
    side: place.side,
    title: typeof title === 'string' && title !== '' ? title : news.words.slice(0, 200),
    other_uscc: asked?.uscc ?? null,
    other_name: asked?.name ?? null,
    doc_no: news.docNo,
    status: 'action',
    created_at: now,
    updated_at: now,
  });
  if (report.success) for (const record of report.data.records) putRecord(tx, cid, record);
  if (place.kind === 'doubt') takeDoubts(tx, cid, news.content);
  const row = caseByCid(tx, cid);
  if (row) takeNews(tx, row, news, news.phase);
  return ok({ id: news.caseId, changed: true });
}

/** Whose report the office passes on. */
function askerOf(news: CaseNews): { readonly uscc: string; readonly name: string } | null {
  const { asker } = news.content;
  if (typeof asker !== 'object' || asker === null || !('uscc' in asker) || !('name' in asker)) return null;
  return { uscc: String(asker.uscc), name: String(asker.name) };
}

function takeNews(tx: Tx, row: CaseRow, news: CaseNews, phase: CasePhase): void {
  const at = Date.parse(news.at) || row.updated_at;
  addStep(tx, row.cid, {
    messageId: null,
    step: news.step,
    party: news.by,
    unit: news.unit.name,
    who: news.who,
    at,
    words: news.words,
    docNo: news.docNo,
    due: news.due,
    proof: 'told',
    receiptNo: null,
    content: JSON.stringify(contentKept(news)),
  });
  if (row.side === 'asker' && news.step === 'reply') takeDecisions(tx, row.cid, news);
  // What the office passes on of ours is told to us as well; it is here, as what it is.
  const ours = new Set(
    news.by === 'office' ? attachmentsOf(tx, row.cid).flatMap((one) => (one.side === 'ours' ? [one.sha256] : [])) : [],
  );
  const theirs = news.attachments.filter(({ sha256 }) => !ours.has(sha256));
  keepTheirs(tx, row.cid, theirs, at, news.unit.name);
  // A new round of writing begins when an answer was contested or the case reopened.
  const again = row.side === 'answerer' && news.step === 'urge' ? { paper_state: null } : {};
  settle(tx, row, { phase, due: news.due ?? row.due, news: news.n, seen: 0, ...again }, at);
}

/** Records stand in their own table; they need not be in the timeline a second time. */
function contentKept({ content }: CaseNews): Record<string, unknown> {
  const { records, decisions, doubts: _, ...rest } = content;
  const sizes = [records, decisions].map((list) => (Array.isArray(list) ? list.length : 0));
  return { ...rest, ...(sizes[0] ? { records: sizes[0] } : {}), ...(sizes[1] ? { decisions: sizes[1] } : {}) };
}

function takeDecisions(tx: Tx, cid: number, news: CaseNews): void {
  const reply = replyContentSchema.safeParse(news.content);
  if (reply.success) for (const decided of reply.data.decisions) decideRecord(tx, cid, decided);
}

/** The day a moment lies in, for those who count days. */
export const dayOf = (at: number): string => beijingDay(at);
