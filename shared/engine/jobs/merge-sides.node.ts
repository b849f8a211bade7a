import type { AbortSignalLike } from '../../base/call.ts';
import type { Cells } from '../../records/checker.ts';
import * as sides from '../../records/merge-rows.node.ts';
import type { Store } from '../../store/tx.ts';
import type { Validator } from '../../validation/compile.ts';

/** The draft's rows by key, and what the imported ones were when they came. */
export interface DraftSide {
  /** The row a key stands for now, or stood for when it was imported; null when there is none. */
  find(key: string): number | null;
  row(rid: number): sides.DraftSideRow | null;
  /** As the file had it; null for a row that came from no file. */
  baseOf(row: sides.DraftSideRow): Cells | null;
  readonly edited: (rid: number) => boolean;
  /** An imported row that was removed here. */
  removed(key: string): sides.DraftSideRow | null;
  /** Rows of the earlier version by their row in the file, of those not yet matched. */
  bySourceRow(row: number): number | null;
  /** Rows of the earlier version that were not matched. */
  unmatched(): readonly number[];
  readonly matched: Set<number>;
}

const SLICE = 2000;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Reads the draft some rows at a time, so that the window goes on meanwhile. Null when cancelled. */
export async function readDraftSide(
  store: Store,
  validator: Validator,
  about: {
    readonly sid: number;
    readonly fields: readonly string[];
    readonly file: string;
    readonly sheet: string;
    readonly threeWay: boolean;
  },
  signal: AbortSignalLike,
): Promise<DraftSide | null> {
  const { sid, fields, threeWay } = about;
  const { first, runs } = store.read((tx) => ({
    first: threeWay ? sides.firstTexts(tx, sid) : new Map<number, ReadonlyMap<string, string | null>>(),
    runs: threeWay ? sides.baseRuns(tx, sid, about.file, about.sheet) : new Set<number>(),
  }));
  const now = new Map<string, number>();
  const then = new Map<string, number>();
  const gone = new Map<string, sides.DraftSideRow>();
  const places = new Map<number, number>();
  const base: number[] = [];
  const matched = new Set<number>();

  const baseOf = (row: sides.DraftSideRow): Cells | null => {
    if (!threeWay || row.run === null) return null;
    const texts = first.get(row.rid);
    return texts
      ? fields.map((field, at) => (texts.has(field) ? (texts.get(field) ?? null) : (row.cells[at] ?? null)))
      : row.cells;
  };

  for (let after: number | null = null; ; ) {
    if (signal.aborted) return null;
    const rows = store.read((tx) => sides.sidesAfter(tx, sid, after, SLICE));
    for (const row of rows) {
      const key = validator.keyOf(0, row.cells);
      if (key !== null && !now.has(key)) now.set(key, row.rid);
      if (row.run !== null && runs.has(row.run)) {
        base.push(row.rid);
        if (row.sourceRow !== null) places.set(row.sourceRow, row.rid);
      }
      const before = first.has(row.rid) ? baseOf(row) : null;
      const old = before ? validator.keyOf(0, before) : null;
      if (old !== null && old !== key) then.set(old, row.rid);
    }
    const last = rows.at(-1);
    if (!last || rows.length < SLICE) break;
    after = last.rid;
    await turn();
  }
  for (const run of runs)
    for (const row of store.read((tx) => sides.rowsRemoved(tx, sid, run))) {
      const key = validator.keyOf(0, baseOf(row) ?? row.cells);
      if (key !== null) gone.set(key, row);
    }

  return {
    find: (key) => now.get(key) ?? then.get(key) ?? null,
    row: (rid) => store.read((tx) => sides.sideRow(tx, rid)),
    baseOf,
    edited: (rid) => first.has(rid),
    removed: (key) => gone.get(key) ?? null,
    bySourceRow(row) {
      const rid = places.get(row);
      return rid === undefined || matched.has(rid) ? null : rid;
    },
    unmatched: () => base.filter((rid) => !matched.has(rid)),
    matched,
  };
}
