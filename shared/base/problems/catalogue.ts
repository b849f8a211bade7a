import type { ProblemEntry } from '../problem.ts';
import { backupProblems } from './backup.ts';
import { casesProblems } from './cases.ts';
import { catalogProblems } from './catalog.ts';
import { contractProblems } from './contract.ts';
import { exportsProblems } from './exports.ts';
import { hostProblems } from './host.ts';
import { keysProblems } from './keys.ts';
import { lettersProblems } from './letters.ts';
import { recordsProblems } from './records.ts';
import { storeProblems } from './store.ts';
import { submissionsProblems } from './submissions.ts';
import { syncProblems } from './sync.ts';
import { syncRouteProblems } from './sync-route.ts';

const all = {
  ...contractProblems,
  ...storeProblems,
  ...backupProblems,
  ...keysProblems,
  ...catalogProblems,
  ...recordsProblems,
  ...submissionsProblems,
  ...syncProblems,
  ...syncRouteProblems,
  ...hostProblems,
  ...exportsProblems,
  ...casesProblems,
  ...lettersProblems,
};

export type ProblemCode = keyof typeof all;

/** Every failure the product can report, numbered, in both languages. A number is never used again for another meaning. */
export const catalogue: Readonly<Record<ProblemCode, ProblemEntry>> = all;
