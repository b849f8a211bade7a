import type { Day } from '../base/clock.ts';
import type { Dataset } from '../catalog/model.ts';
import type { CaseRecord, UseGrant } from './model.ts';

/** Use rights as they were allotted (第十三条): what of another unit's data this unit may see, and until when. */

export const grantStates = ['coming', 'inForce', 'over', 'revoked'] as const;
export type GrantStanding = (typeof grantStates)[number];

export const standingOf = (grant: Pick<UseGrant, 'state' | 'from' | 'until'>, today: Day): GrantStanding =>
  grant.state === 'revoked' ? 'revoked' : today < grant.from ? 'coming' : today > grant.until ? 'over' : 'inForce';

/** Whether a dataset is used only by allotment, by this unit; its own and what is shared openly need no asking. */
export const needsRight = ({ liaison }: Dataset, unit: string): boolean =>
  liaison.sharing === 'conditional' && !liaison.units.some(({ uscc }) => uscc === unit);

/**
 * Fields of a dataset this unit may see today; null = all of them, because it is its own or is shared without conditions.
 * A dataset the catalog does not know is shared by nobody's word: nothing of it is withheld that the unit wrote itself.
 */
export function fieldsAllowed(
  dataset: Dataset | undefined,
  unit: string,
  grants: readonly UseGrant[],
  today: Day,
): ReadonlySet<string> | null {
  if (!dataset || !needsRight(dataset, unit)) return null;
  const inForce = grants.filter((grant) => grant.dataset === dataset.id && standingOf(grant, today) === 'inForce');
  return new Set(inForce.flatMap(({ fields }) => fields));
}

/** A record with every value left out that may not be seen; the record itself stays, so that the case can be followed. */
export function withholdRecord(record: CaseRecord, allowed: ReadonlySet<string> | null): CaseRecord {
  if (allowed === null) return record;
  const key = Object.fromEntries(Object.entries(record.key).filter(([name]) => allowed.has(name)));
  if (allowed.has(record.field) && Object.keys(key).length === Object.keys(record.key).length) return record;
  const seen = allowed.has(record.field);
  return {
    ...record,
    ...(seen ? {} : { withheld: true }),
    key,
    given: seen ? record.given : null,
    believed: seen ? record.believed : null,
    value: seen ? record.value : null,
    // What was written about a value repeats it.
    ground: seen ? record.ground : '',
    reason: seen ? record.reason : '',
  };
}
