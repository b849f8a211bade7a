import type { Severity } from '../catalog/model.ts';
import type { DraftChecker, RowChange } from '../records/checker.ts';
import { iterateRows, rowOf } from '../records/queries.node.ts';
import type { Tx } from '../store/tx.ts';
import type { Validator } from './compile.ts';
import { createKeyIndex, type KeyIndex } from './key-index.ts';
import type { Cell, Finding } from './model.ts';
import * as q from './queries.node.ts';

/** Gives the compiled dataset of a submission; null when its catalog version is gone. */
export type ValidatorFor = (tx: Tx, sid: number) => Validator | null;

const rank: Readonly<Record<Severity, number>> = { info: 0, justify: 1, blocking: 2 };
const KEEP = 4;

/** Value of the first field a finding is about, as it stands in the row. */
export const firstCell = (validator: Validator, finding: Finding, cells: readonly Cell[]): string | null => {
  const at = validator.fields.findIndex((field) => field.name === finding.fields[0]);
  return at < 0 ? null : (cells[at] ?? null);
};

/**
 * Keeps findings true under edits: the edited rows are checked again, and whoever shares a key with them before or
 * after. Gives what a full check would.
 */
export function createIncremental(validatorFor: ValidatorFor): DraftChecker {
  const indexes = new Map<number, { readonly validator: Validator; readonly index: KeyIndex }>();

  const indexOf = (tx: Tx, sid: number, validator: Validator, except: ReadonlyMap<number, RowChange>): KeyIndex => {
    const known = indexes.get(sid);
    if (known?.validator === validator) return known.index;
    const index = createKeyIndex(validator);
    // The rows stand already as after the change; the index starts as before it, and is then taken along.
    for (const row of iterateRows(tx, sid)) if (!except.has(row.rid)) index.add(row.rid, row.cells);
    for (const change of except.values()) if (change.before) index.add(change.rid, change.before);
    indexes.set(sid, { validator, index });
    for (const old of indexes.keys()) {
      if (indexes.size <= KEEP) break;
      indexes.delete(old);
    }
    return index;
  };

  return {
    forget: (sid) => void indexes.delete(sid),
    rowsChanged(tx, sid, changes) {
      const validator = validatorFor(tx, sid);
      if (!validator) return;
      const groups: q.GroupCache = new Map();
      const index =
        validator.keys.length > 0 ? indexOf(tx, sid, validator, new Map(changes.map((change) => [change.rid, change]))) : null;
      const affected = new Set<number>();
      const share = (cells: readonly Cell[]): void => {
        validator.keys.forEach((_, k) => {
          for (const rid of index?.sharing(k, cells) ?? []) affected.add(rid);
        });
      };
      for (const { rid, before, after } of changes) {
        if (index && before) {
          share(before);
          index.remove(rid, before);
        }
        if (index && after) {
          index.add(rid, after);
          share(after);
        }
      }
      for (const { rid, before, after } of changes) {
        q.dropRowFindings(tx, sid, rid);
        if (!after) {
          q.dropPlatformFindings(tx, sid, rid, null);
          continue;
        }
        validator.fields.forEach((field, at) => {
          if (before && (before[at] ?? null) !== (after[at] ?? null)) q.dropPlatformFindings(tx, sid, rid, field.name);
        });
        for (const finding of validator.checkRow(after))
          q.putFinding(tx, sid, sid, rid, finding, firstCell(validator, finding, after), 'local', groups);
      }
      if (index) recheckKeys(tx, sid, validator, index, affected, groups);
    },
    rowsReplaced(tx, sid) {
      indexes.delete(sid);
      q.dropOrphans(tx, sid);
    },
    marks(tx, sid, rids) {
      const marks = new Map<number, Record<string, Severity>>();
      for (const rid of rids)
        for (const { fields, severity } of q.marksOf(tx, sid, rid)) {
          const row = marks.get(rid) ?? {};
          const named: string[] = JSON.parse(fields);
          for (const field of named.length > 0 ? named : ['']) {
            const held = row[field];
            if (held === undefined || rank[severity] > rank[held]) row[field] = severity;
          }
          marks.set(rid, row);
        }
      return marks;
    },
    rowsWith(tx, sid, filter) {
      return q.ridsWith(tx, sid, filter === 'problems' ? ['blocking', 'justify'] : [filter]);
    },
  };
}

/** Of the rows that share a key, all but the first in order have the finding. */
function recheckKeys(
  tx: Tx,
  sid: number,
  validator: Validator,
  index: KeyIndex,
  affected: ReadonlySet<number>,
  groups: q.GroupCache,
): void {
  const rows = new Map<number, { readonly ord: number; readonly cells: readonly Cell[] }>();
  const fetch = (rid: number) => {
    const known = rows.get(rid) ?? rowOf(tx, sid, rid);
    if (known) rows.set(rid, known);
    return known;
  };
  for (const rid of affected) q.dropKeyFindings(tx, sid, rid);
  for (const rid of affected) {
    const row = fetch(rid);
    if (!row) continue;
    validator.keys.forEach((_, k) => {
      let first = rid;
      for (const other of index.sharing(k, row.cells)) {
        const held = fetch(other);
        if (held && held.ord < (fetch(first)?.ord ?? Number.POSITIVE_INFINITY)) first = other;
      }
      if (first === rid) return;
      const finding = validator.duplicate(k, row.cells, 0);
      q.putFinding(
        tx,
        sid,
        sid,
        rid,
        { ...finding, data: { ...finding.data, firstRid: first } },
        firstCell(validator, finding, row.cells),
        'local',
        groups,
      );
    });
  }
}
