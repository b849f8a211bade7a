import { parsePeriod } from './calendar.ts';
import { frequencies, type Period } from './model.ts';

/** Reads a period id without knowing its dataset: the ways periods are written do not overlap (realtime reads as a day). */
export function readPeriod(id: string): Period | null {
  for (const frequency of frequencies) {
    const period = parsePeriod(frequency, id);
    if (period) return period;
  }
  return null;
}
