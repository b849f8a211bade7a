import type { Tx } from '../tx.ts';

/** Frozen: never edited after it shipped. A later change is a new migration. */
export const up = (tx: Tx): void => {
  for (const sql of statements) tx.run(sql);
};

const statements = [
  // cases room: use rights this unit was allotted (第十三条), the last word on each; envelope: as the platform signed it.
  `CREATE TABLE use_grant (
    id TEXT PRIMARY KEY, dataset TEXT NOT NULL, provider TEXT NOT NULL, fields TEXT NOT NULL, purpose TEXT NOT NULL,
    from_day TEXT NOT NULL, until_day TEXT NOT NULL, doc_no TEXT, state TEXT NOT NULL, at INTEGER NOT NULL,
    envelope TEXT NOT NULL) WITHOUT ROWID`,
  `CREATE INDEX use_grant_dataset ON use_grant (dataset)`,
];
