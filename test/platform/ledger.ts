import { beijingTime, type Day } from '../../shared/base/clock.ts';
import { parsePeriod } from '../../shared/periods/calendar.ts';
import { lateDays, windowOf } from '../../shared/periods/window.ts';
import type { BatchRecord } from './batch-book.ts';
import { json, type Reply } from './http.ts';
import type { PlatformState } from './state.ts';

/** The office's row of one dataset × period, in the columns of article 10. */
export interface LedgerEntry {
  readonly dataset: string;
  readonly title: string;
  readonly period: string;
  readonly catalogVersion: string;
  /** Batch that counts: the last one received. */
  readonly batchId: string;
  readonly state: BatchRecord['state'];
  readonly due: Day | null;
  readonly receivedAt: string;
  readonly lateDays: number;
  readonly nil: boolean;
  readonly submitted: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly returns: number;
  readonly handler: string;
}

function entryOf(state: PlatformState, batches: readonly BatchRecord[]): LedgerEntry | null {
  const [first, last] = [batches.at(0), batches.at(-1)];
  if (!first || !last) return null;
  const { manifest } = last;
  const catalog = state.catalogs.byVersion(manifest.catalogVersion)?.package ?? state.catalogs.newest()?.package;
  const dataset = catalog?.datasets.find((candidate) => candidate.id === manifest.dataset);
  const period = dataset ? parsePeriod(dataset.liaison.timing.frequency, manifest.period) : null;
  const due = dataset && period ? windowOf(dataset.liaison.timing, period).due : null;
  const receivedAt = first.receivedAt ?? 0;
  return {
    dataset: manifest.dataset,
    title: dataset?.title.zh ?? manifest.dataset,
    period: manifest.period,
    catalogVersion: manifest.catalogVersion,
    batchId: last.batchId,
    state: last.state,
    due,
    receivedAt: beijingTime(receivedAt),
    lateDays: lateDays(due, receivedAt),
    nil: manifest.mode === 'nil',
    submitted: manifest.changes?.total ?? manifest.rows,
    // Of changes the rows that stand: all the period has with them but those that were not taken over.
    accepted: manifest.changes ? Math.max(0, manifest.changes.total - (last.rejected ?? 0)) : (last.accepted ?? 0),
    rejected: last.rejected ?? 0,
    returns: batches.filter(({ note }) => note !== null).length,
    handler: manifest.approvedBy,
  };
}

/** Rows of a unit, of one period or of all; a year (`2026`) means every period in it. */
export function ledgerOf(state: PlatformState, uscc: string, period: string | null): readonly LedgerEntry[] {
  const wanted = (id: string): boolean => period === null || id === period || (/^\d{4}$/.test(period) && id.startsWith(period));
  const places = new Map<string, BatchRecord[]>();
  const received = state.batches.all().filter((record) => record.uscc === uscc && record.receivedAt !== null);
  for (const record of received.sort((a, b) => (a.receivedAt ?? 0) - (b.receivedAt ?? 0))) {
    const { manifest } = record;
    // 预报 is not yet what is owed.
    if (manifest.provisional) continue;
    if (!wanted(manifest.period)) continue;
    const key = `${manifest.dataset}|${manifest.period}`;
    places.set(key, [...(places.get(key) ?? []), record]);
  }
  // What a workstation really sent takes the place of history that was only put in.
  const rows = [...places.values()].map((batches) => {
    const sent = batches.filter(({ envelope }) => envelope !== null);
    return entryOf(state, sent.length > 0 ? sent : batches);
  });
  return rows.filter((row) => row !== null).sort((a, b) => (`${a.period}|${a.dataset}` < `${b.period}|${b.dataset}` ? -1 : 1));
}

/** GET /v1/ledger?period= */
export const ledgerReply = (state: PlatformState, uscc: string, query: URLSearchParams): Reply => {
  const period = query.get('period');
  return json(200, { period, rows: ledgerOf(state, uscc, period) });
};
