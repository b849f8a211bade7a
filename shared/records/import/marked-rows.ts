import { unmarked } from '../../base/marked.ts';
import { ok, type Result } from '../../base/result.ts';
import type { RawRow } from './xlsx-rows.ts';

/** A row of so few filled cells stands above a table as its title does. */
const MOST_OF_TITLE = 2;

/** Refuses the first rows of a sheet when one bears a state-secret marking: a title by its words, a cell by all of it. */
export function unmarkedRows(rows: readonly Pick<RawRow, 'cells'>[]): Result<undefined> {
  for (const { cells } of rows) {
    const filled = cells.filter((cell): cell is string => cell !== null && cell !== '');
    const told = unmarked(filled.length > 0 && filled.length <= MOST_OF_TITLE ? 'head' : 'cell', ...filled);
    if (!told.ok) return told;
  }
  return ok();
}
