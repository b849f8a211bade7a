import type { CallContext } from '../base/call.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Store } from '../store/tx.ts';
import type { DraftOwners } from './checker.ts';
import type { Drafts } from './drafts.node.ts';
import type { FoundCell } from './model.ts';
import * as q from './queries.node.ts';
import type { Viewed } from './view.ts';

/** Rows looked through at a stretch; between two stretches the engine answers others. */
const SLICE = 2000;

export interface Sought {
  readonly id: string;
  readonly filter: Viewed;
  readonly text: string;
  /** Only this column. */
  readonly only: string | null;
  /** The cell it starts beyond. */
  readonly row: number;
  readonly field: string;
  /** Fields as the columns are shown; null = as the catalog has them. */
  readonly order: readonly string[] | null;
  readonly back: boolean;
}

/**
 * The next cell that holds a text (large or small letters), from a cell on and round to it again, as the eye goes: row by row
 * of the view, column by column as they are shown. Works in slices.
 */
export async function findCell(
  deps: { readonly store: Store; readonly owners: DraftOwners; readonly drafts: Drafts },
  sought: Sought,
  context: Pick<CallContext, 'signal' | 'progress'>,
): Promise<Result<FoundCell | null>> {
  const wanted = sought.text.toLowerCase();
  if (wanted === '') return ok(null);
  // A row whose stored text does not hold it is not taken apart.
  const raw = JSON.stringify(wanted).slice(1, -1);
  const step = sought.back ? -1 : 1;
  for (let looked = 0; ; ) {
    if (context.signal.aborted) return fail(problem('contract/cancelled'));
    const done = deps.store.read((tx): Result<{ readonly found: FoundCell | null; readonly ended: boolean }> => {
      const owner = deps.owners.byId(tx, sought.id);
      if (!owner) return fail(problem('records/noDraft'));
      const { shown } = deps.drafts.state(tx, owner, sought.filter);
      if (shown === 0) return ok({ found: null, ended: true });
      const start = Math.min(sought.row, shown - 1);
      for (const end = looked + SLICE; looked < end && looked <= shown; ) {
        const row = (((start + step * looked) % shown) + shown) % shown;
        // As far as the direction goes without passing the end of the view, the slice, or the round.
        const many = Math.min(sought.back ? row + 1 : shown - row, end - looked, shown + 1 - looked);
        const rids = deps.drafts.slice(tx, owner, sought.filter, sought.back ? row + 1 - many : row, many);
        for (const rid of sought.back ? rids.toReversed() : rids) {
          const text = q.cellsText(tx, rid);
          if (text?.toLowerCase().includes(raw)) {
            const place = looked === 0 ? 'first' : looked === shown ? 'last' : null;
            const field = columnOf(q.cellsOf(text), owner.fields, wanted, sought, place);
            if (field !== null)
              return ok({ found: { row: (((start + step * looked) % shown) + shown) % shown, field }, ended: true });
          }
          looked++;
        }
        if (rids.length === 0) return ok({ found: null, ended: true });
      }
      context.progress({ phase: 'reading', done: Math.min(looked, shown), total: shown });
      return ok({ found: null, ended: looked > shown });
    });
    if (!done.ok) return done;
    if (done.value.ended) return ok(done.value.found);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The first fitting column; in the row it started from only beyond the cell, and up to it when it comes round. */
function columnOf(
  cells: readonly (string | null)[],
  fields: readonly string[],
  wanted: string,
  { only, field, order, back }: Sought,
  place: 'first' | 'last' | null,
): string | null {
  const shown = order ?? fields;
  const active = Math.max(0, shown.indexOf(field));
  for (let n = 0; n < shown.length; n++) {
    const col = back ? shown.length - 1 - n : n;
    const beyond = back ? col < active : col > active;
    const name = shown[col] ?? '';
    if ((only !== null && name !== only) || (place === 'first' && !beyond) || (place === 'last' && beyond)) continue;
    if ((cells[fields.indexOf(name)] ?? '').toLowerCase().includes(wanted)) return name;
  }
  return null;
}
