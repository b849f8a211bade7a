import type { Tx } from '../tx.ts';

/** Frozen: never edited after it shipped. A later change is a new migration. */
export const up = (tx: Tx): void => {
  for (const sql of statements) tx.run(sql);
};

const statements = [
  // records room. Cells of an import in which a label stood in the code's place: text, what it became, and in which rows
  // of the file (their differences, seven bits at a time).
  `CREATE TABLE import_relabelled (
    run INTEGER NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL, code TEXT NOT NULL, cells INTEGER NOT NULL, rows BLOB NOT NULL,
    PRIMARY KEY (run, field, text)) WITHOUT ROWID`,
  'CREATE TRIGGER import_relabelled_gone AFTER DELETE ON import_run BEGIN DELETE FROM import_relabelled WHERE run = OLD.run; END',
];
