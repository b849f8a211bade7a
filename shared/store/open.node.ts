import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3-multiple-ciphers';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { txOver } from './connection.node.ts';
import { explainStoreError } from './failures.node.ts';
import { KNOWN_VERSION, migrate } from './migrate.node.ts';
import type { Store, Tx } from './tx.ts';

export type Cipher = 'aegis' | 'chacha20';

/** Below this the SQLite binding does not throw but kills the process (SIGSEGV on Node 20). */
const OLDEST_NODE = 22;

export interface OpenOptions {
  readonly path: string;
  /** 32 bytes; key slots unwrap it, a KDF is never run here. */
  readonly rawKey: Uint8Array;
  readonly cipher: Cipher;
}

/** AEGIS is about free with AES instructions; without them ChaCha20 is the faster authenticated choice. */
export function preferredCipher(): Cipher {
  if (process.platform !== 'linux') return 'aegis';
  try {
    return /\baes\b/.test(readFileSync('/proc/cpuinfo', 'utf8')) ? 'aegis' : 'chacha20';
  } catch {
    return 'aegis';
  }
}

/** One connection with its key and its ways. */
export async function connect(options: OpenOptions, readonly: boolean): Promise<Database.Database> {
  const { default: Sqlite } = await import('better-sqlite3-multiple-ciphers');
  const db = new Sqlite(options.path, { readonly, timeout: 5000 });
  try {
    db.pragma(`cipher='${options.cipher}'`);
    db.pragma(`key="raw:${Buffer.from(options.rawKey).toString('hex')}"`);
    if (!readonly) {
      db.pragma('page_size=16384');
      db.pragma('journal_mode=WAL');
      db.pragma('synchronous=FULL');
      db.pragma('secure_delete=ON');
      db.pragma('foreign_keys=ON');
    }
    // Sorting must not spill plaintext beside the store.
    db.pragma('temp_store=MEMORY');
    db.pragma('cache_size=-16384');
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** What has to happen to a store of an older schema before it is changed. A problem leaves it as it is, and closed. */
export type BeforeMigration = (tx: Tx, found: number) => Promise<Result<unknown>>;

/** Opens (and with `create` first makes) the store as its one owner. The caller holds the owner lock. */
export async function openStore(options: OpenOptions, create = false, before?: BeforeMigration): Promise<Result<Store>> {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE) return fail(problem('store/oldNode', { found: process.versions.node }));
  const there = existsSync(options.path);
  if (create && there) return fail(problem('store/exists'));
  if (!create && !there) return fail(problem('store/missing'));
  const folder = dirname(options.path);
  try {
    // For the owner's account only; SQLite gives its side files the permissions of the store.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (create) closeSync(openSync(options.path, 'wx', 0o600));
    const db = await connect(options, false);
    const ready = create || !before ? ok() : await beforeMigrating(db, before);
    if (!ready.ok) {
      db.close();
      return ready;
    }
    const migrated = migrate(db);
    if (!migrated.ok) {
      db.close();
      return migrated;
    }
    return ok(storeOver(db, options));
  } catch (error) {
    const known = explainStoreError(error, folder);
    if (known) return fail(known);
    throw error;
  }
}

async function beforeMigrating(db: Database.Database, before: BeforeMigration): Promise<Result<unknown>> {
  const found = Number(db.pragma('user_version', { simple: true }));
  if (found === 0 || found >= KNOWN_VERSION) return ok();
  // What a killed process left in the log belongs to the file that is copied.
  db.pragma('wal_checkpoint(TRUNCATE)');
  try {
    return await before(txOver(db), found);
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Pages in the log at which it goes into the store: 16 MiB; during bulk work less at a time, which keeps replies short. */
const CHECKPOINT_PAGES = 1000;
const BULK_CHECKPOINT_PAGES = 250;
/** How long a reader is waited for before a copy; a complete check of a million rows takes longer. */
const STILL_TRIES = 50;
const STILL_LOOK_MS = 100;

function storeOver(db: Database.Database, options: OpenOptions): Store {
  const tx = txOver(db);
  const reading = db.transaction((work: (tx: Tx) => unknown) => work(tx));
  const writing = db.transaction((work: (tx: Tx) => unknown) => work(tx)).immediate;
  let copying = 0;
  const checkpointAt = (pages: number): unknown => db.pragma(`wal_autocheckpoint=${copying > 0 ? 0 : pages}`);
  /** True when all of the log is in the file. Never waits: the engine's thread must not stand. */
  const broughtIn = (): boolean => {
    const row = db.prepare<[], { busy: number; log: number; checkpointed: number }>('PRAGMA wal_checkpoint(PASSIVE)').get();
    return row !== undefined && row.busy === 0 && row.log === row.checkpointed;
  };
  /** True when the log is in the file and cut to nothing. Not waited for: a reader keeps it from happening. */
  const emptied = (): boolean => {
    db.pragma('busy_timeout=0');
    try {
      return db.prepare<[], { busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy === 0;
    } finally {
      db.pragma('busy_timeout=5000');
    }
  };
  return {
    path: options.path,
    rawKey: options.rawKey,
    // The driver's transaction wrapper loses the callback's type; the value is the callback's own.
    read: <T>(work: (tx: Tx) => T) => reading(work) as T,
    write: <T>(work: (tx: Tx) => T) => writing(work) as T,
    writeBulk<T>(work: (tx: Tx) => T) {
      db.pragma('synchronous=NORMAL');
      checkpointAt(BULK_CHECKPOINT_PAGES);
      try {
        return writing(work) as T;
      } finally {
        db.pragma('synchronous=FULL');
        checkpointAt(CHECKPOINT_PAGES);
      }
    },
    async still<T>(work: () => Promise<T>) {
      for (let tried = 0; copying === 0 && !broughtIn(); tried++) {
        if (tried >= STILL_TRIES) return fail(problem('backup/busy'));
        await new Promise((resolve) => setTimeout(resolve, STILL_LOOK_MS));
      }
      copying++;
      checkpointAt(CHECKPOINT_PAGES);
      try {
        return ok(await work());
      } finally {
        copying--;
        if (db.open) checkpointAt(CHECKPOINT_PAGES);
      }
    },
    async scrub() {
      const quiet = async (): Promise<boolean> => {
        for (let tried = 0; copying > 0 || !emptied(); tried++) {
          if (tried >= STILL_TRIES) return false;
          await new Promise((resolve) => setTimeout(resolve, STILL_LOOK_MS));
        }
        return true;
      };
      const pages = (): number => Number(db.pragma('page_count', { simple: true }));
      if (!(await quiet())) return fail(problem('backup/busy'));
      const before = pages();
      db.exec('VACUUM');
      // The old pages stay in the file until the new ones take their place.
      if (!(await quiet())) return fail(problem('backup/busy'));
      return ok({ freedPages: before - pages() });
    },
    close() {
      try {
        db.pragma('wal_checkpoint(TRUNCATE)');
      } catch {
        // A full disk cannot take the log into the store. Everything acknowledged stays in the log and is read from there.
      }
      db.close();
    },
  };
}

export interface Reader {
  readonly tx: Tx;
  close(): void;
}

/** A second, read-only connection for a job thread; sees what was committed when each statement began. */
export async function openReader(options: OpenOptions): Promise<Reader> {
  const db = await connect(options, true);
  return { tx: txOver(db), close: () => db.close() };
}
