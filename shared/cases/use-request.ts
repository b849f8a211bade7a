import { addDays, type Day } from '../base/clock.ts';
import { standingOf } from './grants.ts';
import type { UseGrant } from './model.ts';

/** Asking for a use right (第十三条): what can be asked for, and until when. */

/** Nothing is allotted for longer at once: then the need is looked at anew. */
export const LONGEST_USE_DAYS = 3 * 366;

export const dayMayBeAsked = (until: Day, today: Day): boolean => until >= today && until <= addDays(today, LONGEST_USE_DAYS);

/** Fields that are allotted already, at least until the day that is asked for. */
export function coveredUntil(grants: readonly UseGrant[], dataset: string, until: Day, today: Day): ReadonlySet<string> {
  const enough = grants.filter(
    (grant) => grant.dataset === dataset && standingOf(grant, today) === 'inForce' && grant.until >= until,
  );
  return new Set(enough.flatMap(({ fields }) => fields));
}
