import type { Tx } from '../tx.ts';

/** Frozen: never edited after it shipped. A later change is a new migration. */
export const up = (tx: Tx): void => {
  for (const sql of statements) tx.run(sql);
};

const statements = [
  // cases room. One doubt (疑点) the office passed on to the tax authority, and what came of verifying it (第十一条).
  // amount: decimal text in yuan, tax made up for. told = 1: fed back to the office as it stands.
  `CREATE TABLE case_doubt (
    cid INTEGER NOT NULL, n INTEGER NOT NULL, subject TEXT NOT NULL, code TEXT, clue TEXT NOT NULL, basis TEXT NOT NULL DEFAULT '',
    involved TEXT, result TEXT, amount TEXT, effect TEXT NOT NULL DEFAULT '', told INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (cid, n)) WITHOUT ROWID`,
];
