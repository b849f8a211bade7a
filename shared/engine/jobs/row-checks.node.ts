import type { Validator } from '../../validation/compile.ts';
import type { Cell } from '../../validation/model.ts';
import { createTextGroups, type TextGroups } from '../../validation/text-groups.ts';
import { BLOCK, newBlock, newHash, putHash } from '../../validation/text-hash.ts';
import type { JobFinding } from './protocol.node.ts';

export interface RowChecks {
  /** Rows one after another; `n` counts rows over the whole job from 0, `at` those of the list of findings. */
  check(cells: readonly Cell[], n: number, at: number, into: JobFinding[]): void;
  /** Which of the rows checked since share keys with others: asked before the next list is begun, and at the end. */
  settle(into: JobFinding[]): void;
  /** So many rows are expected. */
  reserve(rows: number): void;
  /** Of each key: which rows have it. */
  readonly keys: readonly TextGroups[];
}

/** With `chained` the keys remember every row, not only the first of each. */
export function createRowChecks(validator: Validator, chained = false): RowChecks {
  const keys = validator.keys.map(() => ({ groups: createTextGroups(chained), block: newBlock() }));
  const position = new Map(validator.fields.map((field, at) => [field.name, at]));
  const firstCell = (fields: readonly string[], cells: readonly Cell[]): Cell => {
    const place = fields[0] === undefined ? undefined : position.get(fields[0]);
    return place === undefined ? null : (cells[place] ?? null);
  };
  // Rows wait until their keys are looked up together.
  let waiting: { readonly cells: readonly Cell[]; readonly at: number }[] = [];
  let firstWaiting = 0;
  const groupOf = new Int32Array(BLOCK);
  const hash = newHash();

  const settle = (into: JobFinding[]): void => {
    keys.forEach(({ groups, block }, k) => {
      groups.add(block, groupOf);
      for (let n = 0; n < block.size; n++) {
        const row = block.rows[n] ?? 0;
        const first = groups.first(groupOf[n] ?? 0);
        const known = first === row ? undefined : waiting[row - firstWaiting];
        if (!known) continue;
        const finding = validator.duplicate(k, known.cells, 0);
        into.push({ at: known.at, value: firstCell(finding.fields, known.cells), finding, first });
      }
      block.size = 0;
    });
    waiting = [];
  };

  return {
    keys: keys.map(({ groups }) => groups),
    settle,
    reserve(rows) {
      for (const { groups } of keys) groups.reserve(rows);
    },
    check(cells, n, at, into) {
      for (const finding of validator.checkRow(cells))
        into.push({ at, value: firstCell(finding.fields, cells), finding, first: null });
      if (keys.length === 0) return;
      if (waiting.length === 0) firstWaiting = n;
      waiting.push({ cells, at });
      for (let k = 0; k < keys.length; k++) {
        const key = keys[k];
        if (key && validator.hashOf(k, cells, hash)) putHash(key.block, hash, n);
      }
      if (waiting.length === BLOCK) settle(into);
    },
  };
}
