import type { Tx } from '../tx.ts';

/** Frozen: never edited after it shipped. A later change is a new migration. */
export const up = (tx: Tx): void => {
  for (const sql of statements) tx.run(sql);
};

const statements = [
  `CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID`,
  // catalog room: every verified package stays readable
  `CREATE TABLE catalog_version (
    version TEXT PRIMARY KEY, effective_from TEXT NOT NULL, published_at TEXT NOT NULL, received_at INTEGER NOT NULL,
    envelope TEXT NOT NULL, quarantined TEXT NOT NULL) WITHOUT ROWID`,
  // submissions room. A discarded draft's sid is never given again: what is kept in memory by sid stays true.
  `CREATE TABLE submission (
    sid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, dataset TEXT NOT NULL, period TEXT NOT NULL, revision INTEGER NOT NULL,
    predecessor TEXT, mode TEXT NOT NULL, state TEXT NOT NULL, catalog_version TEXT NOT NULL, nil_reason TEXT,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, sealed_at INTEGER, received_at INTEGER,
    batch_id TEXT UNIQUE, root TEXT, accepted INTEGER, rejected INTEGER, due TEXT, note TEXT,
    prepared_by TEXT NOT NULL, approved_by TEXT, sealed_rows INTEGER,
    UNIQUE (dataset, period, revision))`,
  `CREATE TABLE submission_event (id INTEGER PRIMARY KEY, sid INTEGER NOT NULL, at INTEGER NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, detail TEXT)`,
  `CREATE INDEX submission_event_sid ON submission_event (sid)`,
  // A sealed batch: manifest, and its compressed payload in parts of at most 1 MiB.
  `CREATE TABLE batch (batch_id TEXT PRIMARY KEY, sid INTEGER NOT NULL, manifest TEXT NOT NULL, bytes INTEGER NOT NULL) WITHOUT ROWID`,
  `CREATE TABLE batch_part (batch_id TEXT NOT NULL, n INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (batch_id, n))`,
  `CREATE TABLE receipt (id INTEGER PRIMARY KEY, batch_id TEXT NOT NULL, kind TEXT NOT NULL, receipt_no TEXT NOT NULL, at INTEGER NOT NULL,
    envelope TEXT NOT NULL, UNIQUE (batch_id, kind, receipt_no))`,
  // What the platform found, as it was returned; line = 0-based line of the payload, null = the whole batch.
  `CREATE TABLE returned_item (batch_id TEXT NOT NULL, n INTEGER NOT NULL, line INTEGER, field TEXT, code TEXT NOT NULL, rule TEXT,
    severity TEXT NOT NULL, value TEXT, message TEXT NOT NULL, PRIMARY KEY (batch_id, n)) WITHOUT ROWID`,
  `CREATE INDEX submission_due ON submission (due)`,
  // records room. cells: JSON array of raw text in field order. A row is there when gone is null; `added` and `gone`
  // hold the number of the edit that brought or hid it, so that undo and redo only flip them. Rows of an import under
  // way have gone = -run.
  `CREATE TABLE draft_row (
    rid INTEGER PRIMARY KEY, sid INTEGER NOT NULL, ord REAL NOT NULL, cells TEXT NOT NULL, run INTEGER, source_row INTEGER,
    added INTEGER NOT NULL DEFAULT 0, gone INTEGER)`,
  `CREATE INDEX draft_row_order ON draft_row (sid, ord, gone)`,
  // changes: JSON {cells: [[rid, field, before, after]…], removed: [rid…] | "all"}
  `CREATE TABLE draft_edit (
    sid INTEGER NOT NULL, seq INTEGER NOT NULL, label TEXT NOT NULL, changes TEXT NOT NULL,
    at INTEGER NOT NULL, who TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (sid, seq)) WITHOUT ROWID`,
  // Counts every edit, undo and redo: whether a check or a review is still about the present rows.
  `CREATE TABLE draft_version (sid INTEGER PRIMARY KEY, version INTEGER NOT NULL, saved_at INTEGER NOT NULL)`,
  `CREATE TABLE draft_touch (sid INTEGER NOT NULL, rid INTEGER NOT NULL, field TEXT NOT NULL, at INTEGER NOT NULL, who TEXT NOT NULL,
    PRIMARY KEY (sid, rid, field)) WITHOUT ROWID`,
  `CREATE TABLE import_run (
    run INTEGER PRIMARY KEY, sid INTEGER NOT NULL, file TEXT NOT NULL, sheet TEXT NOT NULL, header_row INTEGER NOT NULL,
    mapping TEXT NOT NULL, at INTEGER NOT NULL, who TEXT NOT NULL, rows INTEGER NOT NULL)`,
  // validation room
  `CREATE TABLE finding (
    id INTEGER PRIMARY KEY, sid INTEGER NOT NULL, rid INTEGER, grp INTEGER NOT NULL, severity TEXT NOT NULL,
    fields TEXT NOT NULL, value TEXT, data TEXT NOT NULL, fix TEXT, origin TEXT NOT NULL DEFAULT 'local')`,
  `CREATE INDEX finding_row ON finding (sid, rid)`,
  `CREATE INDEX finding_by_group ON finding (sid, grp, rid)`,
  // A group's key and shared parts, once per submission, so that a million findings stay small.
  `CREATE TABLE finding_group (
    grp INTEGER PRIMARY KEY, sid INTEGER NOT NULL, key TEXT NOT NULL, code TEXT NOT NULL, detail TEXT NOT NULL, rule TEXT,
    severity TEXT NOT NULL, UNIQUE (sid, key))`,
  `CREATE TABLE check_state (sid INTEGER PRIMARY KEY, checked_at INTEGER NOT NULL, version TEXT NOT NULL)`,
  `CREATE TABLE reason (sid INTEGER NOT NULL, grp_key TEXT NOT NULL, text TEXT NOT NULL, by TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (sid, grp_key)) WITHOUT ROWID`,
  // sync room
  `CREATE TABLE outbox (
    id INTEGER PRIMARY KEY, batch_id TEXT NOT NULL UNIQUE, state TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
    next_at INTEGER, cause TEXT, upload_url TEXT, sent INTEGER NOT NULL DEFAULT 0, queued_at INTEGER NOT NULL, done_at INTEGER)`,
  `CREATE TABLE inbox (seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL, known INTEGER NOT NULL)`,
];
