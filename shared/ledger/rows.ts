import { beijingDay, type Day } from '../base/clock.ts';
import { parsePeriod, previousPeriod } from '../periods/calendar.ts';
import type { PeriodTiming, PeriodWindow } from '../periods/model.ts';
import { lateDays, periodsDueBetween, windowOf } from '../periods/window.ts';
import { type ByPeriod, byPeriod, periodKey } from '../submissions/by-period.ts';
import { isDelivered, isUnderway } from '../submissions/lifecycle.ts';
import type { SubmissionMode, SubmissionState } from '../submissions/model.ts';
import type { LedgerRow } from './model.ts';
import { noScore, type ScoreWeights, scoreOf, usualWeights } from './score.ts';

export interface LedgerDataset {
  readonly id: string;
  readonly title: LedgerRow['title'];
  readonly timing: PeriodTiming;
  /** Volume the catalog expects of a period. */
  readonly expectedRows?: number | undefined;
}

/** One revision, as the submissions room tells it. */
export interface LedgerRevision {
  readonly dataset: string;
  readonly period: string;
  readonly revision: number;
  readonly mode: SubmissionMode;
  readonly state: SubmissionState;
  readonly catalogVersion: string;
  readonly rows: number | null;
  readonly receivedAt: number | null;
  readonly accepted: number | null;
  readonly rejected: number | null;
  readonly handler: string;
  readonly cameBack: boolean;
  /** Sent before the period was over; only a final one counts. */
  readonly provisional: boolean;
}

export interface LedgerInput {
  readonly year: number;
  /** Epoch ms. */
  readonly now: number;
  readonly datasets: readonly LedgerDataset[];
  /** Revisions of this year and the year before, in any order. */
  readonly revisions: readonly LedgerRevision[];
  readonly weights?: ScoreWeights;
  /** Records upheld against us, by `dataset|period`. */
  readonly upheld?: ReadonlyMap<string, number>;
}

type History = ByPeriod<LedgerRevision>;

/** Judged by the platform: accepted rows are known. */
const isJudged = ({ state, accepted }: LedgerRevision): boolean => isDelivered(state) && accepted !== null;

/** Begun periods of the year. Realtime data has no calendar duty: only days on which something was sent. */
function windowsOf(dataset: LedgerDataset, year: number, today: Day, history: History): PeriodWindow[] {
  const { timing } = dataset;
  if (timing.frequency === 'realtime')
    return [...history.values()].flatMap((revisions) => {
      const first = revisions[0];
      const period = first?.dataset === dataset.id ? parsePeriod(timing.frequency, first.period) : null;
      return period?.id.startsWith(`${year}`) ? [windowOf(timing, period)] : [];
    });
  // A due day may lie up to a year and some days behind its period.
  return periodsDueBetween(timing, `${year}-01-01`, `${year + 2}-02-28`).filter(
    (window) => window.id.startsWith(`${year}`) && window.start <= today,
  );
}

function statusOf(revisions: readonly LedgerRevision[], due: Day | null, today: Day): LedgerRow['status'] {
  const last = revisions.findLast((revision) => isDelivered(revision.state) && !revision.provisional);
  if (last) return last.state === 'accepted' || last.state === 'stored' || last.state === 'superseded' ? 'done' : 'underway';
  if (revisions.some((revision) => isUnderway(revision.state) && !revision.provisional)) return 'underway';
  // Without a receipt a past period counts as missing, a draft or not (第九条: no data needs an explicit nil return).
  if (due !== null && today > due) return 'missing';
  return revisions.some((revision) => revision.state === 'draft' || revision.state === 'checked' || revision.provisional)
    ? 'underway'
    : 'notDue';
}

function firstPassOf(first: LedgerRevision | undefined): number | null {
  if (!first || first.accepted === null) return null;
  if (!first.rows) return first.cameBack ? 0 : 1;
  return first.accepted / first.rows;
}

function changeOf(accepted: number | null, before: readonly LedgerRevision[]): number | null {
  const previous = before.findLast(isJudged)?.accepted ?? 0;
  return accepted === null || previous === 0 ? null : (accepted - previous) / previous;
}

function rowOf(dataset: LedgerDataset, window: PeriodWindow, history: History, input: LedgerInput): LedgerRow {
  const today = beijingDay(input.now);
  const revisions = history.get(periodKey(dataset.id, window.id)) ?? [];
  const delivered = revisions.filter((revision) => isDelivered(revision.state) && !revision.provisional);
  const last = delivered.at(-1);
  const judged = delivered.findLast(isJudged);
  const receivedAt = delivered[0]?.receivedAt ?? null;
  const status = statusOf(revisions, window.due, today);
  const late = receivedAt !== null || status === 'missing' ? lateDays(window.due, receivedAt ?? input.now) : null;
  const firstPass = firstPassOf(delivered[0]);
  const nil = last?.mode === 'nil';
  const submitted = last?.rows ?? 0;
  // A nil return that was not sent back is complete with nothing; one that was falls short.
  const expected = last && nil ? (last.cameBack ? 1 : 0) : (dataset.expectedRows ?? submitted);
  const score =
    firstPass === null || late === null
      ? null
      : scoreOf({ lateDays: late, firstPass, accepted: judged?.accepted ?? 0, expected }, input.weights ?? usualWeights);
  return {
    dataset: dataset.id,
    title: dataset.title,
    period: window.id,
    due: window.due,
    catalogVersion: revisions.at(-1)?.catalogVersion ?? null,
    receivedAt,
    lateDays: late,
    nil,
    submitted,
    accepted: judged?.accepted ?? 0,
    rejected: judged?.rejected ?? 0,
    change: changeOf(judged?.accepted ?? null, history.get(periodKey(dataset.id, previousPeriod(window).id)) ?? []),
    returns: delivered.filter((revision) => revision.cameBack).length,
    upheld: input.upheld?.get(periodKey(dataset.id, window.id)) ?? 0,
    firstPass,
    score: status === 'missing' ? noScore : score,
    status,
    handler: revisions.at(-1)?.handler ?? null,
  };
}

/** The 登记台账 of a year, latest due day first. */
export function ledgerRows(input: LedgerInput): LedgerRow[] {
  const history = byPeriod(input.revisions);
  const today = beijingDay(input.now);
  const rows = input.datasets.flatMap((dataset) =>
    windowsOf(dataset, input.year, today, history).map((window) => rowOf(dataset, window, history, input)),
  );
  // Latest due day first; within a day by dataset, then period.
  const key = (row: LedgerRow): string => `${row.dataset}|${row.period}`;
  return rows.sort((a, b) => compare(b.due ?? b.period, a.due ?? a.period) || compare(key(a), key(b)));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
