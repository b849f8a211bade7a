import type { RowChange } from '../records/checker.ts';
import { iterateRows, rowOf } from '../records/queries.node.ts';
import type { Tx } from '../store/tx.ts';
import type { Validator } from './compile.ts';
import * as q from './queries.node.ts';
import { createReferenceIndex, type ReferenceIndex } from './reference-index.ts';

/** Keeps the findings of references within a draft true under edits: the edited rows, and who refers to them. */
export interface ReferenceRecheck {
  rowsChanged(tx: Tx, sid: number, validator: Validator, changes: readonly RowChange[], groups: q.GroupCache): void;
  forget(sid: number): void;
}

const KEEP = 4;

export function createReferenceRecheck(): ReferenceRecheck {
  const indexes = new Map<number, { readonly validator: Validator; readonly index: ReferenceIndex }>();

  /** As the rows stood before the change. */
  const indexOf = (tx: Tx, sid: number, validator: Validator, changes: readonly RowChange[]): ReferenceIndex => {
    const known = indexes.get(sid);
    if (known?.validator === validator) return known.index;
    const index = createReferenceIndex(validator.references.own);
    const changed = new Set(changes.map(({ rid }) => rid));
    for (const { rid, cells } of iterateRows(tx, sid)) if (!changed.has(rid)) index.add(rid, cells);
    for (const { rid, before } of changes) if (before) index.add(rid, before);
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
      const { own } = validator.references;
      if (own.length === 0) return;
      const index = indexOf(tx, sid, validator, changes);
      const turned = [];
      for (const { rid, before, after } of changes) {
        if (before) turned.push(...index.remove(rid, before));
        if (after) turned.push(...index.add(rid, after));
      }
      const affected = new Set(changes.filter(({ after }) => after).map(({ rid }) => rid));
      for (const one of turned) for (const rid of index.referring(one)) affected.add(rid);
      for (const rid of affected) {
        q.dropReferenceFindings(tx, sid, rid);
        const row = rowOf(tx, sid, rid);
        if (!row) continue;
        own.forEach((key, k) => {
          if (index.isMissing(k, row.cells)) q.putFinding(tx, sid, sid, rid, key.missing(row.cells), null, 'local', groups);
        });
      }
    },
  };
}
