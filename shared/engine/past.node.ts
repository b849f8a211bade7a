import { addDays } from '../base/clock.ts';
import { parsePeriod, periodOf, previousPeriod } from '../periods/calendar.ts';
import type { Period } from '../periods/model.ts';
import { iterateRows } from '../records/queries.node.ts';
import type { Tx } from '../store/tx.ts';
import { pinned } from '../submissions/pin.node.ts';
import type { CatalogPort } from '../submissions/ports.ts';
import { bySid, revisionsOf } from '../submissions/queries.node.ts';
import type { History, PastFigures } from '../validation/batch/check.ts';
import { type Past, pasts } from '../validation/batch/rule.ts';
import type { Validator } from '../validation/compile.ts';

/** An accepted batch of a former period: its rows are kept, in the order of the fields its own catalog version had. */
export interface PastBatch {
  readonly sid: number;
  readonly rows: number;
  /** For each of today's fields its place in those rows; null = it did not exist. */
  readonly columns: readonly (number | null)[];
}
export type PastBatches = Readonly<Record<Past, PastBatch | null>>;

export const noHistory: History = { previous: null, lastYear: null };

function yearBefore(period: Period): Period {
  const { frequency, start } = period;
  // Whole weeks, so that a Monday stays one; a 29 February becomes the 28th.
  if (frequency === 'weekly') return periodOf(frequency, addDays(start, -364));
  const moved = `${Number(start.slice(0, 4)) - 1}${start.slice(4)}`;
  return periodOf(frequency, moved.endsWith('-02-29') ? `${moved.slice(0, 4)}-02-28` : moved);
}

/**
 * The batches that the platform took whole, of the period before a submission's and of a year before; with a version,
 * for the fields the submission would have by that one.
 */
export function pastBatches(catalogs: Pick<CatalogPort, 'byVersion'>, tx: Tx, sid: number, version?: string): PastBatches {
  const row = bySid(tx, sid);
  const here = row ? pinned(catalogs, tx, { ...row, catalog_version: version ?? row.catalog_version }) : null;
  const period = row && here ? parsePeriod(here.dataset.liaison.timing.frequency, row.period) : null;
  if (!row || !here || !period) return { previous: null, lastYear: null };
  const names = here.dataset.schema.fields.map((field) => field.name);
  const find = ({ id }: Period): PastBatch | null => {
    const taken = revisionsOf(tx, row.dataset, id)
      .filter(({ state }) => state === 'accepted' || state === 'stored')
      .at(-1);
    // What was destroyed at the end of its term cannot be compared with.
    if (taken && taken.destroyed !== null) return null;
    const then = taken ? pinned(catalogs, tx, taken) : null;
    if (!taken || !then) return null;
    const held = new Map(then.dataset.schema.fields.map((field, at) => [field.name, at]));
    return {
      sid: taken.sid,
      rows: taken.content_rows ?? taken.sealed_rows ?? 0,
      columns: names.map((name) => held.get(name) ?? null),
    };
  };
  return { previous: find(previousPeriod(period)), lastYear: find(yearBefore(period)) };
}

/** Reads the former batches' figures for the rules that look back; walks all their rows. */
export function historyFrom(tx: Tx, validator: Validator, batches: PastBatches): History {
  const rules = validator.batch.filter((rule) => rule.looksBack);
  if (rules.length === 0) return noHistory;
  const read = (batch: PastBatch | null): PastFigures | null => {
    if (!batch) return null;
    const check = validator.batchCheck({ rules });
    let place = 0;
    for (const { cells } of iterateRows(tx, batch.sid)) {
      check.add(
        batch.columns.map((at) => (at === null ? null : (cells[at] ?? null))),
        place++,
      );
    }
    return check.figures();
  };
  return { previous: read(batches.previous), lastYear: read(batches.lastYear) };
}

/** Most rows read anew on the engine's own thread; more are left to the complete check. */
const MOST_ROWS = 5_000;
const KEEP = 8;

/** The same, remembered: an accepted batch never changes. Null when reading it would hold up the window. */
export function rememberHistory(
  catalogs: Pick<CatalogPort, 'byVersion'>,
): (tx: Tx, sid: number, validator: Validator) => History | null {
  const kept = new Map<string, { readonly validator: Validator; readonly history: History }>();
  return (tx, sid, validator) => {
    if (!validator.batch.some((rule) => rule.looksBack)) return noHistory;
    const batches = pastBatches(catalogs, tx, sid);
    const key = `${sid} ${pasts.map((past) => batches[past]?.sid ?? '').join(' ')}`;
    const known = kept.get(key);
    if (known?.validator === validator) return known.history;
    if (pasts.some((past) => (batches[past]?.rows ?? 0) > MOST_ROWS)) return null;
    const history = historyFrom(tx, validator, batches);
    kept.delete(key);
    kept.set(key, { validator, history });
    for (const old of kept.keys()) {
      if (kept.size <= KEEP) break;
      kept.delete(old);
    }
    return history;
  };
}
