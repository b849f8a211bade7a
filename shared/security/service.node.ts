import type { Handlers } from '../base/call.ts';
import { beijingDay, type Clock } from '../base/clock.ts';
import type { Emit } from '../base/emit.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { BackupSource } from '../store/backup/file.node.ts';
import type { Tx } from '../store/tx.ts';
import type { Anchor } from './audit/chain.node.ts';
import { type AuditService, auditService, type ClientSigner } from './audit/service.node.ts';
import { createTrail, type Trail } from './audit/trail.node.ts';
import { createBackups } from './backup/backups.node.ts';
import { inspectBackup, restoreBackup, secretKind } from './backup/restore.node.ts';
import { unitDigest } from './backup/rolling.node.ts';
import type { auditCalls, backupCalls, keyCalls, keychainCalls, restoreCalls, securityCalls, settingsCalls } from './calls.ts';
import { type Enrolled, type EnrolmentSource, enrolling } from './enrolling.node.ts';
import { codeProblem, goodPassphrase } from './good-passphrase.ts';
import { settleHandover } from './handover/change-over.node.ts';
import { enrolledNow, standingNow } from './handover/standing.node.ts';
import type { KeyFile } from './key-file.node.ts';
import type { Keychain } from './keychain/port.ts';
import { keychainService, systemUnlocks } from './keychain/service.node.ts';
import { dropSystemSlot, openSystemSlot } from './keychain/slot.node.ts';
import { keysService } from './keys/service.node.ts';
import type { AppStatus, DrillReport, EnrolmentOffer } from './model.ts';
import { addOfficer, addSlot, slotsLeave, slotsOf, whoCame } from './officers.node.ts';
import { readRecoveryCode } from './recovery-code.ts';
import { identitySchema, type OpenSession } from './session.node.ts';
import { readSetting } from './settings.node.ts';
import { settingsService } from './settings-service.node.ts';
import type { OpenVault, Vault } from './vault.node.ts';

export type { Enrolled, EnrolmentSource } from './enrolling.node.ts';

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
  /** A chosen file, by the token its host gave. */
  readonly takeFile: (token: string) => BackupSource | null;
  /** In a store that came out of a backup, before it counts: whatever must not go on as it was then. */
  readonly onRestored: (tx: Tx) => void;
  readonly countIn: (tx: Tx) => Pick<DrillReport, 'drafts' | 'batches' | 'receipts'>;
  /** The system's store of secrets, where the host has one. */
  readonly keychain: Keychain | null;
  /** Signs with the client's key; the sync room's part. */
  readonly signer: (tx: Tx) => Result<ClientSigner>;
  /** What the platform's receipts say of the audit chain; the sync room's part. */
  readonly anchors: (tx: Tx) => readonly Anchor[];
}

type Room = typeof securityCalls & typeof settingsCalls & typeof backupCalls & typeof restoreCalls;
export type SecurityCalls = Room & typeof keychainCalls & typeof keyCalls & typeof auditCalls;

export interface SecurityService {
  readonly handlers: Handlers<SecurityCalls>;
  readonly trail: Trail;
  readonly takeFile: AuditService['takeFile'];
  readonly standing: AuditService['standing'];
  /** Who is at the desk; null while locked. */
  session(): OpenSession | null;
  lock(): void;
  /** The officer who is here has another role, or none any more. */
  renew(): void;
  /** The program ends: locked, and a last backup made if there is anything new. */
  end(): Promise<void>;
}

/** Enrolment, unlocking, locking and restoring. The store is reachable only between `onOpen` and `onClose`. */
export function securityService(deps: SecurityDeps): SecurityService {
  const { vault, clock, emit } = deps;
  let open: OpenSession | null = null;
  /** Unlock derivations are heavy; a second one while one runs would only help a guesser. */
  let busy = false;

  const session = () => open;
  const trail = createTrail(clock, () => open?.store ?? null);
  const backups = createBackups({ vault, clock, emit, product: deps.product, session, countIn: deps.countIn });

  const audit = auditService({ session, clock, emit, signer: deps.signer, anchors: deps.anchors });

  const status = (): AppStatus => ({
    state: open ? 'open' : enrol.pending() ? 'pending' : vault.exists() ? 'locked' : 'empty',
    product: deps.product,
    unit: open?.identity.unit ?? enrol.pending()?.unit ?? null,
    officer: open?.officer ?? enrol.pending()?.officer ?? null,
    wait: open ? 0 : vault.wait(),
    today: beijingDay(clock.now()),
    systemUnlock: systemUnlocks(vault, deps.keychain),
  });

  /** The session begins: who came in is said in the trail before anything else happens. */
  const begin = (vaultOpen: OpenVault, what: string, about: Record<string, string | number> = {}): Result<AppStatus> => {
    const { slot, made, failures } = vaultOpen;
    const store = trail.over(vaultOpen.store);
    const identity = identitySchema.safeParse(store.read((tx) => readSetting(tx, 'identity')));
    if (!identity.success) return refuse('store/damaged', 'identity');
    const known = identity.data;
    let gone: readonly string[] = [];
    const came = store.write((tx) => {
      gone = settleHandover(tx, whoCame(tx, slot.id, known)?.id, beijingDay(clock.now()), clock.now());
      addOfficer(tx, known.officer, clock.now(), '');
      for (const one of made) addSlot(tx, one, known.officer.id, clock.now(), known.officer.name);
      const officer = whoCame(tx, slot.id, known);
      if (!officer) return null;
      const actor = { officer: officer.name, role: officer.role };
      if (failures > 0) trail.note(tx, actor, 'unlock.failed', { failures });
      trail.note(tx, actor, what, about);
      return officer;
    });
    if (gone.length > 0) vault.dropSlots(gone);
    if (!came) return refuse('keys/gone', slot.id);
    vault.markUnit(unitDigest(known.unit.uscc));
    const ready = deps.onOpen({ ...vaultOpen, store }, enrolledNow(store, known));
    if (!ready.ok) {
      vault.lock();
      return ready;
    }
    open = { store, identity: enrolledNow(store, known), officer: came };
    audit.opened();
    emit({ kind: 'session' });
    return ok(status());
  };
  const refuse = (code: 'store/damaged' | 'keys/gone', detail: string) => {
    vault.lock();
    return fail(problem(code, { detail }));
  };

  const close = (ending: boolean, noted: boolean): void => {
    if (!open) return;
    const { store, officer } = open;
    backups.interrupt();
    if (noted) store.write((tx) => trail.note(tx, { officer: officer.name, role: officer.role }, ending ? 'end' : 'lock'));
    const after = backups.onClose(ending);
    deps.onClose();
    open = null;
    vault.lock(after ?? undefined);
    emit({ kind: 'session' });
  };

  const alone = async <T>(work: () => Promise<Result<T>>): Promise<Result<T>> => {
    if (busy) return fail(problem('store/throttled', { wait: 1 }));
    busy = true;
    try {
      return await work();
    } finally {
      busy = false;
    }
  };

  const judge = (passphrase: string, { officer, unit }: EnrolmentOffer): Result<undefined> =>
    goodPassphrase(passphrase, [officer.name, unit.name, unit.uscc]);

  /** With the recovery code only: the enrolled officer's passphrase becomes another one, before anybody is let in. */
  const newPassphrase = async (vaultOpen: OpenVault, passphrase: string): Promise<Result<undefined>> => {
    const { store } = vaultOpen;
    const identity = identitySchema.safeParse(store.read((tx) => readSetting(tx, 'identity')));
    if (!identity.success) return fail(problem('store/damaged', { detail: 'identity' }));
    const judged = judge(passphrase, identity.data);
    if (!judged.ok) return judged;
    const { officer } = identity.data;
    const slot = await vault.newSlot('passphrase', passphrase);
    if (!slot.ok) return slot;
    const old = store.write((tx) => {
      const former = slotsOf(tx, officer.id);
      addOfficer(tx, officer, clock.now(), '');
      addSlot(tx, slot.value, officer.id, clock.now(), officer.name);
      slotsLeave(tx, former, clock.now());
      return former;
    });
    slot.value.commit(old);
    return ok();
  };

  const opened = async (
    result: Result<OpenVault>,
    what: string,
    passphrase: string | undefined,
    about?: Record<string, string | number>,
  ): Promise<Result<AppStatus>> => {
    if (!result.ok) return result;
    if (result.value.slot.kind === 'recovery') {
      const set = passphrase === undefined ? fail(problem('keys/needPassphrase')) : await newPassphrase(result.value, passphrase);
      if (!set.ok) {
        vault.lock();
        return set;
      }
    }
    return begin(result.value, what, about);
  };

  const taken = (token: string): Result<BackupSource> => {
    const source = deps.takeFile(token);
    return source ? ok(source) : fail(problem('file/gone'));
  };

  const endWith = async (work: () => Promise<Result<undefined>>): Promise<Result<AppStatus>> => {
    backups.interrupt();
    deps.onClose();
    open = null;
    const done = await work();
    emit({ kind: 'session' });
    return done.ok ? ok(status()) : done;
  };

  const enrol = enrolling({ vault, clock, enrol: deps.enrol, judge, status, alone, begin });

  return {
    session,
    trail,
    takeFile: audit.takeFile,
    standing: audit.standing,
    lock: () => close(false, true),
    renew() {
      if (!open) return;
      const now = standingNow(open);
      if (!now) return close(false, true);
      open = now;
      emit({ kind: 'session' });
    },
    async end() {
      close(true, true);
      await vault.settled();
    },
    handlers: {
      ...backups.handlers,
      ...settingsService({ session, emit }),
      ...keysService({ vault, clock, emit, session, endWith }),
      ...keychainService({ vault, keychain: deps.keychain, clock, emit, session }),
      ...audit.handlers,
      ...enrol.handlers,
      'app.status': () => ok(status()),
      'session.unlock': ({ passphrase }) =>
        alone(async () => {
          if (open) return ok(status());
          backups.interrupt();
          return opened(await vault.unlock(passphrase, 'passphrase', backups.beforeMigration), 'unlock', undefined);
        }),
      'session.recover': ({ code, passphrase }) =>
        alone(async () => {
          if (open) return ok(status());
          const read = readRecoveryCode(code);
          if (!read.ok) return fail(codeProblem(read.fault));
          backups.interrupt();
          const unlocked = await vault.unlock(read.code, 'recovery', backups.beforeMigration);
          const wrong = !unlocked.ok && unlocked.problem.code === 'store/wrongPassphrase';
          return opened(
            wrong ? fail(problem('keys/wrongCode', { wait: vault.wait() })) : unlocked,
            'unlock.recovery',
            passphrase,
          );
        }),
      'session.unlockBySystem': () =>
        alone(async () => {
          if (open) return ok(status());
          backups.interrupt();
          const find = (file: KeyFile) => openSystemSlot(vault.folder, file, deps.keychain);
          const done = await opened(await vault.unlockBy(find, backups.beforeMigration), 'unlock.system', undefined);
          // The officer it let in is gone, or has another passphrase by now: it lets nobody in any more.
          const gone = !done.ok && (done.problem.code === 'keys/gone' || done.problem.code === 'keychain/stale');
          if (!gone) return done;
          dropSystemSlot(vault.folder);
          return fail(problem('keychain/stale'));
        }),
      'session.lock': () => {
        close(false, true);
        return ok(status());
      },
      'restore.inspect': async ({ token }) => {
        const source = taken(token);
        return source.ok ? inspectBackup(vault, source.value) : source;
      },
      'restore.open': ({ token, secret, passphrase }) =>
        alone(async () => {
          if (open) return fail(problem('store/exists'));
          const source = taken(token);
          if (!source.ok) return source;
          if (secretKind(secret).kind === 'recovery' && passphrase === undefined) return fail(problem('keys/needPassphrase'));
          backups.interrupt();
          let made = 0;
          const restored = await restoreBackup(vault, source.value, secret, (tx, madeAt) => {
            made = madeAt;
            deps.onRestored(tx);
          });
          if (restored.ok) enrol.forget();
          return opened(restored, 'restore', passphrase, { madeAt: made });
        }),
    },
  };
}
