import { addDays, type Day, daysBetween } from '../../../shared/base/clock.ts';
import type { Duty } from '../../../shared/submissions/model.ts';
import type { Tone } from '../../parts/tag.tsx';

/** `2026-11` */
export type Month = string;

export const monthOf = (day: Day): Month => day.slice(0, 7);

export function shiftMonth(month: Month, by: number): Month {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

export const firstDay = (month: Month): Day => `${month}-01`;
export const lastDay = (month: Month): Day => addDays(firstDay(shiftMonth(month, 1)), -1);

/** Weeks from Monday to Sunday; null where a week reaches into another month. */
export function weeksOf(month: Month): readonly (readonly (Day | null)[])[] {
  const first = firstDay(month);
  const last = lastDay(month);
  // 2017-01-02 was a Monday.
  const lead = ((daysBetween('2017-01-02', first) % 7) + 7) % 7;
  const weeks: (Day | null)[][] = [];
  for (let monday = addDays(first, -lead); monday <= last; monday = addDays(monday, 7)) {
    const week = [0, 1, 2, 3, 4, 5, 6].map((offset) => addDays(monday, offset));
    weeks.push(week.map((day) => (day >= first && day <= last ? day : null)));
  }
  return weeks;
}

/** Duties by the day they are due; those of realtime data by their own day. */
export function dutiesByDay(duties: readonly Duty[]): ReadonlyMap<Day, readonly Duty[]> {
  const days = new Map<Day, Duty[]>();
  for (const duty of duties) {
    const day = duty.due ?? duty.end;
    const there = days.get(day);
    if (there) there.push(duty);
    else days.set(day, [duty]);
  }
  return days;
}

/** The colour of one duty on the calendar: red overdue or returned, amber to be done, blue on its way, green received, grey far off. */
export function dutyTone(duty: Duty): Tone {
  if (duty.group === 'done') return 'green';
  if (duty.status === 'returned' || duty.status === 'partly') return 'red';
  if (duty.status === 'queued' || duty.status === 'sending') return 'blue';
  if (duty.daysLeft !== null && duty.daysLeft < 0) return 'red';
  return duty.group === 'later' ? 'grey' : 'amber';
}

const worst: readonly Tone[] = ['red', 'amber', 'blue', 'grey', 'green'];

/** A day is as its worst duty is. */
export function dayTone(duties: readonly Duty[]): Tone {
  const tones = duties.map(dutyTone);
  return worst.find((tone) => tones.includes(tone)) ?? 'grey';
}
