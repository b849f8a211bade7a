import type { Tx } from '../tx.ts';

/** Frozen: never edited after it shipped. A later change is a new migration. */
export const up = (tx: Tx): void => {
  for (const sql of statements) tx.run(sql);
};

const statements = [
  // validation room: which rows have findings of a severity is answered by the index alone, without a million findings
  // being read for it.
  'DROP INDEX finding_row',
  'CREATE INDEX finding_row ON finding (sid, rid, severity)',
];
