import type { Result } from '../base/result.ts';

/** Values SQLite takes and gives. */
export type SqlValue = string | number | bigint | null | Uint8Array;

/** An open transaction: all a room ever sees of the store. Statements are prepared once and cached by their text. */
export interface Tx {
  all<T>(sql: string, ...values: SqlValue[]): T[];
  get<T>(sql: string, ...values: SqlValue[]): T | undefined;
  run(sql: string, ...values: SqlValue[]): { readonly changes: number; readonly lastId: number };
  /** Walks a large result; finish or break out of it before the transaction ends. */
  iterate<T>(sql: string, ...values: SqlValue[]): IterableIterator<T>;
}

/** What scrubbing gave back to the disk, and what is left to find afterwards. */
export interface Scrubbed {
  readonly freedPages: number;
}

/** The encrypted file, opened by its one owner. Everything is synchronous: no await can slip into a transaction. */
export interface Store {
  read<T>(work: (tx: Tx) => T): T;
  /** BEGIN IMMEDIATE … COMMIT, durable (fsync) when it returns; rolled back when `work` throws. */
  write<T>(work: (tx: Tx) => T): T;
  /**
   * The same for a part of bulk work that nobody sees yet: not durable by itself but by the next `write`, before which
   * it comes. A power cut in between takes it away whole.
   */
  writeBulk<T>(work: (tx: Tx) => T): T;
  /**
   * Keeps the file on the disk as it is while `work` copies it; what is written meanwhile goes to the log. Fails when
   * somebody reads so long that the log cannot be brought in first.
   */
  still<T>(work: () => Promise<T>): Promise<Result<T>>;
  /**
   * Writes the whole file anew without anything that was ever deleted, and empties the log: no page, free or old, holds
   * an erased value afterwards. Fails when somebody reads or copies so long that it cannot be done.
   */
  scrub(): Promise<Result<Scrubbed>>;
  /** For job threads: what they need to open a second, read-only connection. */
  readonly path: string;
  readonly rawKey: Uint8Array;
  close(): void;
}
