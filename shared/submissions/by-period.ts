/** Revisions of one dataset × period, oldest first. */
export type ByPeriod<T> = ReadonlyMap<string, readonly T[]>;

export const periodKey = (dataset: string, period: string): string => `${dataset}|${period}`;

/** Groups revisions that come in any order. */
export function byPeriod<T extends { readonly dataset: string; readonly period: string; readonly revision: number }>(
  revisions: readonly T[],
): ByPeriod<T> {
  const found = new Map<string, T[]>();
  for (const revision of [...revisions].sort((a, b) => a.revision - b.revision)) {
    const key = periodKey(revision.dataset, revision.period);
    const list = found.get(key);
    if (list) list.push(revision);
    else found.set(key, [revision]);
  }
  return found;
}
