import type { Cells } from '../../records/checker.ts';
import { columnLetters } from '../../records/import/column-letters.ts';
import { alike, mergeRow, type Side } from '../../records/import/merge.ts';
import type { ImportPlan } from '../../records/imports.node.ts';
import type { ImportChangedCell, ImportConflict } from '../../records/model.ts';
import type { Validator } from '../../validation/compile.ts';
import { columnsOf } from './import-run.node.ts';
import type { DraftSide } from './merge-sides.node.ts';

/** What becomes of one row of the file. */
export type RowStep =
  | { readonly kind: 'skip' }
  | { readonly kind: 'new' }
  /** Takes the place of a row; `kept` are the fields whose value is the draft's. */
  | {
      readonly kind: 'change';
      readonly rid: number;
      readonly ord: number;
      readonly cells: Cells;
      readonly kept: readonly number[];
    };

export interface MergePlan {
  /** Rows in the order of the file. */
  take(cells: Cells, sourceRow: number): RowStep;
  /** A row taken as new, looked at again when all have gone by: one whose key was corrected in the file. */
  again(cells: Cells, sourceRow: number): RowStep;
  /** Rows of the draft that go with the file. */
  end(): readonly number[];
  readonly tally: { added: number; changed: number; cells: number; same: number; gone: number; conflicting: number };
  readonly conflicts: ImportConflict[];
  readonly changes: ImportChangedCell[];
}

const LISTED = 300;

/** Compares rows of a file with the draft, three versions deep where there are three. Decides; changes nothing. */
export function createMergePlan(draft: DraftSide, validator: Validator, plan: ImportPlan): MergePlan {
  const { owner, mode } = plan;
  const threeWay = mode === 'merge';
  const columns = columnsOf(plan);
  const inFile = columns.map((column) => column !== null);
  const keyAt = new Set((validator.keys[0]?.fields ?? []).map((field) => owner.fields.indexOf(field)));
  const chosen = new Map((plan.choices ?? []).map(({ key, field, take }) => [`${field ?? ''}\u0000${key}`, take]));
  const sideOf = (key: string, field: string | null): Side =>
    chosen.get(`${field ?? ''}\u0000${key}`) ?? plan.otherwise ?? 'draft';
  const label = (cells: Cells): string => [...keyAt].map((at) => cells[at] ?? '').join(' · ');
  const address = (at: number, sourceRow: number): string => `${columnLetters(columns[at] ?? 0)}${sourceRow}`;
  const tally = { added: 0, changed: 0, cells: 0, same: 0, gone: 0, conflicting: 0 };
  const conflicts: ImportConflict[] = [];
  const changes: ImportChangedCell[] = [];
  const conflict = (one: ImportConflict): void => {
    tally.conflicting++;
    if (conflicts.length < LISTED) conflicts.push(one);
  };

  const against = (rid: number, key: string, cells: Cells, sourceRow: number): RowStep => {
    const row = draft.row(rid);
    if (!row) return { kind: 'new' };
    draft.matched.add(rid);
    const base = draft.baseOf(row);
    const merged = mergeRow(row.cells, base, cells, inFile, (at) => sideOf(key, owner.fields[at] ?? ''));
    for (const at of merged.conflicts)
      conflict({
        key,
        label: label(cells),
        field: owner.fields[at] ?? '',
        address: address(at, sourceRow),
        base: base?.[at] ?? null,
        draft: row.cells[at] ?? null,
        file: cells[at] ?? null,
      });
    if (merged.changed.length === 0) {
      tally.same++;
      return { kind: 'skip' };
    }
    tally.changed++;
    tally.cells += merged.changed.length;
    for (const at of merged.changed)
      if (changes.length < LISTED)
        changes.push({
          label: label(cells),
          field: owner.fields[at] ?? '',
          address: address(at, sourceRow),
          before: row.cells[at] ?? null,
          after: cells[at] ?? null,
        });
    const kept = owner.fields.flatMap((_, at) => ((merged.cells[at] ?? null) === (cells[at] ?? null) ? [] : [at]));
    return { kind: 'change', rid, ord: row.ord, cells: merged.cells, kept };
  };

  /** A row that was removed here: it stays away unless the file changed it and the officer wants it back. */
  const absent = (key: string, cells: Cells): RowStep => {
    const row = draft.removed(key);
    if (!row) {
      tally.added++;
      return { kind: 'new' };
    }
    const base = draft.baseOf(row) ?? row.cells;
    if (inFile.every((there, at) => !there || (base[at] ?? null) === (cells[at] ?? null))) {
      tally.same++;
      return { kind: 'skip' };
    }
    conflict({ key, label: label(cells), field: null, address: null, base: 'there', draft: null, file: 'there' });
    if (sideOf(key, null) === 'draft') return { kind: 'skip' };
    tally.added++;
    return { kind: 'new' };
  };

  return {
    take(cells, sourceRow) {
      const key = validator.keyOf(0, cells);
      if (key === null) {
        tally.added++;
        return { kind: 'new' };
      }
      const rid = draft.find(key);
      // The second row of one key in the file is a row of its own, and found wrong as such.
      if (rid !== null && draft.matched.has(rid)) {
        tally.added++;
        return { kind: 'new' };
      }
      return rid === null ? absent(key, cells) : against(rid, key, cells, sourceRow);
    },
    again(cells, sourceRow) {
      const rid = threeWay ? draft.bySourceRow(sourceRow) : null;
      const row = rid === null ? null : draft.row(rid);
      if (!row || !alike(draft.baseOf(row) ?? row.cells, cells, inFile)) return { kind: 'new' };
      tally.added--;
      return against(row.rid, validator.keyOf(0, row.cells) ?? `#${row.rid}`, cells, sourceRow);
    },
    end() {
      if (!threeWay) return [];
      const going: number[] = [];
      for (const rid of draft.unmatched()) {
        const row = draft.row(rid);
        if (!row) continue;
        const key = validator.keyOf(0, row.cells) ?? `#${rid}`;
        if (draft.edited(rid)) {
          conflict({ key, label: label(row.cells), field: null, address: null, base: 'there', draft: 'there', file: null });
          if (sideOf(key, null) === 'draft') continue;
        }
        going.push(rid);
      }
      tally.gone = going.length;
      return going;
    },
    tally,
    conflicts,
    changes,
  };
}
