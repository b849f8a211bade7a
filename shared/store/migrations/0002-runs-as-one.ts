import type { Tx } from '../tx.ts';

/** Frozen: never edited after it shipped. A later change is a new migration. */
export const up = (tx: Tx): void => {
  for (const sql of statements) tx.run(sql);
};

const statements = [
  // The rows of an import come and go together: whether they are there is said once, by their run. A row is there when
  // its own gone is null and its run, if it has one, is there too. A run's added and gone are numbers of edits, as a
  // row's; gone = -1 while its import is under way, and once it can never be shown again (rows is then -1 as well).
  'ALTER TABLE import_run ADD COLUMN added INTEGER NOT NULL DEFAULT 0',
  'ALTER TABLE import_run ADD COLUMN gone INTEGER',
  'UPDATE import_run SET gone = -1 WHERE rows < 0',
  'CREATE INDEX import_run_sid ON import_run (sid)',
  // The order without reading a row, with what says whether it is there.
  'DROP INDEX draft_row_order',
  'CREATE INDEX draft_row_order ON draft_row (sid, ord, gone, run)',
  // What undo looks for; rows of imports are in neither until they are removed one by one.
  'CREATE INDEX draft_row_added ON draft_row (sid, added) WHERE added > 0',
  'CREATE INDEX draft_row_gone ON draft_row (sid, gone) WHERE gone IS NOT NULL',
  'CREATE INDEX draft_row_loose ON draft_row (sid) WHERE run IS NULL',
];
