import type { Language } from '../../shared/base/problem.ts';
import { parsePeriod } from '../../shared/periods/calendar.ts';
import { periodLabel } from '../../shared/periods/label.ts';
import { frequencies, type Period } from '../../shared/periods/model.ts';

/** Reads a period id without knowing its dataset: the ways periods are written do not overlap (realtime reads as a day). */
export function readPeriod(id: string): Period | null {
  for (const frequency of frequencies) {
    const period = parsePeriod(frequency, id);
    if (period) return period;
  }
  return null;
}

/** A period as people say it; an id nobody can read stays as it is. */
export function periodWords(id: string, language: Language): string {
  const period = readPeriod(id);
  return period ? periodLabel(period, language) : id;
}
