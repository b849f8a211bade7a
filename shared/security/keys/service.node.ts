import { randomBytes } from 'node:crypto';
import type { Handlers } from '../../base/call.ts';
import type { Clock } from '../../base/clock.ts';
import type { Emit } from '../../base/emit.ts';
import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Tx } from '../../store/tx.ts';
import type { keyCalls } from '../calls.ts';
import { goodPassphrase } from '../good-passphrase.ts';
import type { AppStatus, KeyStatus } from '../model.ts';
import {
  addOfficer,
  addSlot,
  keyStatus,
  officerLeaves,
  officerOf,
  recoverySlots,
  slotRows,
  slotsLeave,
  slotsOf,
} from '../officers.node.ts';
import { recoveryCode } from '../recovery-code.ts';
import type { OpenSession, Present } from '../session.node.ts';
import type { SlotKind } from '../slots.node.ts';
import type { Vault } from '../vault.node.ts';

export interface KeysDeps extends Present {
  readonly vault: Vault;
  readonly clock: Clock;
  readonly emit: Emit;
  /** Ends the session, rooms and all; what then stands is `work` on the open vault. */
  readonly endWith: (work: () => Promise<Result<undefined>>) => Promise<Result<AppStatus>>;
}

/** Drawn anew until there were enough fair bytes; in practice the first time. */
export function drawRecoveryCode(): string {
  for (;;) {
    const code = recoveryCode(randomBytes(64));
    if (code !== null) return code;
  }
}

/** Who may open this computer's store: added, changed and revoked without touching the store's pages. */
export function keysService(deps: KeysDeps): Handlers<typeof keyCalls> {
  const { vault, clock, emit } = deps;

  const statusOf = (open: OpenSession): Result<KeyStatus> =>
    ok(open.store.read((tx) => keyStatus(tx, open.identity.officer.id, open.officer.id)));

  const good = (passphrase: string, open: OpenSession, name: string): Result<undefined> =>
    goodPassphrase(passphrase, [name, open.identity.unit.name, open.identity.unit.uscc]);

  /**
   * The store knows a slot before the key file has it, and forgets one after: what a power cut leaves is an officer who
   * cannot come in yet, never one who comes in unknown.
   */
  async function put(
    open: OpenSession,
    kind: SlotKind,
    secret: string,
    officer: string | null,
    instead: (tx: Tx) => string[],
    also: (tx: Tx) => void = () => {},
  ): Promise<Result<undefined>> {
    const made = await vault.newSlot(kind, secret);
    if (!made.ok) return made;
    const old = open.store.write((tx) => {
      const former = instead(tx);
      also(tx);
      addSlot(tx, made.value, officer, clock.now(), open.officer.name);
      return former;
    });
    made.value.commit(old);
    open.store.write((tx) => slotsLeave(tx, old, clock.now()));
    emit({ kind: 'settings' });
    return ok();
  }

  const renewed = async (open: OpenSession, id: string, name: string, passphrase: string): Promise<Result<KeyStatus>> => {
    const judged = good(passphrase, open, name);
    if (!judged.ok) return judged;
    if (await opensAny(open, passphrase, id)) return fail(problem('keys/sameSecret'));
    const done = await put(open, 'passphrase', passphrase, id, (tx) => slotsOf(tx, id));
    return done.ok ? statusOf(open) : done;
  };

  const present = <T>(work: (open: OpenSession) => Promise<Result<T>> | Result<T>) => {
    const open = deps.session();
    return open ? work(open) : fail(problem('contract/locked'));
  };

  return {
    'keys.status': () => present(statusOf),
    'officers.add': ({ name, role, passphrase }) =>
      present(async (open) => {
        const judged = good(passphrase, open, name);
        if (!judged.ok) return judged;
        const known = open.store.read((tx) => keyStatus(tx, '', '')).officers;
        if (known.some((officer) => officer.goneAt === null && officer.name === name))
          return fail(problem('keys/sameName', { name }));
        if (await opensAny(open, passphrase)) return fail(problem('keys/sameSecret'));
        const id = `desk-${randomBytes(6).toString('hex')}`;
        const at = clock.now();
        const done = await put(
          open,
          'passphrase',
          passphrase,
          id,
          () => [],
          (tx) => addOfficer(tx, { id, name, role }, at, open.officer.name),
        );
        return done.ok ? statusOf(open) : done;
      }),
    'officers.remove': ({ id }) =>
      present((open) => {
        if (id === open.identity.officer.id) return fail(problem('keys/enrolledStays'));
        if (id === open.officer.id) return fail(problem('keys/notOneself'));
        const officer = open.store.read((tx) => officerOf(tx, id));
        if (!officer || officer.gone_at !== null) return fail(problem('keys/noOfficer'));
        const slots = open.store.write((tx) => {
          const theirs = slotsOf(tx, id);
          officerLeaves(tx, id, clock.now(), open.officer.name);
          slotsLeave(tx, theirs, clock.now());
          return theirs;
        });
        vault.dropSlots(slots);
        emit({ kind: 'settings' });
        return statusOf(open);
      }),
    'officers.passphrase': ({ id, passphrase }) =>
      present((open) => {
        const officer = open.store.read((tx) => officerOf(tx, id));
        if (!officer || officer.gone_at !== null) return fail(problem('keys/noOfficer'));
        return renewed(open, id, officer.name, passphrase);
      }),
    'secrets.change': ({ old, passphrase }) =>
      present(async (open) => {
        const own = open.store.read((tx) => slotsOf(tx, open.officer.id));
        if (vault.wait() > 0) return fail(problem('store/throttled', { wait: vault.wait() }));
        if (!(await vault.opens(old, own))) return fail(problem('store/wrongPassphrase', { wait: vault.wait() }));
        return renewed(open, open.officer.id, open.officer.name, passphrase);
      }),
    'recovery.renew': () =>
      present(async (open) => {
        const code = drawRecoveryCode();
        const done = await put(open, 'recovery', code, null, (tx) => recoverySlots(tx).map(({ id }) => id));
        return done.ok ? ok({ code }) : done;
      }),
    'recovery.revoke': () =>
      present((open) => {
        const old = open.store.write((tx) => {
          const ids = recoverySlots(tx).map(({ id }) => id);
          slotsLeave(tx, ids, clock.now());
          return ids;
        });
        vault.dropSlots(old);
        emit({ kind: 'settings' });
        return statusOf(open);
      }),
    'secrets.rekey': () =>
      present((open) => {
        // The act's line of the trail goes with this transaction: afterwards there is no store to write to.
        const rows = open.store.write(slotRows);
        const keys = new Map(rows.map((row) => [row.id, row.public_key]));
        return deps.endWith(() => vault.rekey(keys));
      }),
  };

  /** Two officers with one passphrase could not be told apart. */
  async function opensAny(open: OpenSession, passphrase: string, but: string | null = null): Promise<boolean> {
    const rows = open.store.read(slotRows).filter((row) => row.kind === 'passphrase' && row.officer !== but);
    const ids = rows.map(({ id }) => id);
    return vault.isSecretOf(passphrase, ids);
  }
}
