import type { Severity } from '../catalog/model.ts';
import type { DraftChecker, RowChange } from '../records/checker.ts';
import { hasMoreRows, iterateRows, versionOf } from '../records/queries.node.ts';
import type { Tx } from '../store/tx.ts';
import type { Validator } from './compile.ts';
import { firstCell } from './first-cell.ts';
import { type CheckedKeys, createKeyIndex, type KeyIndex, keyReader } from './key-index.ts';
import { marksOf, ridsOfGroup, ridsReturned, ridsWith } from './marks.node.ts';
import * as q from './queries.node.ts';
import { type HistoryFor, MOST_ROWS, recheckBatch } from './recheck-batch.node.ts';
import { keyGroups, recheckKeys } from './recheck-keys.node.ts';
import { createReferenceRecheck, type OutsideFor } from './recheck-references.node.ts';

/** Gives the compiled dataset of a submission; null when its catalog version is gone. */
export type ValidatorFor = (tx: Tx, sid: number) => Validator | null;

const rank: Readonly<Record<Severity, number>> = { info: 0, justify: 1, blocking: 2 };
const KEEP = 4;
/** Up to this many rows are walked through when an edit needs to know who shares a key; more are left to a job. */
const MOST_WALKED = 5_000;

/** What is written down of a draft while a complete check of it is under way elsewhere. */
export interface Watch {
  readonly changes: RowChange[];
  /** Rows changed in a way nobody told: what the check has seen is of no use. */
  lost: boolean;
}

/** The checks of drafts under edits, and what complete checks leave for them. */
export interface Incremental extends DraftChecker {
  /** Begins to write down what changes; before a complete check reads its first row. */
  watch(sid: number): Watch;
  /** Takes over what a complete check knows of a draft's keys, and what has changed since it began. */
  adopt(tx: Tx, sid: number, keys: CheckedKeys, watch: Watch | null): void;
}

export interface IncrementalOptions {
  readonly historyFor?: HistoryFor;
  readonly outsideFor?: OutsideFor;
  /** As a check is good for it (see the engine's `checkVersion`); begins with the number of the rows' version. */
  readonly version?: (tx: Tx, sid: number) => string;
  /** An edit left something unjudged: the draft needs a complete check. */
  readonly unjudged?: (sid: number) => void;
  /** Drafts of more rows are judged by groups. */
  readonly mostRows?: number;
  readonly mostWalked?: number;
}

interface Kept {
  readonly validator: Validator;
  readonly index: KeyIndex;
  /** The last change, until it is known to have been committed. */
  last: { readonly version: number; readonly changes: readonly RowChange[] } | null;
}

/**
 * Keeps findings true under edits: the edited rows are checked again, and whoever shares a key or a group with them
 * before or after. Gives what a full check would; where that cannot be done at once it says so, and the draft counts as
 * unchecked.
 */
export function createIncremental(validatorFor: ValidatorFor, options: IncrementalOptions = {}): Incremental {
  const { historyFor = () => ({ previous: null, lastYear: null }), outsideFor = () => [], unjudged = () => {} } = options;
  const { mostRows = MOST_ROWS, mostWalked = MOST_WALKED } = options;
  const version = options.version ?? ((tx: Tx, sid: number) => String(versionOf(tx, sid).version));
  const indexes = new Map<number, Kept>();
  const watches = new Map<number, Set<Watch>>();
  const references = createReferenceRecheck(outsideFor, mostWalked);

  const keep = (sid: number, validator: Validator, index: KeyIndex): Kept => {
    const kept: Kept = { validator, index, last: null };
    indexes.delete(sid);
    indexes.set(sid, kept);
    for (const old of indexes.keys()) {
      if (indexes.size <= KEEP) break;
      indexes.delete(old);
    }
    return kept;
  };
  const indexOf = (tx: Tx, sid: number, validator: Validator, changes: readonly RowChange[]): Kept | null => {
    const known = indexes.get(sid);
    if (known?.validator === validator) return known;
    if (hasMoreRows(tx, sid, mostWalked)) return null;
    const index = createKeyIndex(keyReader(validator));
    // The rows stand already as after the change; the index starts as before it, and is then taken along.
    const changed = new Set(changes.map(({ rid }) => rid));
    for (const row of iterateRows(tx, sid)) if (!changed.has(row.rid)) index.add(row.rid, row.cells);
    for (const { rid, before } of changes) if (before) index.add(rid, before);
    return keep(sid, validator, index);
  };
  const forget = (sid: number): void => {
    indexes.delete(sid);
    references.forget(sid);
    for (const watch of watches.get(sid) ?? []) watch.lost = true;
    watches.delete(sid);
  };
  const take = (index: KeyIndex, changes: readonly RowChange[]): void => {
    for (const { rid, before, after } of changes) {
      if (before) index.remove(rid, before);
      if (after) index.add(rid, after);
    }
  };
  /** What a check said still holds when everything was judged; else a complete one is needed. */
  const settle = (tx: Tx, sid: number, all: boolean): void => {
    if (!all) {
      unjudged(sid);
      return;
    }
    const now = version(tx, sid);
    const { version: rows } = versionOf(tx, sid);
    const before = `${rows - 1}${now.slice(String(rows).length)}`;
    const state = q.checkState(tx, sid);
    if (state?.version === before) q.setChecked(tx, sid, state.checked_at, now);
  };

  return {
    forget,
    rolledBack(tx, sid) {
      const kept = indexes.get(sid);
      const last = kept?.last;
      // Nothing was told of the step that was refused: what was told last is there to stay.
      if (last && versionOf(tx, sid).version >= last.version) return;
      if (kept && last)
        for (const { rid, before, after } of [...last.changes].reverse()) {
          if (after) kept.index.remove(rid, after);
          if (before) kept.index.add(rid, before);
          kept.last = null;
        }
      references.forget(sid);
      for (const watch of watches.get(sid) ?? []) watch.lost = true;
    },
    watch(sid) {
      const watch: Watch = { changes: [], lost: false };
      const held = watches.get(sid) ?? new Set();
      watches.set(sid, held.add(watch));
      return watch;
    },
    adopt(tx, sid, keys, watch) {
      if (watch) watches.get(sid)?.delete(watch);
      const validator = validatorFor(tx, sid);
      if (!validator || watch?.lost) return;
      const index = createKeyIndex(keyReader(validator), keys);
      take(index, watch?.changes ?? []);
      keep(sid, validator, index);
    },
    rowsChanged(tx, sid, changes) {
      const validator = validatorFor(tx, sid);
      if (!validator) return;
      for (const watch of watches.get(sid) ?? []) watch.changes.push(...changes);
      const groups: q.GroupCache = new Map();
      const kept = keyReader(validator).count > 0 ? indexOf(tx, sid, validator, changes) : null;
      const index = kept?.index ?? null;
      const was = index ? keyGroups(tx, validator, index, changes) : null;
      if (kept) {
        take(kept.index, changes);
        kept.last = { version: versionOf(tx, sid).version, changes };
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
      // None of these may be left out because another could not be judged.
      const keyed = recheckKeys({ tx, sid, validator, index, was, groups }, changes);
      const referred = references.rowsChanged(tx, sid, validator, changes, groups);
      const batched = recheckBatch({ tx, sid, validator, historyFor, groups, index, mostRows }, changes);
      settle(tx, sid, keyed && referred && batched);
    },
    rowsReplaced(tx, sid) {
      forget(sid);
      q.dropOrphans(tx, sid);
      const validator = validatorFor(tx, sid);
      if (!validator) return;
      recheckBatch({ tx, sid, validator, historyFor, groups: new Map(), index: null, mostRows }, null);
      unjudged(sid);
    },
    marks(tx, sid, rids) {
      const marks = new Map<number, Record<string, Severity>>();
      for (const { rid, fields, severity } of marksOf(tx, sid, rids)) {
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
      if (filter === 'returned') return ridsReturned(tx, sid);
      if (filter === 'problems') return ridsWith(tx, sid, ['blocking', 'justify']);
      if (filter === 'blocking' || filter === 'justify') return ridsWith(tx, sid, [filter]);
      return ridsOfGroup(tx, sid, filter.slice('finding:'.length));
    },
  };
}
