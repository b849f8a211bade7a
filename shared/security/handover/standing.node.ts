import type { Store } from '../../store/tx.ts';
import type { EnrolmentOffer } from '../model.ts';
import { officerOf } from '../officers.node.ts';
import { identitySchema, type OpenSession } from '../session.node.ts';
import { readSetting } from '../settings.node.ts';

/** Whom the platform enrolled, as the store has it now: a handover may just have made it another officer. */
export const enrolledNow = (store: Store, then: EnrolmentOffer): EnrolmentOffer =>
  identitySchema.safeParse(store.read((tx) => readSetting(tx, 'identity'))).data ?? then;

/** The session as it stands now: the same officer, perhaps in another role. Null when they have left. */
export function standingNow({ store, identity, officer }: OpenSession): OpenSession | null {
  const row = store.read((tx) => officerOf(tx, officer.id));
  if (!row || row.gone_at !== null) return null;
  const { id, name, role } = row;
  return { store, identity: enrolledNow(store, identity), officer: { id, name, role } };
}
