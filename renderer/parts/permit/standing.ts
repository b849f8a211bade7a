import type { Day } from '../../../shared/base/clock.ts';
import type { Closing } from '../../../shared/submissions/model.ts';

/** Where a period stands that closes: what the officer has to know of it, and nothing while it is in time. */
export type Standing =
  | { readonly kind: 'closing' | 'closed'; readonly day: Day }
  | { readonly kind: 'granted' | 'ended'; readonly day: Day; readonly case: string }
  | { readonly kind: 'writing' | 'asked' | 'refused'; readonly case: string };

/** Null while there is nothing to say: in time, never closing, or received. */
export function standingOf(closing: Closing | null, due: Day | null, today: Day): Standing | null {
  if (closing === null || due === null || today <= due) return null;
  const { closes, closed, permit } = closing;
  if (permit === null) return { kind: closed ? 'closed' : 'closing', day: closes };
  if (permit.state === 'writing' || permit.state === 'asked') return { kind: permit.state, case: permit.case };
  if (permit.until !== null) return { kind: permit.until >= today ? 'granted' : 'ended', day: permit.until, case: permit.case };
  return { kind: 'refused', case: permit.case };
}

/** A request may be begun: nothing is asked yet, or what was asked is over. */
export const mayAsk = ({ kind }: Standing): boolean =>
  kind === 'closing' || kind === 'closed' || kind === 'ended' || kind === 'refused';
