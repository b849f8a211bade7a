import { z } from 'zod';
import type { Handlers } from '../base/call.ts';
import { beijingDay, type Clock } from '../base/clock.ts';
import type { Emit } from '../base/emit.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Store } from '../store/tx.ts';
import { type Settings, type securityCalls, tableLayout } from './calls.ts';
import type { AppStatus, EnrolmentOffer } from './model.ts';
import { judgePassphrase } from './passphrase.ts';
import { readSetting, writeSetting } from './settings.node.ts';
import type { OpenVault, Vault } from './vault.node.ts';

const identitySchema = z.object({
  unit: z.object({ uscc: z.string(), name: z.string(), region: z.string() }),
  officer: z.object({ id: z.string(), name: z.string(), role: z.enum(['liaison', 'preparer', 'auditor']) }),
  platform: z.object({ name: z.string(), url: z.string() }),
});

const settingsSchema = z.object({
  language: z.enum(['zh', 'en']).default('zh'),
  lockAfterMinutes: z.number().int().min(1).max(240).default(15),
});

export type EnrolmentSource =
  | { readonly kind: 'online'; readonly platformUrl: string; readonly activationCode: string }
  | { readonly kind: 'file'; readonly content: string; readonly activationCode: string };

/** What enrolling brought: what to show, and what the sync room keeps (opaque here). */
export interface Enrolled {
  readonly offer: EnrolmentOffer;
  readonly record: unknown;
}

export interface SecurityDeps {
  readonly vault: Vault;
  readonly clock: Clock;
  readonly emit: Emit;
  readonly product: string;
  /** Asks the platform or opens the enrolment file; the sync room's part. */
  readonly enrol: (source: EnrolmentSource) => Promise<Result<Enrolled>>;
  /** Builds the rooms on an open store; when they cannot be built the store is closed again. */
  readonly onOpen: (vault: OpenVault, identity: EnrolmentOffer) => Result<undefined>;
  /** Stops the rooms before the store closes. */
  readonly onClose: () => void;
}

export interface SecurityService {
  readonly handlers: Handlers<typeof securityCalls>;
  /** Who is at the desk; null while locked. */
  identity(): EnrolmentOffer | null;
  lock(): void;
}

/** Enrolment, unlocking and locking. The store is reachable only between `onOpen` and `onClose`. */
export function securityService(deps: SecurityDeps): SecurityService {
  let pending: Enrolled | null = null;
  let open: { readonly store: Store; readonly identity: EnrolmentOffer } | null = null;
  /** Unlock derivations are heavy; a second one while one runs would only help a guesser. */
  let busy = false;

  const status = (): AppStatus => ({
    state: open ? 'open' : pending ? 'pending' : deps.vault.exists() ? 'locked' : 'empty',
    product: deps.product,
    unit: open?.identity.unit ?? pending?.offer.unit ?? null,
    officer: open?.identity.officer ?? pending?.offer.officer ?? null,
    wait: open ? 0 : deps.vault.wait(),
    today: beijingDay(deps.clock.now()),
  });

  const begin = (vault: OpenVault, identity: EnrolmentOffer): Result<AppStatus> => {
    const ready = deps.onOpen(vault, identity);
    if (!ready.ok) {
      deps.vault.lock();
      return ready;
    }
    open = { store: vault.store, identity };
    deps.emit({ kind: 'session' });
    return ok(status());
  };

  const lock = (): void => {
    if (!open) return;
    deps.onClose();
    open = null;
    deps.vault.lock();
    deps.emit({ kind: 'session' });
  };

  const alone = async (work: () => Promise<Result<AppStatus>>): Promise<Result<AppStatus>> => {
    if (busy) return fail(problem('store/throttled', { wait: 1 }));
    busy = true;
    try {
      return await work();
    } finally {
      busy = false;
    }
  };

  const settings = (): Settings => settingsSchema.parse(open?.store.read((tx) => readSetting(tx, 'settings')) ?? {});

  return {
    identity: () => open?.identity ?? null,
    lock,
    handlers: {
      'app.status': () => ok(status()),
      'enrol.begin': async (source) => {
        if (deps.vault.exists()) return fail(problem('store/exists'));
        const enrolled = await deps.enrol(source);
        if (!enrolled.ok) return enrolled;
        pending = enrolled.value;
        return ok(enrolled.value.offer);
      },
      'enrol.cancel': () => {
        pending = null;
        return ok(status());
      },
      'enrol.finish': ({ passphrase }) =>
        alone(async () => {
          if (!pending) return fail(problem('store/missing'));
          const known = pending.offer;
          const judged = judgePassphrase(passphrase, [known.officer.name, known.unit.name, known.unit.uscc]);
          if (!judged.ok) return fail(problem('store/weakPassphrase', { reason: judged.problems.join(', ') }));
          const { offer, record } = pending;
          const created = await deps.vault.create(passphrase, (store) =>
            store.write((tx) => {
              writeSetting(tx, 'enrolment', record);
              writeSetting(tx, 'identity', offer);
            }),
          );
          if (!created.ok) return created;
          pending = null;
          return begin(created.value, offer);
        }),
      'session.unlock': ({ passphrase }) =>
        alone(async () => {
          if (open) return ok(status());
          const unlocked = await deps.vault.unlock(passphrase);
          if (!unlocked.ok) return unlocked;
          const identity = identitySchema.safeParse(unlocked.value.store.read((tx) => readSetting(tx, 'identity')));
          if (!identity.success) {
            deps.vault.lock();
            return fail(problem('store/damaged', { detail: 'identity' }));
          }
          return begin(unlocked.value, identity.data);
        }),
      'session.lock': () => {
        lock();
        return ok(status());
      },
      'settings.get': () => ok(settings()),
      'settings.set': (change) => {
        const next = settingsSchema.parse({ ...settings(), ...change });
        open?.store.write((tx) => writeSetting(tx, 'settings', next));
        deps.emit({ kind: 'settings' });
        return ok(next);
      },
      'settings.layout': ({ dataset }) => {
        const kept = tableLayout.safeParse(open?.store.read((tx) => readSetting(tx, `table:${dataset}`)));
        return ok(kept.success ? kept.data : { widths: {}, frozen: null });
      },
      'settings.setLayout': ({ dataset, layout }) => {
        open?.store.write((tx) => writeSetting(tx, `table:${dataset}`, layout));
        return ok(layout);
      },
    },
  };
}
