import { z } from 'zod';
import type { Role } from '../base/call.ts';
import type { Store } from '../store/tx.ts';
import type { EnrolmentOffer, OfficerInfo } from './model.ts';

/** What is known while the store is open. `enrolled` is whom the platform knows, `officer` who is here now. */
export interface OpenSession {
  readonly store: Store;
  readonly identity: EnrolmentOffer;
  readonly officer: OfficerInfo;
}

/** What the parts of this room share. */
export interface Present {
  session(): OpenSession | null;
}

export const identitySchema = z.object({
  unit: z.object({ uscc: z.string(), name: z.string(), region: z.string() }),
  officer: z.object({ id: z.string(), name: z.string(), role: z.enum(['liaison', 'preparer', 'auditor']) }),
  platform: z.object({ name: z.string(), url: z.string() }),
});

export const actorOf = ({ officer }: OpenSession): { readonly officer: string; readonly role: Role } => ({
  officer: officer.name,
  role: officer.role,
});
