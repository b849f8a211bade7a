import type { Handlers } from '../base/call.ts';
import { unmarked } from '../base/marked.ts';
import { problem } from '../base/problem.ts';
import { fail, ok } from '../base/result.ts';
import type { syncCalls } from './calls.ts';
import { type CarryInDeps, carryIn } from './carry-in.node.ts';
import { carryOut } from './carry-out.node.ts';
import type { Outgoing } from './outgoing.ts';
import type { SyncDeps } from './ports.ts';
import { proofOf } from './proof.node.ts';

export interface ByHandDeps extends CarryInDeps {
  readonly take: SyncDeps['take'];
  readonly outgoing: Outgoing;
  /** The carried catalog package, for the catalog room to verify and keep. */
  catalog(text: string): void;
  tell(): void;
}

/** A file larger than any bundle we make is none. */
const MOST_BYTES = 600 * 1024 * 1024;

/** The calls about files: bundles out and in, receipts as proof. */
export function byHand(deps: ByHandDeps): Pick<Handlers<typeof syncCalls>, 'sync.proof' | 'sync.carryOut' | 'sync.carryIn'> {
  const { store, identity, outgoing } = deps;
  return {
    'sync.proof': async (asked) => {
      const proof = await proofOf(store, identity.keys(), asked);
      if (!proof.ok) return proof;
      const { batch, file, checks } = proof.value;
      const record = asked.row === null ? '' : `-${asked.row}`;
      const name = `${batch.dataset}-${batch.period}-${batch.batchId.slice(0, 11)}${record}.receipt.json`;
      const text = `${JSON.stringify(file, null, 2)}\n`;
      const token = outgoing.put({ name, bytes: Buffer.from(text) });
      return ok({ token, name, text, matches: checks.every((one) => one.ok), checks });
    },
    'sync.carryOut': ({ ids }) => {
      const made = carryOut(deps, ids);
      if (!made.ok) return made;
      const { name, bytes, batches, letters } = made.value;
      deps.tell();
      return ok({ token: outgoing.put({ name, bytes }), name, bytes: bytes.length, batches, letters });
    },
    'sync.carryIn': async ({ token }) => {
      const source = deps.take?.(token) ?? null;
      if (!source) return fail(problem('file/gone'));
      const told = unmarked('fileName', source.name);
      if (!told.ok) return told;
      if (source.size > MOST_BYTES) return fail(problem('sync/bundleTooLarge', { limit: MOST_BYTES / 1048576 }));
      const file = Buffer.from(await source.read());
      const carried = await carryIn(deps, file);
      if (!carried.ok) return carried;
      if (carried.value.catalog !== null) deps.catalog(carried.value.catalog);
      deps.tell();
      return ok(carried.value.report);
    },
  };
}
