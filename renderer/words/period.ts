import type { Language } from '../../shared/base/problem.ts';
import { periodLabel } from '../../shared/periods/label.ts';
import { readPeriod } from '../../shared/periods/read.ts';

/** A period as people say it; an id nobody can read stays as it is. */
export function periodWords(id: string, language: Language): string {
  const period = readPeriod(id);
  return period ? periodLabel(period, language) : id;
}
