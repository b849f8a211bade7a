import type { Day } from '../base/clock.ts';
import type { RowReader } from './batch/check.ts';
import type { CelValue } from './cel/index.ts';
import { finding } from './checks/cell.ts';
import type { FieldCheck } from './field-check.ts';
import { keyPart } from './keys.ts';
import type { Cell, Finding } from './model.ts';
import { ambientValues, celValueOf, type RulePeriod } from './rules.ts';
import { hashText, newHash, type TextHash } from './text-hash.ts';

/**
 * One row's cells read once for all who ask after them: its own checks and rules, its keys, and the rules over many
 * rows. What is known of a row lasts until the next one is checked.
 */
export interface RowRead {
  /** The findings of the cells, null when there are none; afterwards the row's values are in `values`. */
  check(cells: readonly Cell[]): Finding[] | null;
  /** Of the row checked last, in the places of the row scope; null = empty or not of its type. */
  readonly values: readonly CelValue[];
  /** Canonical text of a cell, as keys and groups compare it; null when empty. */
  part(at: number, cells: readonly Cell[]): string | null;
  /** The hash of that text, made once for all who ask; null where it is not at hand, and `part` has to be asked. */
  hash(at: number, cells: readonly Cell[]): TextHash | null;
  /**
   * For rules over many rows, which take what a cell means even where something else is wrong with it. `reads`: the
   * field positions needed.
   */
  reader(period: RulePeriod | null, reads: () => readonly number[]): Pick<RowReader, 'values' | 'key' | 'hash'>;
}

export function createRowRead(
  checks: readonly FieldCheck[],
  primaryKey: readonly string[],
  period: RulePeriod | null,
  today: Day,
): RowRead {
  const width = checks.length;
  const values: CelValue[] = [...checks.map(() => null), ...ambientValues(period, today)];
  // A key field that is not required by its own constraint is, by being of the key.
  const keyOnly = checks.map(({ field }) => primaryKey.includes(field.name) && !field.constraints.required);
  const quicks = checks.map(({ quick }) => quick);
  /** The row checked last, if its cells were without findings. */
  let clean: readonly Cell[] | null = null;
  /** Which row it is: hashes of an earlier one are not its own. */
  let turn = 0;
  const hashes = checks.map(() => ({ of: 0, hash: newHash() }));

  const part = (at: number, cells: readonly Cell[]): string | null => {
    const check = checks[at];
    if (!check) return null;
    const cell = cells[at] ?? null;
    const value = values[at] ?? null;
    // Without findings a text or a day stands as it should be written.
    const isPlain = cells === clean && check.alone && (check.field.type === 'string' || check.field.type === 'date');
    return isPlain && (value === null || typeof value === 'string') ? value : keyPart(check, cell);
  };
  const hash = (at: number, cells: readonly Cell[]): TextHash | null => {
    const check = checks[at];
    const text = values[at];
    const held = hashes[at];
    if (cells !== clean || !check?.alone || check.field.type !== 'string' || typeof text !== 'string' || !held) return null;
    if (held.of !== turn) {
      held.of = turn;
      hashText(text, held.hash);
    }
    return held.hash;
  };

  return {
    values,
    part,
    hash,
    check(cells) {
      clean = null;
      turn++;
      let found: Finding[] | null = null;
      for (let at = 0; at < width; at++) {
        const cell = cells[at] ?? null;
        const quick = cell === null ? undefined : quicks[at]?.(cell, cells);
        if (quick !== undefined) {
          values[at] = quick;
          continue;
        }
        const check = checks[at];
        if (!check) continue;
        const { value, findings } = check.check(cell, cells);
        values[at] = celValueOf(value);
        if (findings) found = found ? found.concat(findings) : [...findings];
        else if (value === null && keyOnly[at] && check.isMissing(cell)) {
          found ??= [];
          found.push(finding('row/primaryKey', check.field.name, 'key/missing'));
        }
      }
      if (!found) clean = cells;
      return found;
    },
    reader(readPeriod, reads) {
      const meant: CelValue[] = [...checks.map(() => null), ...ambientValues(readPeriod, today)];
      const samePeriod = readPeriod === period;
      let alone: boolean | null = null;
      return {
        key: part,
        hash,
        values(cells) {
          alone ??= samePeriod && reads().every((at) => checks[at]?.alone);
          if (alone && cells === clean) return values;
          for (const at of reads()) meant[at] = celValueOf(checks[at]?.typed(cells[at] ?? null) ?? null);
          return meant;
        },
      };
    },
  };
}
