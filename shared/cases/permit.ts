import type { Day } from '../base/clock.ts';
import type { LatePermit } from '../submissions/model.ts';
import { type CasePhase, requestStateOf } from './flow.ts';

/** One request for a late permit, as its case stands. */
export interface PermitRequest {
  readonly id: string;
  readonly phase: CasePhase | null;
  /** The last day that was granted. */
  readonly until: Day | null;
  /** The day that was asked for. */
  readonly wanted: Day;
  /** The office's words. */
  readonly words: string;
}

/**
 * What counts of several requests for one dataset × period, oldest first: a later one in hand or on its way, else the
 * grant that lasts longest, else the last answer. An old refusal never takes a grant away.
 */
export function latePermitOf(requests: readonly PermitRequest[]): LatePermit | null {
  const last = requests.at(-1);
  if (!last) return null;
  const granted = requests
    .filter(({ phase, until }) => phase === 'granted' && until !== null)
    .toSorted((a, b) => ((a.until ?? '') < (b.until ?? '') ? -1 : 1))
    .at(-1);
  const state = requestStateOf(last.phase);
  const shown = state === 'refused' && granted ? granted : last;
  return {
    case: shown.id,
    state: requestStateOf(shown.phase),
    wanted: shown.wanted,
    // Asking for longer does not close what is open meanwhile.
    until: granted?.until ?? null,
    words: shown.words,
  };
}
