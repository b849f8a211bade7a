import type { CellChange } from './model.ts';

export interface PastePlan {
  readonly changes: readonly CellChange[];
  /** Rows to append, cells by field code. */
  readonly appended: readonly Readonly<Record<string, string | null>>[];
}

const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);

/**
 * What a block pasted at a cell changes: rightwards over the fields (what sticks out is dropped, as in Excel),
 * downwards over `rids` (rows from the target on, in view order), then as new rows. A single value pasted on a single
 * cell stays single.
 */
export function planPaste(
  block: readonly (readonly string[])[],
  fields: readonly string[],
  field: string,
  rids: readonly number[],
): PastePlan {
  const left = fields.indexOf(field);
  const changes: CellChange[] = [];
  const appended: Record<string, string | null>[] = [];
  if (left < 0) return { changes, appended };
  block.forEach((row, down) => {
    const rid = rids[down];
    const made: Record<string, string | null> = {};
    row.forEach((text, across) => {
      const name = fields[left + across];
      if (name === undefined) return;
      if (rid !== undefined) changes.push({ rid, field: name, text: orNull(text) });
      else made[name] = orNull(text);
    });
    if (rid === undefined) appended.push(made);
  });
  return { changes, appended };
}
