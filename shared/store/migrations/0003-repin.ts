import type { Tx } from '../tx.ts';

/** Frozen: never edited after it shipped. A later change is a new migration. */
export const up = (tx: Tx): void => {
  for (const sql of statements) tx.run(sql);
};

const statements = [
  // records room: values of fields that the catalog version a draft is pinned to does not have.
  `CREATE TABLE draft_aside (rid INTEGER NOT NULL, field TEXT NOT NULL, sid INTEGER NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (rid, field)) WITHOUT ROWID`,
  `CREATE INDEX draft_aside_field ON draft_aside (sid, field)`,
  // A row's number may be given again: what was set aside of it goes with it, whoever deletes it.
  `CREATE TRIGGER draft_aside_gone AFTER DELETE ON draft_row BEGIN DELETE FROM draft_aside WHERE rid = OLD.rid; END`,
  // submissions room: the catalog versions a draft was converted from, the last one last.
  `CREATE TABLE submission_repin (sid INTEGER NOT NULL, n INTEGER NOT NULL, version TEXT NOT NULL, PRIMARY KEY (sid, n)) WITHOUT ROWID`,
  `CREATE TRIGGER submission_repin_gone AFTER DELETE ON submission BEGIN DELETE FROM submission_repin WHERE sid = OLD.sid; END`,
];
