import { beijingTime } from '../base/clock.ts';
import type { Tx } from '../store/tx.ts';
import { fixTo, loose } from './attachments.node.ts';
import type { CaseStep } from './flow.ts';
import type { CaseMessage, ReplyContent, ReportContent } from './message.ts';
import { caseIdOf, messageIdOf } from './message-id.node.ts';
import { putMessage } from './messages.node.ts';
import { flowOf } from './model.ts';
import type { CasesDeps } from './ports.node.ts';
import { addStep, type CaseRow, recordsOf } from './queries.node.ts';

export interface Outgoing {
  readonly step: CaseStep;
  readonly words: string;
  readonly docNo: string | null;
  readonly content: Readonly<Record<string, unknown>>;
  readonly officer: string;
}

/**
 * Makes a signed message of a step of ours, puts it on the timeline and into the outbox: all of it in the caller's
 * transaction, so that neither is ever there without the other. Answers the case id.
 */
export function send(deps: CasesDeps, tx: Tx, row: CaseRow, out: Outgoing): string {
  const kind = flowOf(row.kind);
  const attachments = loose(tx, row.cid);
  const { step, words, docNo, officer } = out;
  const about = { unit: deps.unit.uscc, docNo, words, content: { ...out.content }, attachments };
  const caseId = row.case_id ?? caseIdOf({ kind, ...about });
  const seen = row.news;
  const now = deps.clock.now();
  const message: CaseMessage = {
    format: 'tax-liaison-case/1',
    messageId: messageIdOf({ caseId, step, seen, ...about }),
    caseId,
    kind,
    step,
    clientId: deps.clientId,
    seen,
    preparedBy: row.prepared_by || officer,
    approvedBy: officer,
    at: beijingTime(now),
    ...about,
  };
  const envelope = JSON.stringify(deps.sign(JSON.stringify(message)));
  putMessage(tx, { messageId: message.messageId, cid: row.cid, step, envelope });
  fixTo(tx, row.cid, message.messageId);
  addStep(tx, row.cid, {
    messageId: message.messageId,
    step,
    party: row.side,
    unit: deps.unit.name,
    who: officer,
    at: now,
    words,
    docNo,
    due: null,
    proof: 'queued',
    receiptNo: null,
    content: JSON.stringify(summary(out.content)),
  });
  deps.enqueue(tx, message.messageId);
  return caseId;
}

/** Records stand in their own table; the timeline has how many there were. */
function summary(content: Outgoing['content']): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(content).map(([name, value]) => [name, Array.isArray(value) && name !== 'batches' ? value.length : value]),
  );
}

/** What an error report says (第十二条). */
export function reportContent(tx: Tx, row: CaseRow): ReportContent {
  return {
    title: row.title,
    answerer: { uscc: row.other_uscc ?? '', name: row.other_name ?? '' },
    records: recordsOf(tx, row.cid).map(({ decision: _, value: __, reason: ___, ...record }) => ({
      ...record,
      key: { ...record.key },
    })),
  };
}

/** What the answering unit decided, and the batches that correct. */
export function replyContent(tx: Tx, row: CaseRow, batches: readonly string[]): ReplyContent {
  return {
    decisions: recordsOf(tx, row.cid).flatMap(({ n, decision, value, reason }) =>
      decision === null ? [] : [{ n, decision, value, reason }],
    ),
    batches: [...batches],
  };
}
