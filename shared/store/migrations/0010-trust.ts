import type { Tx } from '../tx.ts';

/** Frozen: never edited after it shipped. A later change is a new migration. */
export const up = (tx: Tx): void => {
  for (const sql of statements) tx.run(sql);
};

const statements = [
  // security room: who did what, each line with a digest over itself and the one before. Lines are added and nothing else.
  `CREATE TABLE audit (n INTEGER PRIMARY KEY, at INTEGER NOT NULL, who TEXT NOT NULL, role TEXT NOT NULL, what TEXT NOT NULL,
    about TEXT NOT NULL, hash TEXT NOT NULL)`,
  `CREATE INDEX audit_what ON audit (what, n)`,
  `CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the audit trail is not changed'); END`,
  `CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the audit trail is not shortened'); END`,
  // Officers of this computer, and the slots of the key file by which they come in. Who left stays, with the day.
  `CREATE TABLE officer (id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, added_at INTEGER NOT NULL, added_by TEXT NOT NULL,
    gone_at INTEGER, gone_by TEXT) WITHOUT ROWID`,
  `CREATE TABLE key_slot (id TEXT PRIMARY KEY, kind TEXT NOT NULL, officer TEXT, public_key TEXT NOT NULL, made_at INTEGER NOT NULL,
    made_by TEXT NOT NULL, gone_at INTEGER) WITHOUT ROWID`,
  // 销毁登记: what was destroyed, when, by whom, under whose eyes. Never deleted.
  `CREATE TABLE destruction (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, who TEXT NOT NULL, supervisor TEXT NOT NULL,
    reason TEXT NOT NULL, method TEXT NOT NULL, items TEXT NOT NULL, freed_pages INTEGER NOT NULL)`,
];
