import type { Tx } from '../tx.ts';

/** Frozen: never edited after it shipped. A later change is a new migration. */
export const up = (tx: Tx): void => {
  for (const sql of statements) tx.run(sql);
};

const statements = [
  // cases room. What a letter about a change of liaison says (第四条).
  `CREATE TABLE case_liaison (
    cid INTEGER PRIMARY KEY, former TEXT NOT NULL, name TEXT NOT NULL, office TEXT NOT NULL, post TEXT NOT NULL, phone TEXT NOT NULL,
    effective TEXT NOT NULL, reason TEXT NOT NULL) WITHOUT ROWID`,
  // security room. One handover of a desk from an officer to the next. state: preparing | sealed | accepted | done.
  // letter: the case that told the office. successor: an officer's id, once there is one. road: here | bundle.
  // list: JSON, what was handed over as both saw it, once sealed; from_signed, to_signed: signed statements (JSON) over its digest.
  `CREATE TABLE handover (
    hid INTEGER PRIMARY KEY AUTOINCREMENT, state TEXT NOT NULL, letter TEXT NOT NULL, from_id TEXT NOT NULL, from_name TEXT NOT NULL,
    to_id TEXT, to_name TEXT NOT NULL, office TEXT NOT NULL, post TEXT NOT NULL, phone TEXT NOT NULL, effective TEXT NOT NULL,
    reason TEXT NOT NULL, road TEXT, bundle TEXT, list TEXT, from_signed TEXT, to_signed TEXT, made_at INTEGER NOT NULL,
    sealed_at INTEGER, accepted_at INTEGER, done_at INTEGER)`,
  // One thing on the list, as a side looked at it. side: from | to. seen: JSON of the thing as it was then; comment: instead of a tick.
  `CREATE TABLE handover_mark (
    hid INTEGER NOT NULL, key TEXT NOT NULL, side TEXT NOT NULL, seen TEXT NOT NULL, comment TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (hid, key, side)) WITHOUT ROWID`,
];
