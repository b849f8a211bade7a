import type { Tx } from '../tx.ts';

/** Frozen: never edited after it shipped. A later change is a new migration. */
export const up = (tx: Tx): void => {
  for (const sql of statements) tx.run(sql);
};

const statements = [
  // cases room. What a request for a use right asks for (第十三条): whose dataset, which fields (JSON), what for, until when.
  // until, use_right: the last day and the right the office granted; null while it has not.
  `CREATE TABLE case_use (
    cid INTEGER PRIMARY KEY, dataset TEXT NOT NULL, provider TEXT NOT NULL, fields TEXT NOT NULL, purpose TEXT NOT NULL,
    wanted TEXT NOT NULL, until TEXT, use_right TEXT) WITHOUT ROWID`,
  `CREATE INDEX case_use_dataset ON case_use (dataset)`,
];
