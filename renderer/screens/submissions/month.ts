import { addDays, type Day, daysBetween } from '../../../shared/base/clock.ts';
import type { Duty } from '../../../shared/submissions/model.ts';
import type { Tone } from '../../parts/tag.tsx';

/** A month of the calendar, `2026-11`. */
export type Month = string;

export const monthOf = (day: Day): Month => day.slice(0, 7);

export function shiftMonth(month: Month, by: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** Whole weeks, Monday first, that cover a month. 2017-01-02 was a Monday. */
export function weeksOf(month: Month): Day[][] {
  const first = `${month}-01`;
  const last = addDays(`${shiftMonth(month, 1)}-01`, -1);
  const weekday = ((daysBetween('2017-01-02', first) % 7) + 7) % 7;
  const weeks: Day[][] = [];
  for (let monday = addDays(first, -weekday); monday <= last; monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, n) => addDays(monday, n)));
  return weeks;
}

/** What falls due on each day, what needs the officer first. */
export function dutiesByDay(duties: readonly Duty[]): ReadonlyMap<Day, readonly Duty[]> {
  const days = new Map<Day, Duty[]>();
  for (const duty of duties) {
    if (duty.due === null) continue;
    const day = days.get(duty.due);
    if (day) day.push(duty);
    else days.set(duty.due, [duty]);
  }
  for (const day of days.values()) day.sort((a, b) => urgency[markOf(a)] - urgency[markOf(b)]);
  return days;
}

/** The one thing a duty's line in the calendar has to say. */
export type Mark = 'late' | 'work' | 'open' | 'done';

const urgency: Readonly<Record<Mark, number>> = { late: 0, work: 1, open: 2, done: 3 };

/** The platform has it. Rows that came back are another matter, see `markOf`. */
export const isDelivered = ({ status }: Pick<Duty, 'status'>): boolean =>
  status === 'received' || status === 'accepted' || status === 'stored';

/** Past its day without a receipt. What only waits for the network has been prepared, but is late all the same. */
export const isOverdue = (duty: Pick<Duty, 'status' | 'daysLeft'>): boolean =>
  !isDelivered(duty) && duty.daysLeft !== null && duty.daysLeft < 0;

export function markOf(duty: Duty): Mark {
  if (isDelivered(duty)) return duty.rejected > 0 ? 'late' : 'done';
  if (isOverdue(duty) || duty.status === 'returned' || duty.status === 'partly') return 'late';
  return duty.status === 'notStarted' ? 'open' : 'work';
}

/** Red is late or came back, amber due within three days, green proven, blue under way. */
export function toneOf(duty: Duty): Tone {
  const mark = markOf(duty);
  if (mark === 'late') return 'red';
  if (mark === 'done') return 'green';
  const soon = duty.daysLeft !== null && duty.daysLeft <= 3;
  const sealed = duty.status === 'queued' || duty.status === 'sending';
  if (soon && !sealed) return 'amber';
  return mark === 'work' ? 'blue' : 'grey';
}

export const signs: Readonly<Record<Mark, string>> = { late: '!', work: '◐', open: '○', done: '✓' };
