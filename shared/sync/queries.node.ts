import type { Problem } from '../base/problem.ts';
import type { Tx } from '../store/tx.ts';
import type { ItemFacts, StoredState } from './loop.ts';
import type { InboxEvent } from './protocol.ts';

/** The only SQL for outbox and inbox, and for this room's own settings (`sync.*`). */

export interface OutboxRow {
  readonly id: number;
  /** What it is about: a sealed batch, or a message of a case, whose id then stands for the batch's. */
  readonly kind: 'batch' | 'case';
  readonly batchId: string;
  readonly state: StoredState;
  readonly attempts: number;
  readonly nextAt: number | null;
  /** JSON of a Problem. */
  readonly cause: string | null;
  readonly uploadUrl: string | null;
  readonly sent: number;
  readonly queuedAt: number;
  readonly doneAt: number | null;
  /** JSON of WithdrawnFacts. */
  readonly facts: string | null;
  /** 1 = an officer keeps it here for now. */
  readonly held: number;
  /** When it was last written to a bundle to be carried by hand. */
  readonly carriedAt: number | null;
}

/** What a batch was that is here no more. */
export interface WithdrawnFacts {
  readonly submission: string;
  readonly dataset: string;
  readonly period: string;
  readonly revision: number;
  readonly rows: number;
  readonly bytes: number;
  readonly catalogVersion: string;
}

const columns = `id, kind, batch_id AS batchId, state, attempts, next_at AS nextAt, cause, upload_url AS uploadUrl, sent,
  queued_at AS queuedAt, done_at AS doneAt, facts, held, carried_at AS carriedAt`;

/** The same content sealed again after a withdrawal is the same batch: it begins anew. */
export function insertItem(tx: Tx, batchId: string, now: number, kind: OutboxRow['kind'] = 'batch'): void {
  tx.run('DELETE FROM outbox WHERE batch_id = ?', batchId);
  tx.run(`INSERT INTO outbox (batch_id, kind, state, queued_at) VALUES (?, ?, 'waiting', ?)`, batchId, kind, now);
}

export const deleteItem = (tx: Tx, id: number): void => void tx.run('DELETE FROM outbox WHERE id = ?', id);

/** In the order in which they were queued. */
export const openItems = (tx: Tx): OutboxRow[] =>
  tx.all<OutboxRow>(`SELECT ${columns} FROM outbox WHERE state NOT IN ('done', 'withdrawn') ORDER BY id`);

/** Delivered or taken back, latest first. */
export const overItems = (tx: Tx, limit: number): OutboxRow[] =>
  tx.all<OutboxRow>(
    `SELECT ${columns} FROM outbox WHERE state IN ('done', 'withdrawn') ORDER BY done_at DESC, id DESC LIMIT ?`,
    limit,
  );

export const itemOf = (tx: Tx, id: number): OutboxRow | undefined =>
  tx.get<OutboxRow>(`SELECT ${columns} FROM outbox WHERE id = ?`, id);

/** What is over stays over: a receipt may have come by hand while an attempt over the line was failing. */
export function setItem(tx: Tx, id: number, facts: ItemFacts): void {
  const cause = facts.cause ? JSON.stringify(facts.cause) : null;
  tx.run(
    `UPDATE outbox SET state = ?, attempts = ?, next_at = ?, cause = ? WHERE id = ? AND state NOT IN ('done', 'withdrawn')`,
    facts.state,
    facts.attempts,
    facts.nextAt,
    cause,
    id,
  );
}

/** In place of an upload's address: an attempt was made, so something of it may be with the platform. */
export const TRIED = '';

export const setTried = (tx: Tx, id: number): void =>
  void tx.run('UPDATE outbox SET upload_url = coalesce(upload_url, ?) WHERE id = ?', TRIED, id);

export const setUploadUrl = (tx: Tx, id: number, url: string): void =>
  void tx.run('UPDATE outbox SET upload_url = ? WHERE id = ?', url, id);

export const setSent = (tx: Tx, id: number, sent: number): void =>
  void tx.run('UPDATE outbox SET sent = ? WHERE id = ?', sent, id);

/** Taken back: it stays to be seen, with what it was. */
export const setWithdrawn = (tx: Tx, id: number, facts: WithdrawnFacts, now: number): void =>
  void tx.run(
    `UPDATE outbox SET state = 'withdrawn', next_at = NULL, cause = NULL, facts = ?, held = 0, done_at = ? WHERE id = ?`,
    JSON.stringify(facts),
    now,
    id,
  );

export const setCarried = (tx: Tx, id: number, now: number): void =>
  void tx.run('UPDATE outbox SET carried_at = ? WHERE id = ?', now, id);

export const itemOfBatch = (tx: Tx, batchId: string): OutboxRow | undefined =>
  tx.get<OutboxRow>(`SELECT ${columns} FROM outbox WHERE batch_id = ?`, batchId);

export const setHeld = (tx: Tx, id: number, held: boolean): void =>
  void tx.run('UPDATE outbox SET held = ? WHERE id = ?', held ? 1 : 0, id);

/** A verified receipt: done, whatever state it was in. */
export const setDone = (tx: Tx, batchId: string, bytes: number, now: number): void =>
  void tx.run(
    `UPDATE outbox SET state = 'done', next_at = NULL, cause = NULL, sent = ?, done_at = ? WHERE batch_id = ? AND state <> 'done'`,
    bytes,
    now,
    batchId,
  );

export function causeOf(row: OutboxRow): Problem | null {
  if (row.cause === null) return null;
  const cause: Problem = JSON.parse(row.cause);
  return cause;
}

export function factsOf(row: OutboxRow): WithdrawnFacts | null {
  if (row.facts === null) return null;
  const facts: WithdrawnFacts = JSON.parse(row.facts);
  return facts;
}

export interface InboxRow {
  readonly seq: number;
  readonly kind: string;
  readonly at: string;
  /** JSON. */
  readonly body: string;
  readonly known: number;
}

/** False when it was there already. */
export function insertEvent(tx: Tx, event: InboxEvent, known: boolean): boolean {
  const { seq, kind, at, body } = event;
  const values = [seq, kind, at, JSON.stringify(body), known ? 1 : 0] as const;
  return tx.run('INSERT OR IGNORE INTO inbox (seq, kind, at, body, known) VALUES (?, ?, ?, ?, ?)', ...values).changes > 0;
}

export const lastEvent = (tx: Tx): number => tx.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM inbox')?.seq ?? 0;

/** The newest first; receipts are many and are asked for apart, so that they never crowd out what has to be read. */
export const newestEvents = (tx: Tx, receipts: boolean, limit: number): InboxRow[] =>
  tx.all<InboxRow>(
    `SELECT seq, kind, at, body, known FROM inbox WHERE (kind = 'receipt') = ? ORDER BY seq DESC LIMIT ?`,
    receipts ? 1 : 0,
    limit,
  );

type SettingKey = 'sync.cursor' | 'sync.paused' | 'sync.line' | 'sync.route' | 'sync.shut' | 'sync.carry' | 'enrolment';

export function readOwn(tx: Tx, key: SettingKey): unknown {
  const row = tx.get<{ value: string }>('SELECT value FROM setting WHERE key = ?', key);
  return row ? JSON.parse(row.value) : undefined;
}

export function writeOwn(tx: Tx, key: SettingKey, value: unknown): void {
  tx.run(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    JSON.stringify(value),
  );
}
