import type { Clock } from '../base/clock.ts';
import type { Store, Tx } from '../store/tx.ts';
import { loadBatch } from '../submissions/outcome.node.ts';
import type { Identity } from './identity.node.ts';
import { type Applied, applyVerified } from './outcome.node.ts';
import type { Answer, Platform, Stop } from './platform.ts';
import { openItems, readOwn, writeOwn } from './queries.node.ts';
import { verifyState } from './receipts.node.ts';

/**
 * After a backup was restored the outbox is as it was then: what it calls waiting may long be with the platform. It
 * stays shut until the platform was asked about every batch in it.
 */
export const isShut = (tx: Tx): boolean => readOwn(tx, 'sync.shut') === true;

/** For whoever restores a backup: in the restored store, before anything is sent from it. */
export const shutOutbox = (tx: Tx): void => writeOwn(tx, 'sync.shut', true);

export interface ReconcileDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly platform: Platform;
  readonly identity: Identity;
  readonly stop: Stop;
  received(batchId: string, applied: Applied | null): void;
}

/** Asks about everything that is open; opens the outbox only when there was an answer to all of it. */
export async function reconcile(deps: ReconcileDeps): Promise<Answer<undefined>> {
  const { store, clock, platform, identity, stop } = deps;
  for (const { batchId } of store.read(openItems)) {
    const batch = store.read((tx) => loadBatch(tx, batchId));
    if (!batch) continue;
    const answer = await platform.batchState(batchId, stop);
    if (stop.aborted) return { ok: true, value: undefined };
    if (!answer.ok) return answer;
    const verified = answer.value ? verifyState(answer.value, batch, identity.keys()) : null;
    // What does not verify proves nothing either way: sending it again is harmless, the platform knows it by its id.
    if (!verified?.ok || verified.value.receipts.length === 0) continue;
    const applied = store.write((tx) => applyVerified(tx, batchId, verified.value, clock.now()));
    deps.received(batchId, applied);
  }
  store.write((tx) => writeOwn(tx, 'sync.shut', false));
  return { ok: true, value: undefined };
}
