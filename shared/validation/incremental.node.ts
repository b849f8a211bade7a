import type { Severity } from '../catalog/model.ts';
import type { DraftChecker, RowChange } from '../records/checker.ts';
import { iterateRows, ordOf, rowOf } from '../records/queries.node.ts';
import type { Tx } from '../store/tx.ts';
import type { Validator } from './compile.ts';
import { createKeyIndex, type KeyIndex } from './key-index.ts';
import type { Cell, Finding } from './model.ts';
import * as q from './queries.node.ts';
import { type HistoryFor, recheckBatch } from './recheck-batch.node.ts';
import { createReferenceRecheck, type OutsideFor } from './recheck-references.node.ts';

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
export function createIncremental(
  validatorFor: ValidatorFor,
  historyFor: HistoryFor = () => ({ previous: null, lastYear: null }),
  outsideFor: OutsideFor = () => [],
): DraftChecker {
  const indexes = new Map<number, { readonly validator: Validator; readonly index: KeyIndex }>();
  const references = createReferenceRecheck(outsideFor);

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
    forget(sid) {
      indexes.delete(sid);
      references.forget(sid);
    },
    rowsChanged(tx, sid, changes) {
      const validator = validatorFor(tx, sid);
      if (!validator) return;
      const groups: q.GroupCache = new Map();
      const index =
        validator.keys.length > 0 ? indexOf(tx, sid, validator, new Map(changes.map((change) => [change.rid, change]))) : null;
      const was = new Map<string, KeyGroup>();
      if (index) {
        const firstOf = firstRows(tx, validator, index);
        for (const { before, after } of changes)
          for (const cells of [before, after])
            validator.keys.forEach((_, k) => {
              const text = cells ? validator.keyOf(k, cells) : null;
              if (cells && text !== null) was.set(`${k} ${text}`, { k, cells, first: firstOf(k, cells) });
            });
        for (const { rid, before, after } of changes) {
          if (before) index.remove(rid, before);
          if (after) index.add(rid, after);
        }
      }
      for (const { rid, before, after } of changes) {
        q.dropRowFindings(tx, sid, rid, validator.batch.length > 0);
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
      if (index) recheckKeys(tx, sid, validator, index, changes, was, groups);
      references.rowsChanged(tx, sid, validator, changes, groups);
      recheckBatch(tx, sid, validator, changes, historyFor, groups);
    },
    rowsReplaced(tx, sid) {
      indexes.delete(sid);
      references.forget(sid);
      q.dropOrphans(tx, sid);
      const validator = validatorFor(tx, sid);
      if (validator) recheckBatch(tx, sid, validator, null, historyFor, new Map());
    },
    marks(tx, sid, rids) {
      const marks = new Map<number, Record<string, Severity>>();
      for (const { rid, fields, severity } of q.marksOf(tx, sid, rids)) {
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

/** Rows with one key, as the cells of one of them name it, and the first of them before the change. */
interface KeyGroup {
  readonly k: number;
  readonly cells: readonly Cell[];
  readonly first: number | null;
}

/** Which row has a key first; each key is looked through once, however many rows ask. */
function firstRows(tx: Tx, validator: Validator, index: KeyIndex): (k: number, cells: readonly Cell[]) => number | null {
  const known = new Map<string, number | null>();
  return (k, cells) => {
    const key = `${k} ${validator.keyOf(k, cells)}`;
    const held = known.get(key);
    if (held !== undefined) return held;
    let first: number | null = null;
    let least = Number.POSITIVE_INFINITY;
    const sharing = index.sharing(k, cells);
    for (const rid of sharing) {
      const ord = sharing.length === 1 ? 0 : ordOf(tx, rid);
      if (ord < least) [first, least] = [rid, ord];
    }
    known.set(key, first);
    return first;
  };
}

/**
 * Of the rows that share a key, all but the first in order have the finding, which names the first. So the changed
 * rows are looked at again, and the others with their keys only where another row has become the first.
 */
function recheckKeys(
  tx: Tx,
  sid: number,
  validator: Validator,
  index: KeyIndex,
  changes: readonly RowChange[],
  was: ReadonlyMap<string, KeyGroup>,
  groups: q.GroupCache,
): void {
  const firstOf = firstRows(tx, validator, index);
  const affected = new Set(changes.filter((change) => change.after).map((change) => change.rid));
  for (const { k, cells, first } of was.values())
    if (firstOf(k, cells) !== first) for (const rid of index.sharing(k, cells)) affected.add(rid);
  for (const rid of affected) {
    q.dropKeyFindings(tx, sid, rid);
    const row = rowOf(tx, sid, rid);
    if (!row) continue;
    validator.keys.forEach((_, k) => {
      const first = firstOf(k, row.cells);
      if (first === null || first === rid) return;
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
