import type { CallContext } from '../base/call.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { FormerDraft } from './checker.ts';
import type { FormerRow, FormerRows } from './model.ts';
import * as q from './queries.node.ts';
import { pause, type WalkDeps } from './walk.node.ts';

const SLICE = 2000;

/** Which row of the former period has a key. Its rows were accepted: they never change again. */
interface FormerIndex {
  readonly as: string;
  readonly rids: Map<string, number>;
}

export interface Former {
  one(id: string, rid: number, context: Pick<CallContext, 'signal'>): Promise<Result<FormerRow | null>>;
  /** Of several rows at once; null where there is no period before. */
  rows(id: string, rids: readonly number[], context: Pick<CallContext, 'signal'>): Promise<Result<FormerRows | null>>;
}

/**
 * The row of the period before that tells of the same thing: the same key but for the period in it. That period's keys
 * are read once, in slices, and kept for the draft compared last: an officer goes from cell to cell.
 */
export function createFormer({ store, owners }: Pick<WalkDeps, 'store' | 'owners'>): Former {
  let kept: FormerIndex | null = null;

  const indexOf = async (former: FormerDraft, places: readonly number[], signal: CallContext['signal']) => {
    const as = `${former.sid} ${places.join(' ')}`;
    if (kept?.as === as) return kept;
    const rids = new Map<string, number>();
    for (let after: number | null = null; ; ) {
      if (signal.aborted) return null;
      const from: number | null = after;
      const rows: readonly q.StoredRow[] = store.read((tx) => q.rowsAfter(tx, former.sid, from, SLICE));
      for (const { rid, cells } of rows) {
        const key = keyOf(cells, places);
        // Of several the first, as whoever looks down the table finds it.
        if (key !== null && !rids.has(key)) rids.set(key, rid);
      }
      if (rows.length < SLICE) break;
      after = rows.at(-1)?.rid ?? null;
      await pause();
    }
    kept = { as, rids };
    return kept;
  };

  /** What each row's key is, and the rows that had it; null where there is no period before. */
  const lookBack = async (id: string, rids: readonly number[], signal: CallContext['signal']) => {
    const start = store.read((tx) => {
      const owner = owners.byId(tx, id);
      return owner && { rows: rids.map((rid) => q.rowOf(tx, owner.sid, rid)), former: owners.former(tx, id) };
    });
    if (!start) return fail(problem('records/noDraft'));
    const { former } = start;
    if (!former || former.key.length === 0) return ok(null);
    const keys = start.rows.map((row) => row && keyOf(row.cells, former.key));
    if (keys.every((key) => key === null)) return ok({ period: former.period, keys, rows: keys.map(() => null) });
    const index = await indexOf(
      former,
      former.key.map((at) => former.columns[at] ?? -1),
      signal,
    );
    if (!index) return fail(problem('contract/cancelled'));
    const rows = store.read((tx) =>
      keys.map((key) => {
        const found = key === null ? undefined : index.rids.get(key);
        const there = found === undefined ? null : q.rowOf(tx, former.sid, found);
        return there && former.columns.map((at) => (at === null ? null : (there.cells[at] ?? null)));
      }),
    );
    return ok({ period: former.period, keys, rows });
  };

  return {
    async one(id, rid, { signal }) {
      const found = await lookBack(id, [rid], signal);
      if (!found.ok || found.value === null || found.value.keys[0] == null) return found.ok ? ok(null) : found;
      return ok({ period: found.value.period, cells: found.value.rows[0] ?? null });
    },
    async rows(id, rids, { signal }) {
      const found = await lookBack(id, rids, signal);
      if (!found.ok || found.value === null) return found.ok ? ok(null) : found;
      return ok({ period: found.value.period, rows: found.value.rows });
    },
  };
}

/** A row's key as one text; null when a part of it is missing. */
function keyOf(cells: readonly (string | null)[], places: readonly number[]): string | null {
  const parts = places.map((at) => cells[at] ?? null);
  return parts.includes(null) ? null : JSON.stringify(parts);
}
