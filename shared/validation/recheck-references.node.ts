import type { RowChange } from '../records/checker.ts';
import { hasRows, iterateRows, rowOf } from '../records/queries.node.ts';
import type { Tx } from '../store/tx.ts';
import type { Validator } from './compile.ts';
import * as q from './queries.node.ts';
import { createReferenceIndex, type ReferenceIndex } from './reference-index.ts';
import type { Outside } from './references.ts';

/** Keeps the findings of references true under edits: the edited rows, and who refers to them. */
export interface ReferenceRecheck {
  rowsChanged(tx: Tx, sid: number, validator: Validator, changes: readonly RowChange[], groups: q.GroupCache): void;
  forget(sid: number): void;
}

/** What other datasets have that a draft refers to; null when it cannot be had at once. */
export type OutsideFor = (tx: Tx, sid: number, validator: Validator) => Outside | null;

const KEEP = 4;

export function createReferenceRecheck(outsideFor: OutsideFor): ReferenceRecheck {
  const indexes = new Map<number, { readonly validator: Validator; readonly index: ReferenceIndex }>();

  /** As the rows stood before the change. */
  const indexOf = (tx: Tx, sid: number, validator: Validator, changes: readonly RowChange[]): ReferenceIndex => {
    const known = indexes.get(sid);
    if (known?.validator === validator) return known.index;
    const { rows } = validator.references;
    const index = createReferenceIndex(rows);
    if (rows.some(({ to }) => to !== null)) {
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
      if (rows.length === 0) return;
      const index = indexOf(tx, sid, validator, changes);
      const turned = [];
      for (const { rid, before, after } of changes) {
        if (before) turned.push(...index.remove(rid, before));
        if (after) turned.push(...index.add(rid, after));
      }
      const affected = new Set(changes.filter(({ after }) => after).map(({ rid }) => rid));
      for (const one of turned) for (const rid of index.referring(one)) affected.add(rid);
      // Where it cannot be had at once nothing is said, and the draft counts as unchecked until the next complete check.
      const outside = rows.some(({ elsewhere }) => elsewhere) ? outsideFor(tx, sid, validator) : null;
      for (const rid of affected) {
        q.dropReferenceFindings(tx, sid, rid);
        const row = rowOf(tx, sid, rid);
        if (!row) continue;
        rows.forEach((key, k) => {
          const known = outside?.[k] ?? null;
          if (key.elsewhere && !known) return;
          const text = key.from(row.cells);
          if (text !== null && !known?.(text) && !index.has(k, text))
            q.putFinding(tx, sid, sid, rid, key.missing(row.cells), null, 'local', groups);
        });
      }
      if (!outside) return;
      q.dropWholeFindings(tx, sid, 'key/foreignElsewhere');
      if (!hasRows(tx, sid)) return;
      rows.forEach(({ elsewhere }, k) => {
        if (elsewhere && !outside[k]) q.putFinding(tx, sid, sid, null, elsewhere.notJudged, null, 'local', groups);
      });
    },
  };
}
