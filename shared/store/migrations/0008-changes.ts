import type { Tx } from '../tx.ts';

/** Frozen: never edited after it shipped. A later change is a new migration. */
export const up = (tx: Tx): void => {
  for (const sql of statements) tx.run(sql);
};

const statements = [
  // submissions room. changes: JSON of why a batch of changes is sent (reason, cases, reasons of single records).
  // content_rows: how many rows the period has with a sealed batch of changes; its sealed_rows are the changes alone.
  // provisional = 1: sent before the period is over, a final one has to follow.
  'ALTER TABLE submission ADD COLUMN changes TEXT',
  'ALTER TABLE submission ADD COLUMN content_rows INTEGER',
  'ALTER TABLE submission ADD COLUMN provisional INTEGER NOT NULL DEFAULT 0',
  // JSON: for each line of a batch of changes the place of its row in the draft, null for a deletion.
  'ALTER TABLE batch ADD COLUMN places TEXT',
  // Until now a correction carried the whole content anew; that is what replacing is called from here on.
  `UPDATE submission SET mode = 'full' WHERE mode = 'correction'`,
];
