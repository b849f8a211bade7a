import type { CallContext } from '../base/call.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Store } from '../store/tx.ts';
import type { Cells, DraftOwner, DraftOwners } from './checker.ts';
import type { Drafts } from './drafts.node.ts';
import * as q from './queries.node.ts';
import type { Viewed } from './view.ts';

export interface WalkDeps {
  readonly store: Store;
  readonly owners: DraftOwners;
  readonly drafts: Drafts;
}

/** Rows looked through at a stretch; between two stretches the engine answers others. */
const SLICE = 2000;

export const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Shows every row of a view to `see`, in slices, with progress; `sift` says by the stored text whether a row is worth it. */
export async function walk(
  deps: WalkDeps,
  asked: { readonly id: string; readonly filter: Viewed },
  see: (rid: number, cells: Cells, at: number) => void,
  context: Pick<CallContext, 'signal' | 'progress'>,
  sift: (stored: string) => boolean = () => true,
): Promise<Result<DraftOwner>> {
  for (let at = 0; ; ) {
    if (context.signal.aborted) return fail(problem('contract/cancelled'));
    const done = deps.store.read((tx): Result<{ readonly owner: DraftOwner; readonly ended: boolean }> => {
      const owner = deps.owners.byId(tx, asked.id);
      if (!owner) return fail(problem('records/noDraft'));
      const rids = deps.drafts.slice(tx, owner, asked.filter, at, SLICE);
      for (const rid of rids) {
        const text = q.cellsText(tx, rid);
        if (text !== null && sift(text)) see(rid, q.cellsOf(text), at);
        at++;
      }
      const ended = rids.length < SLICE;
      if (!ended) context.progress({ phase: 'reading', done: at, total: deps.drafts.state(tx, owner, asked.filter).shown });
      return ok({ owner, ended });
    });
    if (!done.ok) return done;
    if (done.value.ended) return ok(done.value.owner);
    await pause();
  }
}
