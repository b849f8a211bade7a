import type { Handlers } from '../base/call.ts';
import type { Clock } from '../base/clock.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Store } from '../store/tx.ts';
import { unitDigest } from './backup/rolling.node.ts';
import type { securityCalls } from './calls.ts';
import { drawRecoveryCode } from './keys/service.node.ts';
import type { AppStatus, EnrolmentOffer } from './model.ts';
import { addOfficer, addSlot } from './officers.node.ts';
import { writeSetting } from './settings.node.ts';
import type { NewSlot, OpenVault, Vault } from './vault.node.ts';

export type EnrolmentSource =
  | { readonly kind: 'online'; readonly platformUrl: string; readonly activationCode: string }
  | { readonly kind: 'file'; readonly content: string; readonly activationCode: string };

/** What enrolling brought: what to show, and what the sync room keeps (opaque here). */
export interface Enrolled {
  readonly offer: EnrolmentOffer;
  readonly record: unknown;
}

export interface EnrollingDeps {
  readonly vault: Vault;
  readonly clock: Clock;
  readonly enrol: (source: EnrolmentSource) => Promise<Result<Enrolled>>;
  readonly judge: (passphrase: string, offer: EnrolmentOffer) => Result<undefined>;
  readonly status: () => AppStatus;
  readonly alone: <T>(work: () => Promise<Result<T>>) => Promise<Result<T>>;
  readonly begin: (vaultOpen: OpenVault, what: string, about: Record<string, string | number>) => Result<AppStatus>;
}

type EnrolCalls = Pick<typeof securityCalls, 'enrol.begin' | 'enrol.recovery' | 'enrol.cancel' | 'enrol.finish'>;

export interface Enrolling {
  readonly handlers: Handlers<EnrolCalls>;
  /** Answered by the platform, passphrase not yet set. */
  pending(): EnrolmentOffer | null;
  /** Another way in was taken. */
  forget(): void;
}

/** From an activation code to a store with its first officer. Nothing is kept before the passphrase is set. */
export function enrolling(deps: EnrollingDeps): Enrolling {
  const { vault, clock } = deps;
  let pending: (Enrolled & { recovery: string | null }) | null = null;
  return {
    pending: () => pending?.offer ?? null,
    forget() {
      pending = null;
    },
    handlers: {
      'enrol.begin': async (source) => {
        if (vault.exists()) return fail(problem('store/exists'));
        const enrolled = await deps.enrol(source);
        if (!enrolled.ok) return enrolled;
        pending = { ...enrolled.value, recovery: null };
        return ok(enrolled.value.offer);
      },
      'enrol.recovery': () => {
        if (!pending) return fail(problem('store/missing'));
        pending.recovery = drawRecoveryCode();
        return ok({ code: pending.recovery });
      },
      'enrol.cancel': () => {
        pending = null;
        return ok(deps.status());
      },
      'enrol.finish': ({ passphrase }) =>
        deps.alone(async () => {
          if (!pending) return fail(problem('store/missing'));
          const { offer, record, recovery } = pending;
          const judged = deps.judge(passphrase, offer);
          if (!judged.ok) return judged;
          const firstContent = (store: Store, made: readonly NewSlot[]): void =>
            store.write((tx) => {
              writeSetting(tx, 'enrolment', record);
              writeSetting(tx, 'identity', offer);
              addOfficer(tx, offer.officer, clock.now(), '');
              for (const one of made)
                addSlot(tx, one, one.kind === 'recovery' ? null : offer.officer.id, clock.now(), offer.officer.name);
            });
          const secrets = { passphrase, recovery, unit: unitDigest(offer.unit.uscc) };
          const created = await vault.create(secrets, firstContent);
          if (!created.ok) return created;
          pending = null;
          return deps.begin(created.value, 'enrol', { recovery: recovery === null ? 'no' : 'yes' });
        }),
    },
  };
}
