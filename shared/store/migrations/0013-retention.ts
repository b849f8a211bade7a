import type { Tx } from '../tx.ts';

/** Frozen: never edited after it shipped. A later change is a new migration. */
export const up = (tx: Tx): void => {
  for (const sql of statements) tx.run(sql);
};

const statements = [
  // submissions and cases rooms: the number of the destruction record under which rows or a file were erased.
  'ALTER TABLE submission ADD COLUMN destroyed INTEGER',
  'ALTER TABLE case_attachment ADD COLUMN destroyed INTEGER',
  // security room. supervision: passphrase | paper, how the second officer stood by it; backups: JSON, older copies that
  // were destroyed too.
  `ALTER TABLE destruction ADD COLUMN supervision TEXT NOT NULL DEFAULT 'paper'`,
  `ALTER TABLE destruction ADD COLUMN backups TEXT NOT NULL DEFAULT '[]'`,
  `CREATE TRIGGER destruction_kept BEFORE DELETE ON destruction BEGIN SELECT raise(ABORT, 'a destruction record is not deleted'); END`,
  // Only what was found of the erased pages afterwards, and copies destroyed later, are added to a record.
  `CREATE TRIGGER destruction_stays BEFORE UPDATE OF id, at, who, supervisor, supervision, reason, method, items ON destruction
    BEGIN SELECT raise(ABORT, 'a destruction record is not changed'); END`,
];
