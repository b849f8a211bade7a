import type { CallContext } from '../base/call.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { FormerRow } from './model.ts';
import * as q from './queries.node.ts';
import { pause, type WalkDeps } from './walk.node.ts';

const SLICE = 2000;

/** The row of the period before that tells of the same thing: the same key but for the period in it. Works in slices. */
export async function formerRow(
  { store, owners }: Pick<WalkDeps, 'store' | 'owners'>,
  id: string,
  rid: number,
  context: Pick<CallContext, 'signal'>,
): Promise<Result<FormerRow | null>> {
  const start = store.read((tx) => {
    const owner = owners.byId(tx, id);
    const row = owner && q.rowOf(tx, owner.sid, rid);
    return owner && { row, former: owners.former(tx, id) };
  });
  if (!start) return fail(problem('records/noDraft'));
  const { row, former } = start;
  if (!row || !former || former.key.length === 0) return ok(null);
  const wanted = former.key.map((at) => row.cells[at] ?? null);
  if (wanted.includes(null)) return ok(null);
  const places = former.key.map((at) => former.columns[at] ?? -1);
  for (let after: number | null = null; ; ) {
    if (context.signal.aborted) return fail(problem('contract/cancelled'));
    const from: number | null = after;
    const rows: readonly q.StoredRow[] = store.read((tx) => q.rowsAfter(tx, former.sid, from, SLICE));
    const found = rows.find(({ cells }) => places.every((at, n) => (cells[at] ?? null) === wanted[n]));
    if (found)
      return ok({
        period: former.period,
        cells: former.columns.map((at) => (at === null ? null : (found.cells[at] ?? null))),
      });
    if (rows.length < SLICE) return ok({ period: former.period, cells: null });
    after = rows.at(-1)?.rid ?? null;
    await pause();
  }
}
