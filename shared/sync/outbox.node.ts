import { loadMessage, type OutgoingMessage } from '../cases/outcome.node.ts';
import type { Tx } from '../store/tx.ts';
import { loadBatch, type SealedBatch } from '../submissions/outcome.node.ts';
import type { Wanted } from './hours.ts';
import type { QueuedItem } from './loop.ts';
import { causeOf, deleteItem, insertItem, itemOfBatch, type OutboxRow, openItems } from './queries.node.ts';

/** What is to reach the platform, in which order. */

/** Inside the transaction that seals: a batch and its place in the queue come into being together, or not at all. */
export const enqueueBatch = (tx: Tx, batchId: string, now: number): void => insertItem(tx, batchId, now);

/** The same for a message of a case: it and the step it is come into being together. */
export const enqueueMessage = (tx: Tx, messageId: string, now: number): void => insertItem(tx, messageId, now, 'case');

/** Takes a message out again; false when it may be with the platform, over the line or in a bundle. */
export function withdrawMessage(tx: Tx, messageId: string): boolean {
  const row = itemOfBatch(tx, messageId);
  if (!row || row.state === 'done') return false;
  if (row.state !== 'refused' && (row.uploadUrl !== null || row.carriedAt !== null)) return false;
  deleteItem(tx, row.id);
  return true;
}

interface InQueue {
  readonly row: OutboxRow;
  /** What must be received first: a batch or a message. */
  readonly waitsFor: string | null;
}
export interface OpenBatch extends InQueue {
  readonly batch: SealedBatch;
}
export interface OpenMessage extends InQueue {
  readonly message: OutgoingMessage;
}
export type OpenItem = OpenBatch | OpenMessage;

/**
 * The open items with what each waits for: its predecessor, and whatever of the same dataset and period was queued
 * before it; messages of a case in their order. Rows whose batch or message is gone are left out; the loop sweeps them.
 */
export function openQueue(tx: Tx): OpenItem[] {
  const items: OpenItem[] = [];
  const lanes = new Map<string, string>();
  const open = new Set<string>();
  for (const row of openItems(tx)) {
    if (row.kind === 'case') {
      const message = loadMessage(tx, row.batchId);
      if (!message) continue;
      items.push({ row, message, waitsFor: lanes.get(message.caseId) ?? null });
      lanes.set(message.caseId, row.batchId);
      continue;
    }
    const batch = loadBatch(tx, row.batchId);
    if (!batch) continue;
    const lane = `${batch.dataset} ${batch.period}`;
    const before = lanes.get(lane) ?? null;
    const predecessor = batch.predecessor !== null && open.has(batch.predecessor) ? batch.predecessor : null;
    items.push({ row, batch, waitsFor: predecessor ?? before });
    lanes.set(lane, row.batchId);
    open.add(row.batchId);
  }
  return items;
}

/** What hours are judged by; a message of a case is small and has its own term. */
export const wantedOf = (item: OpenItem, pressed: ReadonlySet<number>): Wanted => ({
  bytes: 'batch' in item ? item.batch.bytes : 0,
  due: 'batch' in item ? item.batch.due : null,
  pressed: pressed.has(item.row.id),
});

const facts = ({ row, waitsFor }: InQueue): Omit<QueuedItem, keyof Wanted> => ({
  id: row.id,
  state: row.state,
  attempts: row.attempts,
  nextAt: row.nextAt,
  cause: causeOf(row),
  waitsFor,
  held: row.held === 1,
});

export const asQueued = (item: OpenItem, pressed: ReadonlySet<number>): QueuedItem => ({
  ...facts(item),
  ...wantedOf(item, pressed),
});

/** Withdrawn by another road, or never sealed: nothing is left to send. */
export const orphans = (tx: Tx): OutboxRow[] =>
  openItems(tx).filter((row) => (row.kind === 'case' ? loadMessage(tx, row.batchId) : loadBatch(tx, row.batchId)) === null);
