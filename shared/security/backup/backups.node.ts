import { accessSync, constants, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { AbortSignalLike, CallContext, Handlers } from '../../base/call.ts';
import type { Clock } from '../../base/clock.ts';
import type { Emit } from '../../base/emit.ts';
import { type Problem, problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { extractStore, withFile, writeBackup } from '../../store/backup/file.node.ts';
import { KNOWN_VERSION } from '../../store/migrate.node.ts';
import { openStore } from '../../store/open.node.ts';
import type { Store, Tx } from '../../store/tx.ts';
import type { backupCalls } from '../calls.ts';
import { keyFileSchema, keysForBackup, pairSlots } from '../key-file.node.ts';
import type { BackupInfo, DrillReport, UnitInfo } from '../model.ts';
import { identitySchema, type Present } from '../session.node.ts';
import { readSetting, writeSetting } from '../settings.node.ts';
import type { Vault } from '../vault.node.ts';
import {
  type BackupAbout,
  type BackupConfig,
  backupConfigSchema,
  backupName,
  backupsIn,
  folderProblem,
  newConfig,
  type Place,
  placeOf,
  prune,
  readyPlace,
  unitDigest,
} from './rolling.node.ts';

export interface BackupDeps extends Present {
  readonly vault: Vault;
  readonly clock: Clock;
  readonly emit: Emit;
  readonly product: string;
  /** What a store holds, for the report of a drill; other rooms' tables. */
  readonly countIn: (tx: Tx) => Pick<DrillReport, 'drafts' | 'batches' | 'receipts'>;
}

export interface Backups {
  readonly handlers: Handlers<typeof backupCalls>;
  /** The store is about to close: what copies the closed file, or null when there is nothing to copy. */
  onClose(ending: boolean): (() => Promise<void>) | null;
  /** Before a store of an older schema is changed. */
  beforeMigration(tx: Tx, found: number): Promise<Result<unknown>>;
  /** Ends what is under way; the profile is wanted. */
  interrupt(): void;
}

/** A lock for a coffee needs no new copy of everything. */
const LOCK_AGAIN_MS = 30 * 60_000;

export function createBackups(deps: BackupDeps): Backups {
  const { vault, clock, emit } = deps;
  let running: { aborted: boolean } | null = null;
  let lastProblem: Problem | null = null;

  const aboutOf = (unit: UnitInfo, config: BackupConfig, why: BackupInfo['why']): BackupAbout => ({
    unit: unitDigest(unit.uscc),
    product: deps.product,
    why,
    store: config.id,
  });

  async function write(
    storePath: string,
    place: Place,
    config: BackupConfig,
    about: BackupAbout,
    schema: number,
    signal: AbortSignalLike,
    onBytes?: (done: number, total: number) => void,
  ): Promise<Result<BackupInfo>> {
    const keys = vault.keys();
    if (!keys.ok) return keys;
    const ready = readyPlace(place);
    if (!ready.ok) return ready;
    const madeAt = clock.now();
    const name = backupName(about.unit, config.id, madeAt);
    const path = join(place.folder, name);
    try {
      const head = { madeAt, schema, keys: keysForBackup(keys.value), about };
      const made = await writeBackup(storePath, path, head, signal, onBytes);
      if (!made.ok) return made;
      prune(place.folder, config.id, config.keep, name);
      return ok({ name, madeAt, bytes: statSync(path).size, why: about.why, product: about.product });
    } catch (error) {
      const known = folderProblem(error, place.folder);
      if (known) return fail(known);
      throw error;
    }
  }

  /** One copy at a time. */
  async function alone<T>(
    context: Pick<CallContext, 'signal'> | null,
    work: (signal: AbortSignalLike) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    if (running) return fail(problem('backup/busy'));
    const mine = { aborted: false };
    running = mine;
    const signal: AbortSignalLike = {
      get aborted() {
        return mine.aborted || context?.signal.aborted === true;
      },
    };
    try {
      return await work(signal);
    } finally {
      running = null;
      emit({ kind: 'settings' });
    }
  }

  const locked = () => fail(problem('contract/locked'));

  const handlers: Handlers<typeof backupCalls> = {
    async 'backup.status'() {
      const open = deps.session();
      if (!open) return locked();
      const config = configIn(open.store);
      const place = placeOf(vault.folder, config);
      const ready = readyPlace(place);
      const backups = ready.ok ? await backupsIn(place.folder, config.id) : [];
      return ok({ ...place, keep: config.keep, backups, folderProblem: ready.ok ? null : ready.problem, lastProblem });
    },
    'backup.configure'({ folder, keep }) {
      const open = deps.session();
      if (!open) return locked();
      const next = { ...configIn(open.store), folder, keep };
      const place = placeOf(vault.folder, next);
      const ready = readyPlace(place);
      if (!ready.ok) return ready;
      try {
        accessSync(place.folder, constants.W_OK);
      } catch (error) {
        return fail(folderProblem(error, place.folder) ?? problem('backup/readOnly', { folder: place.folder }));
      }
      open.store.write((tx) => writeSetting(tx, 'backup', next));
      emit({ kind: 'settings' });
      return handlers['backup.status']({}, quiet);
    },
    'backup.make': (_, context) =>
      alone(context, async (signal) => {
        const open = deps.session();
        if (!open) return locked();
        const config = configIn(open.store);
        const place = placeOf(vault.folder, config);
        const made = await open.store.still(() =>
          write(
            open.store.path,
            place,
            config,
            aboutOf(open.identity.unit, config, 'demand'),
            KNOWN_VERSION,
            signal,
            (done, total) => context.progress({ phase: 'writing', done, total }),
          ),
        );
        if (!made.ok) return made;
        if (made.value.ok) lastProblem = null;
        return made.value;
      }),
    'backup.drill': (_, context) =>
      alone(context, async () => {
        const open = deps.session();
        if (!open) return locked();
        const config = configIn(open.store);
        const place = placeOf(vault.folder, config);
        const ready = readyPlace(place);
        if (!ready.ok) return ready;
        const [newest] = await backupsIn(place.folder, config.id);
        if (!newest) return fail(problem('backup/none'));
        return drill(open.store, join(place.folder, newest.name), newest);
      }),
  };

  /** Opens a copy of the backup as a restore would, and looks at all of it. Nothing but the copy is touched. */
  async function drill(store: Store, path: string, info: BackupInfo): Promise<Result<DrillReport>> {
    const copy = join(vault.folder, `drill-${clock.now().toString(36)}.db`);
    const rawKey = new Uint8Array(store.rawKey);
    try {
      const taken = await withFile(path, (source) => extractStore(source, copy));
      if (!taken.ok) return taken;
      const inside = keyFileSchema.safeParse(taken.value.head.keys);
      if (!inside.success) return fail(problem('backup/damaged'));
      const opened = await openStore({ path: copy, rawKey, cipher: inside.data.cipher });
      // The digest is right, so the file is: it is the key that is another one.
      if (!opened.ok) return opened.problem.code === 'store/damaged' ? fail(problem('backup/wrongSecret')) : opened;
      const found = opened.value.read((tx) => ({
        sound: tx.all<{ integrity_check: string }>('PRAGMA integrity_check(1)')[0]?.integrity_check === 'ok',
        auditLines: tx.get<{ n: number }>('SELECT count(*) AS n FROM audit')?.n ?? 0,
        ...deps.countIn(tx),
      }));
      opened.value.close();
      const { sound, ...counts } = found;
      if (!sound) return fail(problem('backup/damaged'));
      const mine = vault.keys();
      const ids = mine.ok ? pairSlots(mine.value).map(({ id }) => id) : [];
      const theirs = pairSlots(inside.data).map(({ id }) => id);
      const sameKeys = ids.length === theirs.length && ids.every((id) => theirs.includes(id));
      return ok({ name: info.name, madeAt: info.madeAt, bytes: info.bytes, sameKeys, ...counts });
    } catch (error) {
      const known = folderProblem(error, path);
      if (known) return fail(known);
      throw error;
    } finally {
      rawKey.fill(0);
      for (const end of ['', '-wal', '-shm']) rmSync(`${copy}${end}`, { force: true });
    }
  }

  return {
    handlers,
    onClose(ending) {
      const open = deps.session();
      if (!open) return null;
      const { path } = open.store;
      const config = configIn(open.store);
      const place = placeOf(vault.folder, config);
      const about = aboutOf(open.identity.unit, config, 'close');
      return async () => {
        const done = await alone(null, async (signal) => {
          const [newest] = await backupsIn(place.folder, config.id).catch(() => []);
          const since = newest ? newest.madeAt : 0;
          const fresh = ending ? statSync(path).mtimeMs <= since : clock.now() - since < LOCK_AGAIN_MS;
          return fresh ? ok(null) : write(path, place, config, about, KNOWN_VERSION, signal);
        });
        lastProblem = done.ok || done.problem.code === 'contract/cancelled' ? null : done.problem;
      };
    },
    async beforeMigration(tx, found) {
      const identity = identitySchema.safeParse(readSetting(tx, 'identity'));
      const keys = vault.keys();
      if (!identity.success || !keys.ok) return ok();
      const known = backupConfigSchema.safeParse(readSetting(tx, 'backup'));
      const config = known.success ? known.data : newConfig();
      if (!known.success) writeSetting(tx, 'backup', config);
      const about = aboutOf(identity.data.unit, config, 'migration');
      const path = join(vault.folder, keys.value.store);
      const never = { aborted: false };
      const place = placeOf(vault.folder, config);
      const made = await write(path, place, config, about, found, never);
      if (made.ok || !place.chosen) return made;
      // The chosen folder cannot be had now: beside the data is better than not at all.
      return write(path, placeOf(vault.folder, { ...config, folder: null }), config, about, found, never);
    },
    interrupt() {
      if (running) running.aborted = true;
    },
  };
}

/** Made at the first asking; a store that came out of a backup gets a new one, and with it a row of backups of its own. */
export function configIn(store: Store): BackupConfig {
  const known = backupConfigSchema.safeParse(store.read((tx) => readSetting(tx, 'backup')));
  if (known.success) return known.data;
  const made = newConfig();
  store.write((tx) => writeSetting(tx, 'backup', made));
  return made;
}

const quiet: CallContext = { role: 'auditor', officer: '', signal: { aborted: false }, progress: () => {} };
