import type { Handlers } from '../../base/call.ts';
import type { Clock } from '../../base/clock.ts';
import type { Emit } from '../../base/emit.ts';
import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { keychainCalls } from '../calls.ts';
import type { KeychainStatus } from '../model.ts';
import { addSlot, slotRows, slotsLeave } from '../officers.node.ts';
import type { OpenSession, Present } from '../session.node.ts';
import type { Vault } from '../vault.node.ts';
import type { Keychain } from './port.ts';
import { dropSystemSlot, hasSystemSlot, makeSystemSlot, systemSlotId } from './slot.node.ts';

export interface KeychainDeps extends Present {
  readonly vault: Vault;
  readonly keychain: Keychain | null;
  readonly clock: Clock;
  readonly emit: Emit;
}

/** Unlocking without a passphrase on this account: off until the officer who will be let in turns it on. */
export function keychainService({ vault, keychain, session, clock, emit }: KeychainDeps): Handlers<typeof keychainCalls> {
  const status = async (open: OpenSession): Promise<KeychainStatus> => {
    const id = systemSlotId(vault.folder);
    const row = open.store.read(slotRows).find((one) => one.id === id);
    return {
      offered: keychain !== null && (await keychain.available()),
      officer: row?.officer ?? null,
      mine: row?.officer === open.officer.id,
    };
  };
  const present = <T>(work: (open: OpenSession) => Promise<Result<T>>) => {
    const open = session();
    return open ? work(open) : fail(problem('contract/locked'));
  };
  const systemSlots = (open: OpenSession): string[] =>
    open.store.read(slotRows).flatMap((row) => (row.kind === 'system' ? [row.id] : []));

  return {
    'keychain.status': () => present(async (open) => ok(await status(open))),
    'keychain.turnOn': () =>
      present(async (open) => {
        const file = vault.keys();
        if (!file.ok) return file;
        if (!keychain) return fail(problem('keychain/notHere'));
        const made = await makeSystemSlot(vault.folder, file.value, open.store.rawKey, keychain);
        if (!made.ok) return made;
        // Locked while the system was asked: what was sealed may be a key of zeros.
        if (session() !== open) return fail(problem('contract/locked'));
        const old = systemSlots(open);
        const { id } = made.value;
        open.store.write((tx) => {
          slotsLeave(tx, old, clock.now());
          addSlot(tx, { id, kind: 'system', publicKey: '' }, open.officer.id, clock.now(), open.officer.name);
        });
        made.value.write();
        emit({ kind: 'settings' });
        return ok(await status(open));
      }),
    'keychain.turnOff': () =>
      present(async (open) => {
        dropSystemSlot(vault.folder);
        open.store.write((tx) => slotsLeave(tx, systemSlots(open), clock.now()));
        emit({ kind: 'settings' });
        return ok(await status(open));
      }),
  };
}

export const systemUnlocks = (vault: Vault, keychain: Keychain | null): boolean =>
  keychain !== null && hasSystemSlot(vault.folder);
