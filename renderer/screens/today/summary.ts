import type { Role } from '../../../shared/base/call.ts';
import type { Duty } from '../../../shared/submissions/model.ts';
import { type DutyAct, dutyAct, isShut, needsHand } from '../../parts/duty-act.ts';

/** What matters today, as numbers; the words are `words/today.ts`. */
export interface Summary {
  readonly total: number;
  readonly overdue: number;
  /** Came back from the platform and not overdue. */
  readonly returned: number;
  /** Due today to in three days and not done. */
  readonly soon: number;
  /** Prepared, and waiting for a liaison officer's signature. */
  readonly toSign: number;
  readonly underway: number;
  readonly done: number;
  /** Where to begin: the most pressing duty this officer can do something about now. */
  readonly first: { readonly duty: Duty; readonly act: DutyAct } | null;
}

const SOON_DAYS = 3;

const isOverdue = (duty: Duty): boolean => duty.group !== 'done' && duty.daysLeft !== null && duty.daysLeft < 0;
const cameBack = (duty: Duty): boolean => duty.status === 'returned' || duty.status === 'partly';
const isSoon = (duty: Duty): boolean =>
  duty.group !== 'done' && duty.daysLeft !== null && duty.daysLeft >= 0 && duty.daysLeft <= SOON_DAYS;
const isUnderway = (duty: Duty): boolean => duty.status === 'queued' || duty.status === 'sending';

/** `duties` most pressing first, as the engine gives them. */
export function summaryOf(duties: readonly Duty[], role: Role): Summary {
  const open = duties.filter((duty) => !isUnderway(duty));
  const begin = open.filter((duty) => needsHand(duty) && acts(duty, role));
  // What cannot be sent today is no place to begin, while there is another.
  const first = begin.find((duty) => !isShut(duty)) ?? begin[0];
  const act = first ? dutyAct(first, role) : null;
  return {
    total: duties.length,
    overdue: open.filter(isOverdue).length,
    returned: open.filter((duty) => cameBack(duty) && !isOverdue(duty)).length,
    soon: open.filter((duty) => isSoon(duty) && !cameBack(duty)).length,
    toSign: open.filter((duty) => duty.signOff?.state === 'asked').length,
    underway: duties.length - open.length,
    done: duties.filter((duty) => duty.group === 'done').length,
    first: first && act ? { duty: first, act } : null,
  };
}

/** Only steps that change something are a place to begin; looking is not. */
function acts(duty: Duty, role: Role): boolean {
  const act = dutyAct(duty, role);
  return act !== null && act !== 'look' && act !== 'receipt';
}
