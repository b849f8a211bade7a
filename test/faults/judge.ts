import type { Store } from '../../shared/store/tx.ts';
import { isDelivered } from '../../shared/submissions/lifecycle.ts';
import type { SubmissionState } from '../../shared/submissions/model.ts';
import { receiptSchema } from '../../shared/sync/protocol.ts';
import type { BatchRecord } from '../platform/batch-book.ts';
import type { Platform } from '../platform/server.ts';
import type { Plan } from './plan.ts';

/** What one bad day did to the batches, by their ids; all empty and not late when all is well. */
export interface Verdict {
  readonly seed: number;
  readonly batches: number;
  readonly lost: readonly string[];
  readonly double: readonly string[];
  readonly falseSent: readonly string[];
  readonly notAccepted: readonly string[];
  /** Of what was not accepted in time: how the client has it, as its outbox says. */
  readonly stuck: readonly string[];
}

interface Sent {
  readonly batchId: string;
  readonly state: SubmissionState;
}

const sentIn = (store: Store): Sent[] =>
  store.read((tx) => tx.all<Sent>('SELECT batch_id AS batchId, state FROM submission WHERE batch_id IS NOT NULL'));

/** Batches the client would call delivered in any way. */
export function deliveredIn(store: Store): string[] {
  const states = sentIn(store).filter(({ state }) => isDelivered(state));
  const done = store.read((tx) =>
    tx.all<{ batchId: string }>(`SELECT batch_id AS batchId FROM outbox WHERE state = 'done' UNION SELECT batch_id FROM receipt`),
  );
  return [...states, ...done].map(({ batchId }) => batchId);
}

const isFinal = ({ state }: Sent): boolean => state === 'stored' || state === 'superseded' || state === 'returned';

/** Whether everything sealed (or the one batch) has the platform's last word. */
export const finalIn = (store: Store, batchId?: string): boolean => {
  const about = sentIn(store).filter((sent) => batchId === undefined || sent.batchId === batchId);
  return (batchId === undefined || about.length > 0) && about.every(isFinal);
};

const isThere = (record: BatchRecord | null): record is BatchRecord => record !== null && record.state !== 'awaiting-upload';

/** Receipts of one kind twice: something took effect twice. */
function isTwice(record: BatchRecord): boolean {
  const kinds = record.receipts.map(({ payload }) => receiptSchema.parse(JSON.parse(payload)).kind);
  return new Set(kinds.map((kind) => (kind === 'accepted' || kind === 'partly' ? 'judged' : kind))).size !== kinds.length;
}

const outboxWords = (store: Store): string[] =>
  store
    .read((tx) => tx.all<object>('SELECT batch_id, state, attempts, next_at, cause, upload_url, sent FROM outbox'))
    .map((row) => JSON.stringify(row));

export interface Facts {
  readonly sealed: ReadonlySet<string>;
  readonly withdrawn: ReadonlySet<string>;
  readonly falseSent: ReadonlySet<string>;
  readonly late: boolean;
}

export function verdictOf(plan: Plan, store: Store, { state }: Platform, facts: Facts): Verdict {
  const sent = sentIn(store);
  const here = new Set(sent.map(({ batchId }) => batchId));
  const missing = [...facts.sealed].filter((id) => !here.has(id) && !facts.withdrawn.has(id));
  const undelivered = facts.late ? [] : [...here].filter((id) => !isThere(state.batches.get(id)));
  // Received there without anybody here knowing it: taken back and sent all the same, or under a second name.
  const strangers = state.batches.all().filter((record) => isThere(record) && !here.has(record.batchId));
  const twice = state.batches.all().filter(isTwice);
  return {
    seed: plan.seed,
    batches: here.size,
    lost: [...missing, ...undelivered],
    double: [...strangers, ...twice].map(({ batchId }) => batchId),
    falseSent: [...facts.falseSent],
    stuck: facts.late ? outboxWords(store) : [],
    notAccepted: sent.filter((one) => !isFinal(one) || !isThere(state.batches.get(one.batchId))).map(({ batchId }) => batchId),
  };
}
