import type { Validator } from '../../validation/compile.ts';
import type { Cell } from '../../validation/model.ts';
import { createTextGroups, type TextGroups } from '../../validation/text-groups.ts';
import type { JobFinding } from './protocol.node.ts';

export interface RowChecks {
  /** Rows one after another, uniqueness included; `n` counts rows over the whole job from 0. */
  check(cells: readonly Cell[], n: number, at: number, into: JobFinding[]): void;
  /** Of each key: which rows have it. */
  readonly keys: readonly TextGroups[];
}

/** With `chained` the keys remember every row, not only the first of each. */
export function createRowChecks(validator: Validator, chained = false): RowChecks {
  const keys = validator.keys.map(() => createTextGroups(chained));
  const position = new Map(validator.fields.map((field, at) => [field.name, at]));
  const firstCell = (fields: readonly string[], cells: readonly Cell[]): Cell => {
    const place = fields[0] === undefined ? undefined : position.get(fields[0]);
    return place === undefined ? null : (cells[place] ?? null);
  };
  return {
    keys,
    check(cells, n, at, into) {
      for (const finding of validator.checkRow(cells))
        into.push({ at, value: firstCell(finding.fields, cells), finding, first: null });
      for (let k = 0; k < keys.length; k++) {
        const key = keys[k];
        const text = validator.keyOf(k, cells);
        if (text === null || !key) continue;
        const first = key.first(key.add(text, n));
        if (first === n) continue;
        const finding = validator.duplicate(k, cells, 0);
        into.push({ at, value: firstCell(finding.fields, cells), finding, first });
      }
    },
  };
}
