import { problem } from '../base/problem.ts';
import type { SealedBatch } from '../submissions/outcome.node.ts';
import { type Attempt, isInVain } from './loop.ts';
import type { BatchState, PlatformKey } from './protocol.ts';
import { type Verified, verifyState } from './receipts.node.ts';
import { failure } from './replies.ts';
import { type UploadDeps, uploadPayload } from './upload.node.ts';

export type Delivered = { readonly attempt: Attempt; readonly verified: Verified | null };

export interface DeliverDeps extends UploadDeps {
  readonly keys: () => readonly PlatformKey[];
}

/** Rounds of "upload, then ask" in one go; more of them mean that the platform keeps losing it. */
const ROUNDS = 3;

const ended = (attempt: Attempt): Delivered => ({ attempt, verified: null });

/**
 * One attempt to get a batch to the platform and to hear it say so. Posting the manifest is also the question after its
 * state: it is idempotent, so a lost reply, a restart or a restored backup need nothing of their own. `asked`: how often
 * it was tried before, the whole of it sent.
 */
export async function deliver(deps: DeliverDeps, batch: SealedBatch, asked = 0): Promise<Delivered> {
  let whole = false;
  for (let round = 0; round < ROUNDS; round += 1) {
    const posted = await deps.platform.postBatch(batch.manifest, deps.stop);
    if (!posted.ok) return ended({ kind: 'failed', failure: posted });
    const state = posted.value;
    if (state.receipts.length > 0 || state.state !== 'awaiting-upload' || batch.bytes === 0)
      return conclude(state, batch, deps.keys());
    const offset = state.upload?.offset ?? 0;
    // All of it is there and being looked at; a receipt will come.
    if (offset === batch.bytes && whole) {
      if (isInVain(asked) && state.upload?.url) await deps.platform.upload.remove(state.upload.url, deps.stop);
      return ended({ kind: 'unconfirmed', problem: null });
    }
    if (whole) {
      const detail = `${offset}/${batch.bytes}`;
      return ended({ kind: 'failed', failure: failure('item', problem('sync/digest', { detail })) });
    }
    const upload = { batchId: batch.batchId, bytes: batch.bytes, url: state.upload?.url ?? null };
    const uploaded = await uploadPayload(deps, upload);
    if (!uploaded.ok) return ended({ kind: 'failed', failure: uploaded });
    whole = uploaded.value === 'complete';
  }
  return ended({ kind: 'unconfirmed', problem: null });
}

/** A state is worth what its receipts prove: without one, whatever it says, the answer is "ask again". */
function conclude(state: BatchState, batch: SealedBatch, keys: readonly PlatformKey[]): Delivered {
  const verified = verifyState(state, batch, keys);
  if (!verified.ok) return ended({ kind: 'unconfirmed', problem: verified.problem });
  if (verified.value.receipts.length === 0) return ended({ kind: 'unconfirmed', problem: null });
  return { attempt: { kind: 'received' }, verified: verified.value };
}
