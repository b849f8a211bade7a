import type { Tx } from '../tx.ts';

/** Frozen: never edited after it shipped. A later change is a new migration. */
export const up = (tx: Tx): void => {
  for (const sql of statements) tx.run(sql);
};

const statements = [
  // exports room: who took what out of the client, when and what for (第十四条). Never deleted, not with its submission.
  `CREATE TABLE export_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, who TEXT NOT NULL, kind TEXT NOT NULL, dataset TEXT, period TEXT,
    submission TEXT, file TEXT NOT NULL, purpose TEXT NOT NULL, sensitive TEXT NOT NULL, rows INTEGER NOT NULL DEFAULT 0,
    bytes INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL DEFAULT 'begun')`,
  // records room: what stood above the data in the author's file, header and all, so that it can be given back as it was.
  // JSON: rows from the first to the header row, each an array of texts and nulls.
  `CREATE TABLE import_head (run INTEGER PRIMARY KEY, rows TEXT NOT NULL)`,
  `CREATE TRIGGER import_head_gone AFTER DELETE ON import_run BEGIN DELETE FROM import_head WHERE run = OLD.run; END`,
];
