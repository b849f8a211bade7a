import type { RowChange } from '../records/checker.ts';
import { ordOf, rowOf } from '../records/queries.node.ts';
import type { Tx } from '../store/tx.ts';
import type { Validator } from './compile.ts';
import { firstCell } from './first-cell.ts';
import type { KeyIndex } from './key-index.ts';
import type { Cell } from './model.ts';
import * as q from './queries.node.ts';

/** Rows with one key, and the first of them before the change; `undefined` where there are too many to look through. */
interface KeyGroup {
  readonly k: number;
  readonly text: string;
  readonly first: number | null | undefined;
}

/** So many rows with one key are looked through for the first of them. */
const MOST_SHARING = 5_000;

/** Which row has a key first; each key is looked through once, however many rows ask. */
function firstRows(tx: Tx, index: KeyIndex): (k: number, text: string) => number | null | undefined {
  const known = new Map<string, number | null | undefined>();
  return (k, text) => {
    const key = `${k} ${text}`;
    if (known.has(key)) return known.get(key);
    const sharing = index.rows(k, text, MOST_SHARING);
    let first: number | null | undefined = sharing ? null : undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const rid of sharing ?? []) {
      const ord = sharing?.length === 1 ? 0 : ordOf(tx, rid);
      if (ord < least) [first, least] = [rid, ord];
    }
    known.set(key, first);
    return first;
  };
}

/** The keys that changed rows have before or after, as the index still stands before. */
export function keyGroups(
  tx: Tx,
  validator: Validator,
  index: KeyIndex,
  changes: readonly RowChange[],
): ReadonlyMap<string, KeyGroup> {
  const was = new Map<string, KeyGroup>();
  const firstOf = firstRows(tx, index);
  const textOf = (k: number, cells: readonly Cell[] | null): string | null => cells && validator.keyOf(k, cells);
  for (const { before, after } of changes)
    validator.keys.forEach((_, k) => {
      for (const text of [textOf(k, before), textOf(k, after)])
        if (text !== null) was.set(`${k} ${text}`, { k, text, first: firstOf(k, text) });
    });
  return was;
}

export interface KeyRecheck {
  readonly tx: Tx;
  readonly sid: number;
  readonly validator: Validator;
  /** After the change; null when it is not known who shares a key. */
  readonly index: KeyIndex | null;
  readonly was: ReadonlyMap<string, KeyGroup> | null;
  readonly groups: q.GroupCache;
}

/**
 * Of the rows that share a key, all but the first in order have the finding, which names the first. So the changed
 * rows are looked at again, and the others with their keys only where another row has become the first. Answers whether
 * that could be done.
 */
export function recheckKeys(at: KeyRecheck, changes: readonly RowChange[]): boolean {
  const { tx, sid, validator, index, was, groups } = at;
  if (validator.keys.length === 0) return true;
  const affected = new Set(changes.filter((change) => change.after).map((change) => change.rid));
  if (!index || !was) {
    for (const rid of affected) q.dropKeyFindings(tx, sid, rid);
    return false;
  }
  const firstOf = firstRows(tx, index);
  let all = true;
  for (const { k, text, first } of was.values()) {
    const now = firstOf(k, text);
    if (now === undefined || first === undefined) all = false;
    else if (now !== first) for (const rid of index.rows(k, text, MOST_SHARING) ?? []) affected.add(rid);
  }
  for (const rid of affected) {
    q.dropKeyFindings(tx, sid, rid);
    const row = rowOf(tx, sid, rid);
    if (!row) continue;
    validator.keys.forEach((_, k) => {
      const text = validator.keyOf(k, row.cells);
      const first = text === null ? null : firstOf(k, text);
      if (first === null || first === undefined || first === rid) return;
      const finding = validator.duplicate(k, row.cells, 0);
      const named = { ...finding, data: { ...finding.data, firstRid: first } };
      q.putFinding(tx, sid, sid, rid, named, firstCell(validator, finding, row.cells), 'local', groups);
    });
  }
  return all;
}
