import type Database from 'better-sqlite3-multiple-ciphers';
import type { SqlValue, Tx } from './tx.ts';

/** Statements kept prepared; rooms use a few dozen texts, generated ones are bounded by this. */
const MAX_STATEMENTS = 200;

/** A Tx over one connection. Valid only while the caller holds a transaction open. */
export function txOver(db: Database.Database): Tx {
  const cache = new Map<string, Database.Statement<SqlValue[]>>();
  const prepare = (sql: string): Database.Statement<SqlValue[]> => {
    const kept = cache.get(sql);
    if (kept) return kept;
    if (cache.size >= MAX_STATEMENTS) {
      const oldest = cache.keys().next().value;
      if (oldest !== undefined) cache.delete(oldest);
    }
    const made = db.prepare<SqlValue[]>(sql);
    cache.set(sql, made);
    return made;
  };
  return {
    all: <T>(sql: string, ...values: SqlValue[]) => prepare(sql).all(...values) as T[],
    get: <T>(sql: string, ...values: SqlValue[]) => prepare(sql).get(...values) as T | undefined,
    run(sql, ...values) {
      const done = prepare(sql).run(...values);
      return { changes: done.changes, lastId: Number(done.lastInsertRowid) };
    },
    // A statement being walked cannot be used again before it ends, so a walk gets one of its own.
    iterate: <T>(sql: string, ...values: SqlValue[]) => db.prepare<SqlValue[]>(sql).iterate(...values) as IterableIterator<T>,
  };
}
