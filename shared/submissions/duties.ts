import { addDays, type Day } from '../base/clock.ts';
import { parsePeriod, previousPeriod } from '../periods/calendar.ts';
import { windowDays } from '../periods/holidays.ts';
import type { PeriodTiming, PeriodWindow } from '../periods/model.ts';
import { daysLeft, periodsDueBetween, windowOf } from '../periods/window.ts';
import { type ByPeriod, byPeriod, periodKey } from './by-period.ts';
import type { Closing, Duty, DutyStatus, SignOff, Submission, SubmissionState } from './model.ts';

/** A dataset this unit owes. */
export interface OwedDataset {
  readonly id: string;
  readonly title: Duty['title'];
  readonly timing: PeriodTiming;
}

/** Of a revision, what the desk shows; `state` as seen (with `checked` and `sending`). */
export interface DutyRevision {
  readonly submission: string;
  readonly dataset: string;
  readonly period: string;
  readonly revision: number;
  readonly mode: Submission['mode'];
  readonly state: SubmissionState;
  /** It corrects something sent before. */
  readonly again: boolean;
  readonly provisional: boolean;
  readonly rows: number;
  readonly blocking: number;
  /** Groups that still need a reason. */
  readonly justify: number;
  readonly rejected: number;
  readonly signOff: SignOff | null;
  /** Day by which the reviewer wants it back. */
  readonly noteDue: Day | null;
  readonly sent: number | null;
}

export interface DutyInput {
  readonly today: Day;
  /** A calendar's span; null = the desk. */
  readonly span: { readonly from: Day; readonly to: Day } | null;
  readonly datasets: readonly OwedDataset[];
  /** All revisions that may matter, in any order. */
  readonly revisions: readonly DutyRevision[];
  /** Until when a period is taken, and whether a permit was asked for. */
  readonly closing: (dataset: OwedDataset, window: PeriodWindow) => Closing | null;
}

const BACK = 60;
const AHEAD = 45;
/** Daily and weekly data: how long a gap stays on the desk, and how long something done does. */
const FREQUENT_BACK = 35;
const FREQUENT_DONE = 7;
/** Longer than any period with its window. */
const A_YEAR_AND_MORE = 400;

const statusOf = (last: DutyRevision | undefined): DutyStatus => {
  if (!last) return 'notStarted';
  const state = settledState(last);
  switch (state) {
    case 'withdrawn':
      return 'notStarted';
    case 'draft':
      return last.blocking > 0 ? 'errors' : 'draft';
    case 'checked':
      return last.blocking > 0 ? 'errors' : last.justify > 0 || last.rows === 0 ? 'draft' : 'ready';
    case 'superseded':
      return 'accepted';
    case 'received':
    case 'accepted':
    case 'stored':
      return last.provisional ? 'provisional' : state;
    default:
      return state;
  }
};

/** What was stored of a batch does not settle the rows that came back: until they are corrected it counts as partly accepted. */
const settledState = ({ state, rejected }: DutyRevision): SubmissionState =>
  (state === 'accepted' || state === 'stored') && rejected > 0 ? 'partly' : state;

const isDone = (status: DutyStatus): boolean => status === 'received' || status === 'accepted' || status === 'stored';
/** The platform sent rows back; the officer has to act. */
function cameBack(revision: DutyRevision | undefined): boolean {
  const state = revision && settledState(revision);
  return state === 'returned' || state === 'partly';
}
const isFrequent = ({ timing }: OwedDataset): boolean =>
  timing.frequency === 'realtime' || timing.frequency === 'daily' || timing.frequency === 'weekly';

function groupOf(status: DutyStatus, returned: boolean, settled: boolean, left: number | null): Duty['group'] {
  if (isDone(status)) return 'done';
  if (returned) return 'now';
  if (settled) return 'week';
  if (left === null) return 'later';
  return left <= 0 ? 'now' : left <= 7 ? 'week' : 'later';
}

/** Windows on the desk: begun, in the span, and the last one due before it when nothing came due since. */
function windowsOnDesk(dataset: OwedDataset, today: Day): PeriodWindow[] {
  const { timing } = dataset;
  const from = addDays(today, isFrequent(dataset) ? -FREQUENT_BACK : -BACK);
  const windows = periodsDueBetween(timing, from, addDays(today, AHEAD)).filter((window) => window.start <= today);
  if (isFrequent(dataset) || windows.some((window) => window.due !== null && window.due <= today)) return windows;
  const last = periodsDueBetween(timing, addDays(from, -A_YEAR_AND_MORE), addDays(from, -1)).at(-1);
  return last ? [last, ...windows] : windows;
}

function keepOnDesk(dataset: OwedDataset, duty: Duty, today: Day): boolean {
  const day = duty.due ?? duty.end;
  if (isDone(duty.status)) return day >= addDays(today, isFrequent(dataset) ? -FREQUENT_DONE : -BACK);
  // An interface delivers realtime data by itself: only today's place is offered, past days are never chased.
  return duty.status !== 'notStarted' || dataset.timing.frequency !== 'realtime' || duty.period === today;
}

type History = ByPeriod<DutyRevision>;

const isSealed = ({ state }: DutyRevision): boolean => state !== 'draft' && state !== 'checked' && state !== 'withdrawn';

function dutyOf(dataset: OwedDataset, window: PeriodWindow, history: History, { today, closing }: DutyInput): Duty {
  const revisions = history.get(periodKey(dataset.id, window.id)) ?? [];
  const last = revisions.at(-1);
  const before = revisions.slice(0, -1).filter((revision) => revision.state !== 'withdrawn');
  const status = statusOf(last);
  const previous = history.get(periodKey(dataset.id, previousPeriod(window).id)) ?? [];
  const cause = cameBack(last) ? last : before.findLast((revision) => isSealed(revision));
  const returned = cameBack(cause);
  const settled = !returned && before.some((revision) => isSealed(revision) && !revision.provisional);
  const left = settled && !isDone(status) ? null : daysLeft((returned ? cause?.noteDue : null) ?? window.due, today);
  return {
    dataset: dataset.id,
    title: dataset.title,
    period: window.id,
    start: window.start,
    end: window.end,
    opens: window.opens,
    due: window.due,
    status,
    mode: status === 'notStarted' ? null : (last?.mode ?? null),
    again: status !== 'notStarted' && (last?.again ?? false),
    daysLeft: left,
    window: windowDays(window),
    group: groupOf(status, returned, settled, left),
    closing: closing(dataset, window),
    rows: status === 'notStarted' ? 0 : (last?.rows ?? 0),
    previousRows: previous.findLast(isSealed)?.rows ?? null,
    blocking: last?.blocking ?? 0,
    justify: last?.justify ?? 0,
    rejected: last?.rejected ?? 0,
    signOff: status === 'notStarted' ? null : (last?.signOff ?? null),
    submission: status === 'notStarted' ? null : (last?.submission ?? null),
    sent: status === 'sending' ? (last?.sent ?? 0) : null,
  };
}

const groups: readonly Duty['group'][] = ['now', 'week', 'later', 'done'];

function inOrder(a: Duty, b: Duty): number {
  if (a.group !== b.group) return groups.indexOf(a.group) - groups.indexOf(b.group);
  const dayA = a.due ?? a.end;
  const dayB = b.due ?? b.end;
  // What is done reads backwards in time: the latest first.
  if (dayA !== dayB) return dayA < dayB === (a.group !== 'done') ? -1 : 1;
  return a.dataset < b.dataset ? -1 : a.dataset > b.dataset ? 1 : a.period < b.period ? -1 : 1;
}

/** What the unit owes, most pressing first (README: what the desk shows and what it leaves out). */
export function dutiesOf(input: DutyInput): Duty[] {
  const { today, span } = input;
  const history = byPeriod(input.revisions);
  const duties: Duty[] = [];
  for (const dataset of input.datasets) {
    const windows = span ? periodsDueBetween(dataset.timing, span.from, span.to) : windowsOnDesk(dataset, today);
    const shown = new Map(windows.map((window) => [window.id, window]));
    if (!span) {
      for (const revision of input.revisions) {
        if (revision.dataset !== dataset.id || shown.has(revision.period)) continue;
        const period = parsePeriod(dataset.timing.frequency, revision.period);
        if (period) shown.set(period.id, windowOf(dataset.timing, period));
      }
    }
    for (const window of shown.values()) {
      const duty = dutyOf(dataset, window, history, input);
      if (span || keepOnDesk(dataset, duty, today)) duties.push(duty);
    }
  }
  return duties.sort(inOrder);
}
