import type { Tx } from '../tx.ts';

/** Frozen: never edited after it shipped. A later change is a new migration. */
export const up = (tx: Tx): void => {
  for (const sql of statements) tx.run(sql);
};

const statements = [
  // sync room. facts: JSON of what the item was, kept when its batch is taken back. held = 1: an officer keeps this one
  // here for now. carried_at: when it was last written to a bundle to be carried by hand.
  'ALTER TABLE outbox ADD COLUMN facts TEXT',
  'ALTER TABLE outbox ADD COLUMN held INTEGER NOT NULL DEFAULT 0',
  'ALTER TABLE outbox ADD COLUMN carried_at INTEGER',
];
