import { z } from 'zod';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Tx } from '../store/tx.ts';
import { receiptsOf, type StoredReceipt } from './batches.node.ts';
import type { ReceiptView, SubmissionHistory } from './model.ts';
import type { SubmissionsDeps } from './ports.ts';
import { byId, eventsOf, revisionsOf } from './queries.node.ts';
import { receiptCode } from './receipt-code.ts';
import { submissionView } from './view.node.ts';

const envelopeSchema = z.object({ keyId: z.string(), payload: z.string(), signature: z.string() });
const factsSchema = z.object({
  rows: z.number(),
  accepted: z.number().nullable(),
  rejected: z.number().nullable(),
  root: z.string(),
});

/** Only receipts whose signature and digests were verified are ever stored. */
function receiptView(stored: StoredReceipt): ReceiptView {
  const envelope = envelopeSchema.parse(JSON.parse(stored.envelope));
  const facts = factsSchema.parse(JSON.parse(envelope.payload));
  return {
    kind: stored.kind,
    receiptNo: stored.receiptNo,
    at: stored.at,
    ...facts,
    keyId: envelope.keyId,
    verified: true,
    code: receiptCode(envelope),
  };
}

/** All there is to look back on: revisions of the period, and this one's receipts, timeline and reasons. */
export function historyOf(deps: SubmissionsDeps, tx: Tx, id: string): Result<SubmissionHistory> {
  const row = byId(tx, id);
  if (!row) return fail(problem('submissions/unknown'));
  // When a signature was asked for, the event keeps the version of the draft: nothing to tell.
  const events = eventsOf(tx, row.sid).map((event) => (event.what === 'signOffAsked' ? { ...event, detail: null } : event));
  const timeline = [...events, ...deps.draft.traces(tx, row.sid)].sort((a, b) => a.at - b.at);
  return ok({
    submission: submissionView(deps, tx, row),
    revisions: revisionsOf(tx, row.dataset, row.period).map((revision) => submissionView(deps, tx, revision)),
    receipts: row.batch_id === null ? [] : receiptsOf(tx, row.batch_id).map(receiptView),
    timeline,
    reasons: deps.draft.reasonsOf(tx, row.sid).map(({ group, text, by, at }) => ({ group, text, by, at })),
  });
}
