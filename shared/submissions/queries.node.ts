import type { Tx } from '../store/tx.ts';
import type { Submission, SubmissionMode, SubmissionState, TimelineEntry } from './model.ts';

/** A submission as it is stored. `state` is never `checked` or `sending` (see lifecycle.ts). */
export interface SubmissionRow {
  readonly sid: number;
  readonly id: string;
  readonly dataset: string;
  readonly period: string;
  readonly revision: number;
  readonly predecessor: string | null;
  readonly mode: SubmissionMode;
  readonly state: SubmissionState;
  readonly catalog_version: string;
  readonly nil_reason: string | null;
  readonly created_at: number;
  readonly updated_at: number;
  readonly sealed_at: number | null;
  readonly received_at: number | null;
  readonly batch_id: string | null;
  readonly root: string | null;
  readonly accepted: number | null;
  readonly rejected: number | null;
  readonly due: string | null;
  /** JSON of Submission.note. */
  readonly note: string | null;
  readonly prepared_by: string;
  readonly approved_by: string | null;
  readonly sealed_rows: number | null;
  /** JSON of ChangeReasons. */
  readonly changes: string | null;
  /** Of a sealed batch of changes: rows the period has with it. */
  readonly content_rows: number | null;
  readonly provisional: number;
  /** Number of the destruction record under which its rows were erased (保存期限). */
  readonly destroyed: number | null;
}

export const byId = (tx: Tx, id: string): SubmissionRow | undefined =>
  tx.get<SubmissionRow>('SELECT * FROM submission WHERE id = ?', id);

export const bySid = (tx: Tx, sid: number): SubmissionRow | undefined =>
  tx.get<SubmissionRow>('SELECT * FROM submission WHERE sid = ?', sid);

export const byBatch = (tx: Tx, batchId: string): SubmissionRow | undefined =>
  tx.get<SubmissionRow>('SELECT * FROM submission WHERE batch_id = ?', batchId);

/** All revisions of a dataset × period, oldest first. */
export const revisionsOf = (tx: Tx, dataset: string, period: string): SubmissionRow[] =>
  tx.all<SubmissionRow>('SELECT * FROM submission WHERE dataset = ? AND period = ? ORDER BY revision', dataset, period);

/** Of a dataset: batches the platform took or may take, and drafts; not what was refused, taken back or replaced. */
export const reportedOf = (tx: Tx, dataset: string): SubmissionRow[] =>
  tx.all<SubmissionRow>(
    `SELECT * FROM submission WHERE dataset = ? AND state NOT IN ('returned', 'withdrawn', 'superseded') ORDER BY sid`,
    dataset,
  );

export const latestOf = (tx: Tx, dataset: string, period: string): SubmissionRow | undefined =>
  tx.get<SubmissionRow>(
    'SELECT * FROM submission WHERE dataset = ? AND period = ? ORDER BY revision DESC LIMIT 1',
    dataset,
    period,
  );

export function listRows(
  tx: Tx,
  filter: { readonly dataset?: string | undefined; readonly period?: string | undefined; readonly limit: number },
): SubmissionRow[] {
  return tx.all<SubmissionRow>(
    `SELECT * FROM submission WHERE dataset = coalesce(?, dataset) AND period = coalesce(?, period)
     ORDER BY updated_at DESC, sid DESC LIMIT ?`,
    filter.dataset ?? null,
    filter.period ?? null,
    filter.limit,
  );
}

/** Everything due on or after a day, without a due day, or not yet finished; grouped by the caller. */
export const rowsSince = (tx: Tx, due: string): SubmissionRow[] =>
  tx.all<SubmissionRow>(
    `SELECT * FROM submission
     WHERE due >= ? OR due IS NULL OR state IN ('draft', 'queued', 'received', 'returned', 'partly')
     ORDER BY dataset, period, revision`,
    due,
  );

export interface NewSubmission {
  readonly id: string;
  readonly dataset: string;
  readonly period: string;
  readonly revision: number;
  readonly predecessor: string | null;
  readonly mode: SubmissionMode;
  readonly catalogVersion: string;
  readonly due: string | null;
  readonly note: string | null;
  readonly now: number;
  readonly who: string;
}

export function insertSubmission(tx: Tx, made: NewSubmission): number {
  return tx.run(
    `INSERT INTO submission (id, dataset, period, revision, predecessor, mode, state, catalog_version, created_at, updated_at,
       due, note, prepared_by) VALUES (?, ?, ?, ?, ?, ?, 'draft', ?, ?, ?, ?, ?, ?)`,
    made.id,
    made.dataset,
    made.period,
    made.revision,
    made.predecessor,
    made.mode,
    made.catalogVersion,
    made.now,
    made.now,
    made.due,
    made.note,
    made.who,
  ).lastId;
}

export function deleteSubmission(tx: Tx, sid: number): void {
  tx.run('DELETE FROM submission_event WHERE sid = ?', sid);
  tx.run('DELETE FROM submission WHERE sid = ?', sid);
}

export const touch = (tx: Tx, sid: number, now: number): void =>
  void tx.run('UPDATE submission SET updated_at = ? WHERE sid = ?', now, sid);

export function setState(tx: Tx, sid: number, state: SubmissionState, now: number): void {
  tx.run('UPDATE submission SET state = ?, updated_at = ? WHERE sid = ?', state, now, sid);
}

export const setProvisional = (tx: Tx, sid: number, provisional: boolean, now: number): void =>
  void tx.run('UPDATE submission SET provisional = ?, updated_at = ? WHERE sid = ?', provisional ? 1 : 0, now, sid);

export interface SealedFacts {
  readonly mode: SubmissionMode;
  readonly batchId: string;
  readonly root: string;
  readonly rows: number;
  readonly contentRows: number | null;
  readonly nilReason: string | null;
  readonly provisional: boolean;
  readonly now: number;
  readonly preparedBy: string;
  readonly who: string;
}

export function setSealed(tx: Tx, sid: number, facts: SealedFacts): void {
  tx.run(
    `UPDATE submission SET state = 'queued', mode = ?, batch_id = ?, root = ?, sealed_rows = ?, content_rows = ?, nil_reason = ?,
       provisional = ?, sealed_at = ?, updated_at = ?, prepared_by = ?, approved_by = ? WHERE sid = ?`,
    facts.mode,
    facts.batchId,
    facts.root,
    facts.rows,
    facts.contentRows,
    facts.nilReason,
    facts.provisional ? 1 : 0,
    facts.now,
    facts.now,
    facts.preparedBy,
    facts.who,
    sid,
  );
}

/** Takes the seal off again; the batch's own rows are removed by the caller. */
export function setUnsealed(tx: Tx, sid: number, state: 'draft' | 'withdrawn', mode: SubmissionMode, now: number): void {
  tx.run(
    `UPDATE submission SET state = ?, mode = ?, batch_id = NULL, root = NULL, sealed_rows = NULL, content_rows = NULL, sealed_at = NULL,
       approved_by = NULL, updated_at = ? WHERE sid = ?`,
    state,
    mode,
    now,
    sid,
  );
}

export interface OutcomeFacts {
  readonly state: SubmissionState;
  readonly receivedAt: number | null;
  readonly accepted: number | null;
  readonly rejected: number | null;
  readonly note: Submission['note'];
  readonly now: number;
}

export function setOutcome(tx: Tx, sid: number, facts: OutcomeFacts): void {
  tx.run(
    'UPDATE submission SET state = ?, received_at = ?, accepted = ?, rejected = ?, note = ?, updated_at = ? WHERE sid = ?',
    facts.state,
    facts.receivedAt,
    facts.accepted,
    facts.rejected,
    facts.note ? JSON.stringify(facts.note) : null,
    facts.now,
    sid,
  );
}

export function addEvent(tx: Tx, sid: number, event: TimelineEntry): void {
  tx.run(
    'INSERT INTO submission_event (sid, at, who, what, detail) VALUES (?, ?, ?, ?, ?)',
    sid,
    event.at,
    event.who,
    event.what,
    event.detail,
  );
}

/** The newest event of some kinds. */
export const lastEventOf = (tx: Tx, sid: number, kinds: readonly TimelineEntry['what'][]): TimelineEntry | undefined =>
  tx.get<TimelineEntry>(
    `SELECT at, who, what, detail FROM submission_event WHERE sid = ? AND what IN (${kinds.map(() => '?').join(', ')})
     ORDER BY id DESC LIMIT 1`,
    sid,
    ...kinds,
  );

export const eventsOf = (tx: Tx, sid: number): TimelineEntry[] =>
  tx.all<TimelineEntry>('SELECT at, who, what, detail FROM submission_event WHERE sid = ? ORDER BY at, id', sid);

/** When the platform first had anything final of a dataset × period, epoch ms. */
export const firstReceipt = (tx: Tx, dataset: string, period: string): number | null =>
  tx.get<{ at: number | null }>(
    'SELECT min(received_at) AS at FROM submission WHERE dataset = ? AND period = ? AND provisional = 0',
    dataset,
    period,
  )?.at ?? null;

/** Rows of the last sealed batch of a dataset × period. */
export const lastSealedRows = (tx: Tx, dataset: string, period: string): number | null =>
  tx.get<{ rows: number }>(
    `SELECT coalesce(content_rows, sealed_rows) AS rows FROM submission WHERE dataset = ? AND period = ? AND sealed_rows IS NOT NULL
     ORDER BY revision DESC LIMIT 1`,
    dataset,
    period,
  )?.rows ?? null;

/** Of a revision, what the ledger is drawn up from. */
export interface RevisionFacts {
  readonly dataset: string;
  readonly period: string;
  readonly revision: number;
  readonly mode: SubmissionMode;
  readonly state: SubmissionState;
  readonly catalogVersion: string;
  readonly rows: number | null;
  readonly receivedAt: number | null;
  readonly accepted: number | null;
  readonly rejected: number | null;
  readonly handler: string;
  /** 1 when it was sent before the period was over. */
  readonly provisional: number;
  /** 1 when the platform sent rows or all of it back. */
  readonly cameBack: number;
}

/** Revisions of the periods of some calendar years (every period id begins with its year), oldest first. */
export const factsOfYears = (tx: Tx, from: number, to: number): RevisionFacts[] =>
  tx.all<RevisionFacts>(
    `SELECT dataset, period, revision, mode, state, catalog_version AS catalogVersion,
       coalesce(content_rows, sealed_rows) AS rows, received_at AS receivedAt,
       CASE WHEN content_rows IS NULL OR accepted IS NULL THEN accepted ELSE max(0, content_rows - coalesce(rejected, 0)) END AS accepted,
       rejected, coalesce(approved_by, prepared_by) AS handler,
       provisional, EXISTS (SELECT 1 FROM receipt WHERE receipt.batch_id = submission.batch_id AND kind IN ('partly', 'returned')) AS cameBack
     FROM submission WHERE substr(period, 1, 4) BETWEEN ? AND ? ORDER BY dataset, period, revision`,
    String(from),
    String(to),
  );
