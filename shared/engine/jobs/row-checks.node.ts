import type { Validator } from '../../validation/compile.ts';
import type { Cell } from '../../validation/model.ts';
import { createTextIndex } from '../../validation/text-index.ts';
import type { JobFinding } from './protocol.node.ts';

/** Checks rows one after another, uniqueness included; `n` counts rows over the whole job from 0. */
export function createRowChecks(
  validator: Validator,
): (cells: readonly Cell[], n: number, at: number, into: JobFinding[]) => void {
  const keys = validator.keys.map(() => ({ texts: createTextIndex(), firsts: [] as number[] }));
  const position = new Map(validator.fields.map((field, at) => [field.name, at]));
  const firstCell = (fields: readonly string[], cells: readonly Cell[]): Cell => {
    const place = fields[0] === undefined ? undefined : position.get(fields[0]);
    return place === undefined ? null : (cells[place] ?? null);
  };
  return (cells, n, at, into) => {
    for (const finding of validator.checkRow(cells))
      into.push({ at, value: firstCell(finding.fields, cells), finding, first: null });
    for (let k = 0; k < keys.length; k++) {
      const key = keys[k];
      const text = validator.keyOf(k, cells);
      if (text === null || !key) continue;
      const known = key.texts.number(text);
      if (known === key.firsts.length) key.firsts.push(n);
      else {
        const finding = validator.duplicate(k, cells, 0);
        into.push({ at, value: firstCell(finding.fields, cells), finding, first: key.firsts[known] ?? 0 });
      }
    }
  };
}
