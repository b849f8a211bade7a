import { z } from 'zod';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Tx } from '../store/tx.ts';
import { batchOf, countParts, countReturned, dropBatch, putReceipt, putReturned, receiptsOf } from './batches.node.ts';
import { follows, reaches } from './lifecycle.ts';
import type { ReceiptView, Submission, SubmissionState } from './model.ts';
import type { ReturnedFinding, SignedStatement } from './ports.ts';
import { addEvent, byBatch, type SubmissionRow, setOutcome, setState, setUnsealed } from './queries.node.ts';

/** What the sync room does to a submission. All of it inside the caller's transaction; the caller emits afterwards. */

export { readPart } from './batches.node.ts';

const envelopeSchema = z.object({
  format: z.literal('signed/1'),
  alg: z.literal('Ed25519'),
  keyId: z.string(),
  payload: z.string(),
  signature: z.string(),
});

export interface SealedBatch {
  readonly batchId: string;
  /** Submission id, as windows know it. */
  readonly submission: string;
  readonly dataset: string;
  readonly period: string;
  readonly revision: number;
  /** Batch that must be received before this one. */
  readonly predecessor: string | null;
  readonly catalogVersion: string;
  readonly root: string;
  readonly rows: number;
  /** Day by which it has to be there: the reviewer's where one was set. */
  readonly due: string | null;
  readonly state: SubmissionState;
  readonly manifest: SignedStatement;
  /** Compressed payload: its size and number of parts; both 0 for a nil return. */
  readonly bytes: number;
  readonly parts: number;
}

/** A sealed batch as it is to be sent; null when there is none of this id (any more). */
export function loadBatch(tx: Tx, batchId: string): SealedBatch | null {
  const row = byBatch(tx, batchId);
  const stored = batchOf(tx, batchId);
  if (!row || !stored) return null;
  return {
    batchId,
    submission: row.id,
    dataset: row.dataset,
    period: row.period,
    revision: row.revision,
    predecessor: row.predecessor,
    catalogVersion: row.catalog_version,
    root: row.root ?? '',
    rows: row.sealed_rows ?? 0,
    due: parseNote(row.note)?.due ?? row.due,
    state: row.state,
    manifest: envelopeSchema.parse(JSON.parse(stored.envelope)),
    bytes: stored.bytes,
    parts: countParts(tx, batchId),
  };
}

/** What a verified receipt says; `at` is ISO with offset. */
export interface ReceiptFacts {
  readonly kind: ReceiptView['kind'];
  readonly receiptNo: string;
  readonly rows: number;
  readonly accepted: number | null;
  readonly rejected: number | null;
  readonly at: string;
}

export interface Outcome {
  readonly batchId: string;
  /** Verified receipts so far, in any order; known ones are passed over. */
  readonly receipts: readonly { readonly receipt: ReceiptFacts; readonly envelope: SignedStatement }[];
  readonly returns: readonly ReturnedFinding[];
  readonly note: Submission['note'];
  /** Epoch ms. */
  readonly now: number;
}

export interface OutcomeEffect {
  readonly submission: string;
  /** False when everything was known already. */
  readonly changed: boolean;
}

/** Steps in the order in which the platform takes them. */
const order: readonly ReceiptView['kind'][] = ['received', 'accepted', 'partly', 'returned', 'stored'];

const detailOf = (receipt: ReceiptFacts): string =>
  receipt.rejected !== null && receipt.rejected > 0
    ? `${receipt.receiptNo} · ${receipt.rejected}/${receipt.rows}`
    : receipt.receiptNo;

/**
 * Records what the platform's verified receipts say. Idempotent, and never backwards in the lifecycle: a receipt that
 * comes late or twice is kept but changes nothing else. Null when no submission has this batch.
 */
export function applyOutcome(tx: Tx, outcome: Outcome): OutcomeEffect | null {
  const row = byBatch(tx, outcome.batchId);
  if (!row) return null;
  const receipts = [...outcome.receipts].sort((a, b) => order.indexOf(a.receipt.kind) - order.indexOf(b.receipt.kind));
  let changed = false;
  let state = row.state;
  let accepted = row.accepted;
  let rejected = row.rejected;
  for (const { receipt, envelope } of receipts) {
    const { kind, receiptNo } = receipt;
    const at = Date.parse(receipt.at);
    if (!putReceipt(tx, row.batch_id ?? '', { kind, receiptNo, at, envelope: JSON.stringify(envelope) })) continue;
    changed = true;
    addEvent(tx, row.sid, { at, who: '', what: kind, detail: detailOf(receipt) });
    if (reaches(state, kind)) state = kind;
    if (receipt.accepted !== null) accepted = receipt.accepted;
    if (receipt.rejected !== null) rejected = receipt.rejected;
  }
  // A correction carries the note it answers until the platform's first word on the correction itself.
  const kept = row.state === 'queued' && receipts.length > 0 ? null : parseNote(row.note);
  const note = outcome.note ?? kept;
  if (JSON.stringify(note) !== JSON.stringify(parseNote(row.note))) changed = true;
  if (outcome.returns.length > 0 && outcome.returns.length !== countReturned(tx, outcome.batchId)) changed = true;
  if (!changed) return { submission: row.id, changed };
  // The first word of the platform counts for timeliness, whatever comes later.
  const receivedAt = receiptsOf(tx, outcome.batchId)[0]?.at ?? null;
  if (outcome.returns.length > 0) putReturned(tx, outcome.batchId, outcome.returns);
  setOutcome(tx, row.sid, { state, receivedAt, accepted, rejected, note, now: outcome.now });
  if (state === 'accepted' || state === 'partly' || state === 'stored') supersede(tx, row, outcome.now);
  return { submission: row.id, changed };
}

const noteSchema = z.object({ text: z.string(), reviewer: z.string(), due: z.string().nullable() });

/** The reviewer's note as stored. */
export function parseNote(json: string | null): Submission['note'] {
  return json === null ? null : noteSchema.parse(JSON.parse(json));
}

/** A correction the platform took over replaces the revision it corrects. */
function supersede(tx: Tx, row: SubmissionRow, now: number): void {
  const before = row.predecessor === null ? undefined : byBatch(tx, row.predecessor);
  if (before && follows(before.state, 'superseded')) setState(tx, before.sid, 'superseded', now);
}

/** Takes a batch back before receipt: its rows become editable again; a nil return, which has none, ends. */
export function withdrawBatch(tx: Tx, batchId: string, by: { who: string; now: number }): Result<{ submission: string }> {
  const row = byBatch(tx, batchId);
  if (!row) return fail(problem('submissions/unknown'));
  if (!follows(row.state, 'draft')) return fail(problem('sync/received'));
  dropBatch(tx, batchId);
  const nil = row.mode === 'nil';
  setUnsealed(tx, row.sid, nil ? 'withdrawn' : 'draft', row.mode, by.now);
  addEvent(tx, row.sid, { at: by.now, who: by.who, what: 'withdrawn', detail: null });
  return ok({ submission: row.id });
}
