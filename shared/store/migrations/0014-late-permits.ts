import type { Tx } from '../tx.ts';

/** Frozen: never edited after it shipped. A later change is a new migration. */
export const up = (tx: Tx): void => {
  for (const sql of statements) tx.run(sql);
};

const statements = [
  // cases room. What a request for a late permit asks for: this unit's dataset × period, until which day, and why.
  // until: the last day the office granted; null while it has not.
  `CREATE TABLE case_permit (
    cid INTEGER PRIMARY KEY, dataset TEXT NOT NULL, period TEXT NOT NULL, due TEXT, closes TEXT, wanted TEXT NOT NULL,
    reason TEXT NOT NULL, until TEXT) WITHOUT ROWID`,
  `CREATE INDEX case_permit_place ON case_permit (dataset, period)`,
];
