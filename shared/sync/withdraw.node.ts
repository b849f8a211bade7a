import type { Clock } from '../base/clock.ts';
import { type Problem, problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Store } from '../store/tx.ts';
import { loadBatch, type SealedBatch, withdrawBatch } from '../submissions/outcome.node.ts';
import { type Applied, applyVerified } from './outcome.node.ts';
import type { Failure, Platform, Stop } from './platform.ts';
import type { PlatformKey } from './protocol.ts';
import { itemOf, type OutboxRow, setWithdrawn, TRIED } from './queries.node.ts';
import { verifyState } from './receipts.node.ts';

export interface WithdrawDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly platform: Platform;
  readonly keys: readonly PlatformKey[];
  readonly stop: Stop;
  /** The platform turned out to have it: its receipts were taken over instead. */
  received(batchId: string, applied: Applied | null): void;
}

/**
 * Whether the platform may already have all of it. A nil return is whole with its manifest, so any attempt may have
 * brought it there; a payload needs an upload. What lies in a bundle may have been imported, unless that was refused.
 */
const mayBeThere = (row: OutboxRow, batch: SealedBatch): boolean =>
  (row.carriedAt !== null && row.state !== 'refused') || mayHaveGone(row, batch);

const mayHaveGone = (row: OutboxRow, batch: SealedBatch): boolean =>
  batch.bytes === 0 ? row.uploadUrl !== null : row.uploadUrl !== null && row.uploadUrl !== TRIED;

/** Where no line goes, the return bundle is what tells whether the platform has it. */
const outOfReach = ({ carriedAt }: OutboxRow, { reach, problem: why }: Failure): Problem =>
  carriedAt !== null && reach === 'line' ? problem('sync/carried') : why;

/**
 * Takes a batch back. When it may have reached the platform, the platform is asked first and its upload ended: a batch
 * that is withdrawn here and received there would be the worst of both.
 */
export async function withdrawItem(deps: WithdrawDeps, id: number, who: string): Promise<Result<{ submission: string }>> {
  const { store, clock, platform, stop } = deps;
  const found = store.read((tx) => {
    const row = itemOf(tx, id);
    const batch = row ? loadBatch(tx, row.batchId) : null;
    return row && batch ? { row, batch } : null;
  });
  if (!found) return fail(problem('sync/noItem'));
  const { row, batch } = found;
  if (row.state === 'done') return fail(problem('sync/received'));
  if (mayBeThere(row, batch)) {
    // The upload first: once it has ended, no later byte can complete it.
    const ended = row.uploadUrl === null || row.uploadUrl === TRIED ? null : await platform.upload.remove(row.uploadUrl, stop);
    if (stop.aborted) return fail(problem('contract/locked'));
    if (ended && !ended.ok && (ended.reach === 'line' || ended.reach === 'auth')) return fail(outOfReach(row, ended));
    const asked = await platform.batchState(batch.batchId, stop);
    if (stop.aborted) return fail(problem('contract/locked'));
    if (!asked.ok) return fail(outOfReach(row, asked));
    if (asked.value && asked.value.state !== 'awaiting-upload') {
      const verified = verifyState(asked.value, batch, deps.keys);
      if (!verified.ok) return fail(verified.problem);
      const applied = store.write((tx) => applyVerified(tx, batch.batchId, verified.value, clock.now()));
      deps.received(batch.batchId, applied);
      return fail(problem('sync/received'));
    }
    // It would not give the upload up: it may be looking through it this moment, and say only then that it has it.
    if (ended && !ended.ok) return fail(ended.problem);
  }
  return store.write((tx) => {
    const taken = withdrawBatch(tx, batch.batchId, { who, now: clock.now() });
    if (!taken.ok) return taken;
    const { dataset, period, revision, rows, bytes, catalogVersion } = batch;
    const facts = { submission: taken.value.submission, dataset, period, revision, rows, bytes, catalogVersion };
    setWithdrawn(tx, id, facts, clock.now());
    return ok(taken.value);
  });
}
