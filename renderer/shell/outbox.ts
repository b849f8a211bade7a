import type { OutboxItem, SyncStatus } from '../../shared/sync/model.ts';

/** Batches that have not reached the platform yet. */
export const waitingItems = (sync: SyncStatus): readonly OutboxItem[] =>
  sync.items.filter((item) => item.state !== 'done' && item.state !== 'withdrawn');

/** What waits, in numbers: how many batches, how many of them need the officer, how much of the present upload is done. */
export interface OutboxSummary {
  readonly waiting: number;
  readonly refused: number;
  /** 0..1 over all batches being uploaded; null when none is. */
  readonly sent: number | null;
  /** Whole seconds until the present uploads are through; null while the rate is unknown. */
  readonly secondsLeft: number | null;
}

export function outboxSummary(sync: SyncStatus): OutboxSummary {
  const waiting = waitingItems(sync);
  const sending = waiting.filter((item) => item.state === 'sending');
  const bytes = sending.reduce((sum, item) => sum + item.bytes, 0);
  const sent = sending.reduce((sum, item) => sum + item.sent, 0);
  const rate = sending.reduce((sum, item) => sum + (item.rate ?? 0), 0);
  return {
    waiting: waiting.length,
    refused: waiting.filter((item) => item.state === 'refused').length,
    sent: bytes > 0 ? sent / bytes : null,
    secondsLeft: rate > 0 ? Math.ceil((bytes - sent) / rate) : null,
  };
}
