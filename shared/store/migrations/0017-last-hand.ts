import type { Tx } from '../tx.ts';

/** Frozen: never edited after it shipped. A later change is a new migration. */
export const up = (tx: Tx): void => {
  for (const sql of statements) tx.run(sql);
};

const statements = [
  // records room: who last changed a draft, by whatever way (an edit, an undo, an import, a conversion); '' = nobody did.
  `ALTER TABLE draft_version ADD COLUMN who TEXT NOT NULL DEFAULT ''`,
  `UPDATE draft_version SET who = coalesce(
     (SELECT e.who FROM draft_edit e WHERE e.sid = draft_version.sid ORDER BY e.at DESC, e.seq DESC LIMIT 1), '')`,
];
