import type { Tx } from '../tx.ts';

/** Frozen: never edited after it shipped. A later change is a new migration. */
export const up = (tx: Tx): void => {
  for (const sql of statements) tx.run(sql);
};

const statements = [
  // records room: how the columns of a family of files (one header) were matched by hand for a dataset. fields: JSON,
  // for each column a field code or null (left out).
  `CREATE TABLE import_mapping (dataset TEXT NOT NULL, fingerprint TEXT NOT NULL, fields TEXT NOT NULL, at INTEGER NOT NULL,
    who TEXT NOT NULL, PRIMARY KEY (dataset, fingerprint)) WITHOUT ROWID`,
];
