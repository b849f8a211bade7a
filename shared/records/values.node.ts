import type { CallContext } from '../base/call.ts';
import { ok, type Result } from '../base/result.ts';
import type { ColumnValues } from './model.ts';
import type { Viewed } from './view.ts';
import { type WalkDeps, walk } from './walk.node.ts';

const NAMED = 200;
/** Different values counted; a column of names in a million rows needs no list of them. */
const COUNTED = 20_000;

/** What a column holds in a view, the most frequent first. */
export async function valuesOf(
  deps: WalkDeps,
  asked: { readonly id: string; readonly filter: Viewed; readonly field: string },
  context: Pick<CallContext, 'signal' | 'progress'>,
): Promise<Result<ColumnValues>> {
  const counts = new Map<string | null, number>();
  let column: number | null = null;
  let beyond = 0;
  const see = (_: number, cells: readonly (string | null)[]): void => {
    column ??= columnIn(deps, asked);
    const text = cells[column] ?? null;
    const known = counts.get(text);
    if (known === undefined && counts.size >= COUNTED) beyond++;
    else counts.set(text, (known ?? 0) + 1);
  };
  const seen = await walk(deps, asked, see, context);
  if (!seen.ok) return seen;
  const all = [...counts].sort(([, a], [, b]) => b - a);
  return ok({
    values: all.slice(0, NAMED).map(([text, rows]) => ({ text, rows })),
    more: Math.max(0, all.length - NAMED) + beyond,
  });
}

const columnIn = ({ store, owners }: WalkDeps, { id, field }: { readonly id: string; readonly field: string }): number =>
  store.read((tx) => owners.byId(tx, id)?.fields.indexOf(field) ?? -1);
