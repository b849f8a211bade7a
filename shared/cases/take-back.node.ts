import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Tx } from '../store/tx.ts';
import { unfix } from './attachments.node.ts';
import { untell } from './doubts.node.ts';
import { caseMessageSchema, feedbackContentSchema } from './message.ts';
import { dropMessage, pendingMessage } from './messages.node.ts';
import { settle } from './outcome.node.ts';
import { paperAfter } from './paper.ts';
import type { CasesDeps } from './ports.node.ts';
import { type CaseRow, changeCase, freeNumber } from './queries.node.ts';

/**
 * Takes back a step of ours that the platform refused, or that never left: the letter is signed as it was, its number is
 * free again. One that may have arrived cannot be taken back; sending it again is harmless, calling it unsent is not.
 */
export function takeBack(deps: CasesDeps, tx: Tx, row: CaseRow): Result<undefined> {
  const pending = pendingMessage(tx, row.cid);
  if (!pending) return fail(problem('cases/nothingWaits'));
  if (!deps.withdraw(tx, pending.messageId)) return fail(problem('cases/maybeThere'));
  const envelope: { payload: string } = JSON.parse(pending.envelope);
  const message = caseMessageSchema.parse(JSON.parse(envelope.payload));
  dropMessage(tx, pending.messageId);
  unfix(tx, pending.messageId);
  if (message.docNo !== null) freeNumber(tx, message.docNo);
  const results = feedbackContentSchema.safeParse(message.content);
  if (results.success)
    untell(
      tx,
      row.cid,
      results.data.results.map(({ n }) => n),
    );
  const paper = pending.step === row.paper_purpose && row.paper_state ? paperAfter(row.paper_state, 'takeBack') : null;
  if (paper) changeCase(tx, row.cid, { paper_no: null });
  if (pending.step === 'report') changeCase(tx, row.cid, { case_id: null, doc_no: null });
  settle(tx, row, paper ? { paper_state: paper } : {}, deps.clock.now());
  return ok();
}
