import type { ProblemEntry, ProblemWords } from '../problem.ts';

type Triple = readonly [happened: string, safe: string, next: string];

const words = ([happened, safe, next]: Triple): ProblemWords => ({ happened, safe, next });

/** One catalogue entry; numbers are grouped by room (1xxx contract, 2xxx store, 3xxx catalog, 4xxx records, 5xxx submissions, 6xxx sync, 9xxx cases). */
export const entry = (number: number, zh: Triple, en: Triple): ProblemEntry => ({ number, zh: words(zh), en: words(en) });
