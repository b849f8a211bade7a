import type { ProblemEntry } from '../problem.ts';
import { backupProblems } from './backup.ts';
import { casesProblems } from './cases.ts';
import { catalogProblems } from './catalog.ts';
import { contractProblems } from './contract.ts';
import { exportsProblems } from './exports.ts';
import { grantsProblems } from './grants.ts';
import { handoverProblems } from './handover.ts';
import { hostProblems } from './host.ts';
import { keychainProblems } from './keychain.ts';
import { keysProblems } from './keys.ts';
import { lettersProblems } from './letters.ts';
import { markingProblems } from './marking.ts';
import { recordsProblems } from './records.ts';
import { retentionProblems } from './retention.ts';
import { storeProblems } from './store.ts';
import { submissionsProblems } from './submissions.ts';
import { syncProblems } from './sync.ts';
import { syncRouteProblems } from './sync-route.ts';
import { updatesProblems } from './updates.ts';

const all = {
  ...contractProblems,
  ...markingProblems,
  ...storeProblems,
  ...backupProblems,
  ...keysProblems,
  ...keychainProblems,
  ...retentionProblems,
  ...handoverProblems,
  ...catalogProblems,
  ...recordsProblems,
  ...submissionsProblems,
  ...syncProblems,
  ...syncRouteProblems,
  ...hostProblems,
  ...updatesProblems,
  ...exportsProblems,
  ...casesProblems,
  ...grantsProblems,
  ...lettersProblems,
};

export type ProblemCode = keyof typeof all;

/** Every failure the product can report, numbered, in both languages. A number is never used again for another meaning. */
export const catalogue: Readonly<Record<ProblemCode, ProblemEntry>> = all;
