import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../base/clock.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { type BackupSource, extractStore, readHead } from '../store/backup/file.node.ts';
import { explainStoreError } from '../store/failures.node.ts';
import { KNOWN_VERSION } from '../store/migrate.node.ts';
import { type BeforeMigration, type Cipher, openStore, preferredCipher } from '../store/open.node.ts';
import { type OwnerLock, takeOwnerLock } from '../store/owner-lock.node.ts';
import { rekeyed } from '../store/rekey.node.ts';
import type { Store } from '../store/tx.ts';
import { boundTo, hasKeyFile, type KeyFile, keyFileSchema, readKeyFile, writeKeyFile } from './key-file.node.ts';
import { asPair, openAny, soundness } from './opening.node.ts';
import {
  type Cost,
  GUESS_COST,
  isPair,
  makeSlot,
  newSlotId,
  type PairSlot,
  resealed,
  type Slot,
  type SlotKind,
} from './slots.node.ts';
import { noTries, remaining, waitAfter } from './throttle.ts';

/** A way in that was made: who may use it is for the store to say. */
export interface NewSlot {
  readonly id: string;
  readonly kind: SlotKind | 'system';
  readonly publicKey: string;
}

/** An open store with what a job thread needs for its own connection. */
export interface OpenVault {
  readonly store: Store;
  readonly cipher: Cipher;
  /** What it was opened with. */
  readonly slot: { readonly id: string; readonly kind: SlotKind | 'system' };
  /** Slots made while opening; the store does not know them yet. */
  readonly made: readonly NewSlot[];
  /** Wrong tries since it was last open. */
  readonly failures: number;
}

export interface FoundKey {
  readonly id: string;
  readonly rawKey: Uint8Array;
}

/** The profile folder: the store (encrypted), `keys.json` (what opens it), `owner.lock`. */
export interface Vault {
  readonly folder: string;
  exists(): boolean;
  keys(): Result<KeyFile>;
  /** Seconds until a passphrase may be tried. */
  wait(): number;
  /** `fill` writes the first content; the header that makes the profile exist is written only after it. */
  create(
    secrets: { readonly passphrase: string; readonly recovery?: string | null; readonly unit?: string },
    fill: (store: Store, made: readonly NewSlot[]) => void,
  ): Promise<Result<OpenVault>>;
  unlock(secret: string, kind?: SlotKind, before?: BeforeMigration): Promise<Result<OpenVault>>;
  /** With a key that was kept elsewhere (keychain/): `find` gets it for this key file. No guess, so not counted. */
  unlockBy(find: (file: KeyFile) => Promise<Result<FoundKey>>, before?: BeforeMigration): Promise<Result<OpenVault>>;
  /** A store out of a backup takes the place of what is here; that is kept aside. `prepare` works in it before it counts. */
  restore(
    source: BackupSource,
    secret: string,
    kind: SlotKind,
    prepare: (store: Store, file: KeyFile, slot: string) => Result<unknown>,
  ): Promise<Result<OpenVault>>;
  /** A new way in; it counts once `commit` has run, in place of the slots it names. */
  newSlot(kind: SlotKind, secret: string): Promise<Result<NewSlot & { commit(instead?: readonly string[]): void }>>;
  dropSlots(ids: readonly string[]): void;
  /** Whose store it is, for key files that do not say so yet. */
  markUnit(digest: string): void;
  /** Whether a secret opens one of the slots named; counted as a try like any other. */
  opens(secret: string, ids: readonly string[]): Promise<boolean>;
  /** The same for a secret that is about to be given to somebody: no guess, so not counted. */
  isSecretOf(secret: string, ids: readonly string[]): Promise<boolean>;
  /** The store again under a new key, for every slot of which the store holds the public key. Closes it. */
  rekey(publicKeys: ReadonlyMap<string, string>): Promise<Result<undefined>>;
  /** Closes the store and forgets the key at once; the profile is given up when `after` is done with the closed file. */
  lock(after?: () => Promise<void>): void;
  /** Resolves when nothing works on the closed file any more. */
  settled(): Promise<void>;
}

/** `cost` is what new slots ask of a guess; a slot that is there keeps its own. */
export function createVault(folder: string, clock: Clock, cost: Cost = GUESS_COST): Vault {
  const keyPath = join(folder, 'keys.json');
  let open: (OpenVault & { readonly lock: OwnerLock }) | null = null;
  let closing: Promise<void> = Promise.resolve();

  const owning = async (work: () => Promise<Result<OpenVault>>): Promise<Result<OpenVault>> => {
    await closing;
    const lock = takeOwnerLock(join(folder, 'owner.lock'));
    if (!lock.ok) return lock;
    try {
      const result = await work();
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

  const replaceSlots = (change: (slots: readonly Slot[]) => readonly Slot[]): void => {
    const file = readKeyFile(keyPath);
    if (file.ok) writeKeyFile(keyPath, { ...file.value, slots: [...change(file.value.slots)] });
  };
  const without = (ids: readonly string[]) => (slots: readonly Slot[]) =>
    slots.filter((slot) => !isPair(slot) || !ids.includes(slot.id));

  const isSecretOf = async (secret: string, ids: readonly string[]): Promise<boolean> => {
    const file = readKeyFile(keyPath);
    if (!file.ok) return false;
    const slots = file.value.slots.filter((slot) => isPair(slot) && ids.includes(slot.id));
    const opened = await openAny({ ...file.value, slots }, secret, 'passphrase');
    opened?.rawKey.fill(0);
    return opened !== null;
  };

  return {
    folder,
    exists: () => hasKeyFile(keyPath),
    keys: () => readKeyFile(keyPath),
    wait() {
      const file = readKeyFile(keyPath);
      return file.ok ? remaining(file.value.tries, clock.now()) : 0;
    },
    create: ({ passphrase, recovery, unit }, fill) =>
      owning(async () => {
        if (hasKeyFile(keyPath)) return fail(problem('store/exists'));
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const storePath = join(folder, 'workbench.db');
        // A store without its header: creation was cut short. Nobody can read it; it is kept aside, never deleted.
        if (existsSync(storePath)) renameSync(storePath, `${storePath}.unfinished-${clock.now()}`);
        const rawKey = new Uint8Array(randomBytes(32));
        const cipher = preferredCipher();
        const head = { format: 'liaison-keys/1', cipher } as const;
        const slotFor = (kind: SlotKind, secret: string) =>
          makeSlot(rawKey, secret, { kind, id: newSlotId() }, boundTo(head), cost);
        const slots = [await slotFor('passphrase', passphrase)];
        if (recovery) slots.push(await slotFor('recovery', recovery));
        const made = slots.map(({ slot, publicKey }) => ({ id: slot.id, kind: slot.kind, publicKey }));
        const [first] = made;
        const store = await openStore({ path: storePath, rawKey, cipher }, true);
        if (!store.ok || !first) return store.ok ? fail(problem('store/missing')) : store;
        try {
          fill(store.value, made);
        } catch (error) {
          store.value.close();
          throw error;
        }
        const file = { ...head, slots: slots.map(({ slot }) => slot), tries: noTries, store: 'workbench.db', last: first.id };
        writeKeyFile(keyPath, unit === undefined ? file : { ...file, unit });
        return ok({ store: store.value, cipher, slot: first, made: [], failures: 0 });
      }),
    unlock: (secret, kind = 'passphrase', before) =>
      owning(async () => {
        const read = readKeyFile(keyPath);
        if (!read.ok) return read;
        const file = read.value;
        const wait = remaining(file.tries, clock.now());
        if (wait > 0) return fail(problem('store/throttled', { wait }));
        const failures = file.tries.failures + 1;
        // Counted before the try: killing the process during the derivation must not win a free guess.
        writeKeyFile(keyPath, { ...file, tries: { failures, lastAt: clock.now() } });
        const opened = await openAny(file, secret, kind);
        if (!opened) return fail(problem('store/wrongPassphrase', { wait: waitAfter(failures) }));
        const { slot, rawKey, slots, made } = await asPair(file, opened, secret, kind);
        const store = await openStore({ path: join(folder, file.store), rawKey, cipher: file.cipher }, false, before);
        // A slot of the first kind gives way only once the store has opened.
        writeKeyFile(keyPath, { ...file, ...(store.ok ? { slots, last: slot.id } : {}), tries: noTries });
        if (!store.ok) return store;
        return ok({ store: store.value, cipher: file.cipher, slot: { id: slot.id, kind }, made, failures: failures - 1 });
      }),
    unlockBy: (find, before) =>
      owning(async () => {
        const file = readKeyFile(keyPath);
        if (!file.ok) return file;
        const found = await find(file.value);
        if (!found.ok) return found;
        const { id, rawKey } = found.value;
        const { cipher, store: name } = file.value;
        const store = await openStore({ path: join(folder, name), rawKey, cipher }, false, before);
        return store.ok ? ok({ store: store.value, cipher, slot: { id, kind: 'system' }, made: [], failures: 0 }) : store;
      }),
    restore: (source, secret, kind, prepare) =>
      owning(async () => {
        const head = await readHead(source);
        if (!head.ok) return head;
        const { schema, keys } = head.value.head;
        if (schema > KNOWN_VERSION) return fail(problem('store/future', { found: schema, known: KNOWN_VERSION }));
        const parsed = keyFileSchema.safeParse(keys);
        if (!parsed.success) return fail(problem('backup/damaged'));
        const name = `workbench-${clock.now().toString(36)}.db`;
        const path = join(folder, name);
        let placed = false;
        try {
          const taken = await extractStore(source, path);
          if (!taken.ok) return taken;
          const file = parsed.data;
          const opened = await openAny(file, secret, kind);
          if (!opened) return fail(problem('backup/wrongSecret'));
          const { slot, rawKey, slots, made } = await asPair(file, opened, secret, kind);
          const store = await openStore({ path, rawKey, cipher: file.cipher });
          if (!store.ok) return store;
          const ready = soundness(store.value, () => prepare(store.value, file, slot.id));
          if (!ready.ok) {
            store.value.close();
            return ready;
          }
          if (existsSync(keyPath)) copyFileSync(keyPath, `${keyPath}.replaced-${clock.now()}`);
          writeKeyFile(keyPath, { ...file, slots, store: name, tries: noTries, last: slot.id });
          placed = true;
          return ok({ store: store.value, cipher: file.cipher, slot: { id: slot.id, kind }, made, failures: 0 });
        } finally {
          if (!placed) for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
        }
      }),
    async newSlot(kind, secret) {
      const file = readKeyFile(keyPath);
      if (!file.ok) return file;
      if (!open) return fail(problem('contract/locked'));
      const { slot, publicKey } = await makeSlot(open.store.rawKey, secret, { kind, id: newSlotId() }, boundTo(file.value), cost);
      // Locked while it was being made: what was wrapped may be a key of zeros.
      if (!open) return fail(problem('contract/locked'));
      const commit = (instead: readonly string[] = []): void => replaceSlots((slots) => [...without(instead)(slots), slot]);
      return ok({ id: slot.id, kind, publicKey, commit });
    },
    dropSlots: (ids) => replaceSlots(without(ids)),
    markUnit(unit) {
      const file = readKeyFile(keyPath);
      if (file.ok && file.value.unit !== unit) writeKeyFile(keyPath, { ...file.value, unit });
    },
    async opens(secret, ids) {
      const file = readKeyFile(keyPath);
      if (!file.ok || remaining(file.value.tries, clock.now()) > 0) return false;
      writeKeyFile(keyPath, { ...file.value, tries: { failures: file.value.tries.failures + 1, lastAt: clock.now() } });
      const opened = await isSecretOf(secret, ids);
      const now = readKeyFile(keyPath);
      if (opened && now.ok) writeKeyFile(keyPath, { ...now.value, tries: noTries });
      return opened;
    },
    isSecretOf,
    async rekey(publicKeys) {
      const file = readKeyFile(keyPath);
      if (!file.ok) return file;
      if (!open) return fail(problem('contract/locked'));
      const name = `workbench-${clock.now().toString(36)}.db`;
      const rawKey = new Uint8Array(randomBytes(32));
      const old = { path: open.store.path, rawKey: open.store.rawKey, cipher: file.value.cipher };
      const path = join(folder, name);
      // Held, not released: between the old file and the new one nobody else may come in.
      open.store.close();
      try {
        const done = await rekeyed(old, { path, rawKey, cipher: old.cipher });
        if (!done.ok) return done;
        const bound = boundTo(file.value);
        const slots = file.value.slots.flatMap((slot): PairSlot[] => {
          const publicKey = isPair(slot) ? publicKeys.get(slot.id) : undefined;
          return isPair(slot) && publicKey !== undefined ? [resealed(slot, rawKey, publicKey, bound)] : [];
        });
        writeKeyFile(keyPath, { ...file.value, slots, store: name });
        for (const end of ['', '-wal', '-shm']) rmSync(`${old.path}${end}`, { force: true });
        return ok();
      } finally {
        rawKey.fill(0);
        old.rawKey.fill(0);
        open?.lock.release();
        open = null;
      }
    },
    lock(after) {
      if (!open) return;
      const { lock, store } = open;
      open = null;
      store.close();
      store.rawKey.fill(0);
      if (after)
        closing = after()
          .catch(() => {})
          .then(() => lock.release());
      else lock.release();
    },
    settled: () => closing,
  };
}
