import type { RowChange } from '../records/checker.ts';
import { hasMoreRows, hasRows, iterateRows, rowOf } from '../records/queries.node.ts';
import type { Tx } from '../store/tx.ts';
import type { Validator } from './compile.ts';
import * as q from './queries.node.ts';
import { createReferenceIndex, type ReferenceIndex } from './reference-index.ts';
import type { Outside } from './references.ts';

/** Keeps the findings of references true under edits: the edited rows, and who refers to them. */
export interface ReferenceRecheck {
  /** Answers whether everything could be judged. */
  rowsChanged(tx: Tx, sid: number, validator: Validator, changes: readonly RowChange[], groups: q.GroupCache): boolean;
  forget(sid: number): void;
}

/** What other datasets have that a draft refers to; null when it cannot be had at once. */
export type OutsideFor = (tx: Tx, sid: number, validator: Validator) => Outside | null;

const KEEP = 4;

export function createReferenceRecheck(outsideFor: OutsideFor, mostWalked: number): ReferenceRecheck {
  const indexes = new Map<number, { readonly validator: Validator; readonly index: ReferenceIndex }>();

  /** As the rows stood before the change; null when there are too many to walk through. */
  const indexOf = (tx: Tx, sid: number, validator: Validator, changes: readonly RowChange[]): ReferenceIndex | null => {
    const known = indexes.get(sid);
    if (known?.validator === validator) return known.index;
    const { rows } = validator.references;
    const index = createReferenceIndex(rows);
    if (rows.some(({ to }) => to !== null)) {
      if (hasMoreRows(tx, sid, mostWalked)) return null;
      const changed = new Set(changes.map(({ rid }) => rid));
      for (const { rid, cells } of iterateRows(tx, sid)) if (!changed.has(rid)) index.add(rid, cells);
      for (const { rid, before } of changes) if (before) index.add(rid, before);
    }
    indexes.set(sid, { validator, index });
    for (const old of indexes.keys()) {
      if (indexes.size <= KEEP) break;
      indexes.delete(old);
    }
    return index;
  };

  return {
    forget: (sid) => void indexes.delete(sid),
    rowsChanged(tx, sid, validator, changes, groups) {
      const { rows } = validator.references;
      if (rows.length === 0) return true;
      const index = indexOf(tx, sid, validator, changes);
      const turned = [];
      for (const { rid, before, after } of changes) {
        if (before) turned.push(...(index?.remove(rid, before) ?? []));
        if (after) turned.push(...(index?.add(rid, after) ?? []));
      }
      const affected = new Set(changes.filter(({ after }) => after).map(({ rid }) => rid));
      for (const one of turned) for (const rid of index?.referring(one) ?? []) affected.add(rid);
      // Where it cannot be had at once nothing is said, and the draft counts as unchecked until the next complete check.
      const outside = rows.some(({ elsewhere }) => elsewhere) ? outsideFor(tx, sid, validator) : [];
      for (const rid of affected) {
        q.dropReferenceFindings(tx, sid, rid);
        const row = rowOf(tx, sid, rid);
        if (!row) continue;
        rows.forEach((key, k) => {
          const known = outside?.[k] ?? null;
          if ((key.elsewhere && !known) || (key.to && !index)) return;
          const text = key.from(row.cells);
          if (text !== null && !known?.(text) && !index?.has(k, text))
            q.putFinding(tx, sid, sid, rid, key.missing(row.cells), null, 'local', groups);
        });
      }
      if (outside && rows.some(({ elsewhere }) => elsewhere)) sayNotJudged(tx, sid, validator, outside, groups);
      return index !== null && outside !== null;
    },
  };
}

/** Of datasets of which nothing is at hand one thing is said of the draft, while it has rows. */
function sayNotJudged(tx: Tx, sid: number, validator: Validator, outside: Outside, groups: q.GroupCache): void {
  q.dropWholeFindings(tx, sid, 'key/foreignElsewhere');
  if (!hasRows(tx, sid)) return;
  validator.references.rows.forEach(({ elsewhere }, k) => {
    if (elsewhere && !outside[k]) q.putFinding(tx, sid, sid, null, elsewhere.notJudged, null, 'local', groups);
  });
}
