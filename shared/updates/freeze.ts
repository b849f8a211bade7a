import { addDays, type Day, daysBetween } from '../base/clock.ts';

/** A reporting window in which something is still owed; days inclusive. */
export interface OpenWindow {
  readonly opens: Day;
  readonly due: Day;
}

/** The last days of a window, in which nothing is changed under an officer's hands. */
const LAST_DAYS = 2;
/** Shorter windows (daily, weekly) are always about to close: they hold nothing back, or nothing would ever be renewed. */
const LEAST_WINDOW = 5;

/** The last day on which updates wait, when today is one of them: the end of the present run of last days. */
export function frozenUntil(today: Day, windows: readonly OpenWindow[]): Day | null {
  const ends = windows.filter(({ opens, due }) => daysBetween(opens, due) + 1 >= LEAST_WINDOW).map(({ due }) => due);
  const isLast = (day: Day): Day | null => {
    const found = ends.filter((due) => daysBetween(day, due) >= 0 && daysBetween(day, due) < LAST_DAYS).sort();
    return found.at(-1) ?? null;
  };
  let until = isLast(today);
  if (until === null) return null;
  for (let next = isLast(addDays(until, 1)); next !== null; next = isLast(addDays(until, 1))) until = next;
  return until;
}
