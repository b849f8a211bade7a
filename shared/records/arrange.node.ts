import type { CallContext } from '../base/call.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { comparing, plain, type SortKey, sortKey, testOf, type Viewed } from './view.ts';
import { pause, type WalkDeps, walk } from './walk.node.ts';

/** Sorted and merged at a stretch. */
const SLICE = 20_000;

/** Makes a view anew: its rows found and sorted in slices, so that others are answered meanwhile. */
export async function arrange(
  deps: WalkDeps,
  id: string,
  filter: Viewed,
  context: Pick<CallContext, 'signal' | 'progress'>,
): Promise<Result<undefined>> {
  const known = deps.store.read((tx): Result<readonly string[]> => {
    const owner = deps.owners.byId(tx, id);
    if (!owner) return fail(problem('records/noDraft'));
    deps.drafts.refresh(tx, owner.sid, filter);
    return ok(owner.fields);
  });
  if (!known.ok) return known;
  const view = plain(filter);
  if (typeof view === 'string') return ok();
  const fits = testOf(view.where, known.value);
  const column = known.value.indexOf(view.sort?.field ?? '');
  const keys: SortKey[] = [];
  const seen = await walk(
    deps,
    { id, filter: view.filter },
    (rid, cells, at) => {
      if (fits(cells)) keys.push(sortKey(rid, at, cells[column] ?? null));
    },
    context,
  );
  if (!seen.ok) return seen;
  const sorted = view.sort ? await sortInSlices(keys, comparing(view.sort.descending)) : keys;
  const rids = sorted.map((key) => key.rid);
  deps.store.read((tx) => deps.drafts.arranged(tx, seen.value.sid, view, rids));
  return ok();
}

/** Merge sort that lets others in between: sorting a million rows at once would hold everything up for seconds. */
export async function sortInSlices<T>(items: readonly T[], compare: (a: T, b: T) => number): Promise<readonly T[]> {
  let runs: T[][] = [];
  for (let from = 0; from < items.length; from += SLICE) {
    runs.push(items.slice(from, from + SLICE).sort(compare));
    if (from > 0) await pause();
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let n = 0; n < runs.length; n += 2) merged.push(await merge(runs[n] ?? [], runs[n + 1] ?? [], compare));
    runs = merged;
  }
  return runs[0] ?? [];
}

async function merge<T>(left: readonly T[], right: readonly T[], compare: (a: T, b: T) => number): Promise<T[]> {
  const made: T[] = [];
  let [l, r] = [0, 0];
  while (l < left.length || r < right.length) {
    const [a, b] = [left[l], right[r]];
    if (b === undefined || (a !== undefined && compare(a, b) <= 0)) {
      if (a !== undefined) made.push(a);
      l++;
    } else {
      made.push(b);
      r++;
    }
    if (made.length % SLICE === 0) await pause();
  }
  return made;
}
