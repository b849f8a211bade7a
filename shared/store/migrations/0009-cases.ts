import type { Tx } from '../tx.ts';

/** Frozen: never edited after it shipped. A later change is a new migration. */
export const up = (tx: Tx): void => {
  for (const sql of statements) tx.run(sql);
};

const statements = [
  // cases room. A case as this unit keeps it. side: asker | answerer; phase: where it stands for everybody, null while only
  // this unit knows of it; status: action | waiting | over, kept for the lists. paper_*: the letter of ours in hand.
  // news: how many news of it were taken in. seen: 0 = a step came that nobody looked at.
  `CREATE TABLE case_file (
    cid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, case_id TEXT UNIQUE, kind TEXT NOT NULL, side TEXT NOT NULL,
    title TEXT NOT NULL, other_uscc TEXT, other_name TEXT, phase TEXT, status TEXT NOT NULL, due TEXT, doc_no TEXT,
    paper_purpose TEXT, paper_state TEXT, paper_words TEXT NOT NULL DEFAULT '', paper_no TEXT, prepared_by TEXT NOT NULL DEFAULT '',
    signed_by TEXT, note TEXT, news INTEGER NOT NULL DEFAULT 0, seen INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL)`,
  `CREATE INDEX case_file_list ON case_file (side, status, updated_at)`,
  // A value believed to be wrong; key: JSON {field: value}. decision … reason: of the unit that answers.
  `CREATE TABLE case_record (
    cid INTEGER NOT NULL, n INTEGER NOT NULL, dataset TEXT NOT NULL, period TEXT NOT NULL, batch TEXT, receipt TEXT, key TEXT NOT NULL,
    field TEXT NOT NULL, given TEXT, believed TEXT, ground TEXT NOT NULL, decision TEXT, value TEXT, reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (cid, n)) WITHOUT ROWID`,
  // The timeline. proof: here | queued | delivered | told. content: JSON.
  `CREATE TABLE case_step (
    id INTEGER PRIMARY KEY, cid INTEGER NOT NULL, message_id TEXT UNIQUE, step TEXT NOT NULL, party TEXT NOT NULL, unit TEXT NOT NULL,
    who TEXT NOT NULL, at INTEGER NOT NULL, words TEXT NOT NULL, doc_no TEXT, due TEXT, proof TEXT NOT NULL, receipt_no TEXT,
    content TEXT NOT NULL DEFAULT '{}')`,
  `CREATE INDEX case_step_cid ON case_step (cid)`,
  // What leaves this unit: the signed message as it travels, and the platform's signed receipt for it.
  `CREATE TABLE case_message (
    message_id TEXT PRIMARY KEY, cid INTEGER NOT NULL, step TEXT NOT NULL, envelope TEXT NOT NULL, receipt TEXT) WITHOUT ROWID`,
  // 发文字号 that are given: one number names one letter of the unit and year.
  `CREATE TABLE case_number (doc_no TEXT PRIMARY KEY, cid INTEGER NOT NULL, purpose TEXT NOT NULL) WITHOUT ROWID`,
  // Evidence and scans. sha256 is null until all of it is here; parts of at most 1 MiB. message_id: the letter it went with.
  `CREATE TABLE case_attachment (
    aid INTEGER PRIMARY KEY AUTOINCREMENT, cid INTEGER NOT NULL, side TEXT NOT NULL, name TEXT NOT NULL, bytes INTEGER NOT NULL,
    sha256 TEXT, at INTEGER NOT NULL, who TEXT NOT NULL, message_id TEXT)`,
  `CREATE INDEX case_attachment_cid ON case_attachment (cid)`,
  `CREATE TABLE case_attachment_part (aid INTEGER NOT NULL, n INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (aid, n))`,
  // Submissions opened to correct what a case is about.
  `CREATE TABLE case_correction (cid INTEGER NOT NULL, submission TEXT NOT NULL, PRIMARY KEY (cid, submission)) WITHOUT ROWID`,
  // sync room: what an outbox item is about: batch (batch_id names a batch) or case (batch_id names a case message).
  `ALTER TABLE outbox ADD COLUMN kind TEXT NOT NULL DEFAULT 'batch'`,
];
