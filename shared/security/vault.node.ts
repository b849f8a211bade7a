import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../base/clock.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { explainStoreError } from '../store/failures.node.ts';
import { type Cipher, openStore, preferredCipher } from '../store/open.node.ts';
import { type OwnerLock, takeOwnerLock } from '../store/owner-lock.node.ts';
import type { Store } from '../store/tx.ts';
import { boundTo, hasKeyFile, type KeyFile, readKeyFile, writeKeyFile } from './key-file.node.ts';
import { unwrapKey, wrapKey } from './slots.node.ts';
import { noTries, remaining, waitAfter } from './throttle.ts';

/** An open store with what a job thread needs for its own connection. */
export interface OpenVault {
  readonly store: Store;
  readonly cipher: Cipher;
}

/** The profile folder: `workbench.db` (encrypted), `keys.json` (wrapped keys), `owner.lock`. */
export interface Vault {
  exists(): boolean;
  /** Seconds until a passphrase may be tried. */
  wait(): number;
  /** `fill` writes the first content; the header that makes the profile exist is written only after it. */
  create(passphrase: string, fill: (store: Store) => void): Promise<Result<OpenVault>>;
  unlock(passphrase: string): Promise<Result<OpenVault>>;
  /** Closes the store, forgets the key, gives the profile up. */
  lock(): void;
}

export function createVault(folder: string, clock: Clock): Vault {
  const keyPath = join(folder, 'keys.json');
  const storePath = join(folder, 'workbench.db');
  let open: (OpenVault & { readonly lock: OwnerLock }) | null = null;

  const owning = async (work: (lock: OwnerLock) => Promise<Result<OpenVault>>): Promise<Result<OpenVault>> => {
    const lock = takeOwnerLock(join(folder, 'owner.lock'));
    if (!lock.ok) return lock;
    try {
      const result = await work(lock.value);
      if (result.ok) open = { ...result.value, lock: lock.value };
      else lock.value.release();
      return result;
    } catch (error) {
      lock.value.release();
      const known = explainStoreError(error, folder);
      if (known) return fail(known);
      throw error;
    }
  };

  return {
    exists: () => hasKeyFile(keyPath),
    wait() {
      const file = readKeyFile(keyPath);
      return file.ok ? remaining(file.value.tries, clock.now()) : 0;
    },
    create: (passphrase, fill) =>
      owning(async () => {
        if (hasKeyFile(keyPath)) return fail(problem('store/exists'));
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        // A store without its header: creation was cut short. Nobody can read it; it is kept aside, never deleted.
        if (existsSync(storePath)) renameSync(storePath, `${storePath}.unfinished-${clock.now()}`);
        const rawKey = new Uint8Array(randomBytes(32));
        const cipher = preferredCipher();
        const head = { format: 'liaison-keys/1', cipher } as const;
        const slot = await wrapKey(rawKey, passphrase, boundTo(head));
        const store = await openStore({ path: storePath, rawKey, cipher }, true);
        if (!store.ok) return store;
        try {
          fill(store.value);
        } catch (error) {
          store.value.close();
          throw error;
        }
        writeKeyFile(keyPath, { ...head, slots: [slot], tries: noTries });
        return ok({ store: store.value, cipher });
      }),
    unlock: (passphrase) =>
      owning(async () => {
        const read = readKeyFile(keyPath);
        if (!read.ok) return read;
        const file = read.value;
        const wait = remaining(file.tries, clock.now());
        if (wait > 0) return fail(problem('store/throttled', { wait }));
        const failures = file.tries.failures + 1;
        // Counted before the try: killing the process during the derivation must not win a free guess.
        writeKeyFile(keyPath, { ...file, tries: { failures, lastAt: clock.now() } });
        const rawKey = await unwrapFirst(file, passphrase);
        if (!rawKey) return fail(problem('store/wrongPassphrase', { wait: waitAfter(failures) }));
        const store = await openStore({ path: storePath, rawKey, cipher: file.cipher });
        writeKeyFile(keyPath, { ...file, tries: noTries });
        return store.ok ? ok({ store: store.value, cipher: file.cipher }) : store;
      }),
    lock() {
      open?.store.close();
      open?.store.rawKey.fill(0);
      open?.lock.release();
      open = null;
    },
  };
}

async function unwrapFirst(file: KeyFile, passphrase: string): Promise<Uint8Array | null> {
  for (const slot of file.slots) {
    const key = await unwrapKey(slot, passphrase, boundTo(file));
    if (key) return key;
  }
  return null;
}
