import type { SqlValue, Tx } from '../store/tx.ts';
import type { ReceiptView } from './model.ts';
import type { ReturnedFinding } from './ports.ts';

/** SQL of sealed batches: manifest, payload parts, receipts, and what the platform returned. */

/** Payload parts of a seal under way stand under a name no batch can have, until the seal completes. */
const sealing = (sid: number): string => `sealing:${sid}`;

export function putPart(tx: Tx, sid: number, n: number, bytes: Uint8Array): void {
  tx.run('INSERT INTO batch_part (batch_id, n, bytes) VALUES (?, ?, ?)', sealing(sid), n, bytes);
}

export function dropPartsUnderway(tx: Tx, sid: number): void {
  tx.run('DELETE FROM batch_part WHERE batch_id = ?', sealing(sid));
}

/** What a seal left behind when the program ended in the middle of it. */
export function sweepPartsUnderway(tx: Tx): void {
  tx.run(`DELETE FROM batch_part WHERE batch_id LIKE 'sealing:%'`);
}

export interface StoredManifest {
  readonly batchId: string;
  readonly sid: number;
  /** JSON of the signed statement, as it will travel. */
  readonly envelope: string;
  /** Compressed size of the payload; 0 when there is none. */
  readonly bytes: number;
}

export function putBatch(tx: Tx, batch: StoredManifest): void {
  tx.run('UPDATE batch_part SET batch_id = ? WHERE batch_id = ?', batch.batchId, sealing(batch.sid));
  tx.run(
    'INSERT INTO batch (batch_id, sid, manifest, bytes) VALUES (?, ?, ?, ?)',
    batch.batchId,
    batch.sid,
    batch.envelope,
    batch.bytes,
  );
}

export function dropBatch(tx: Tx, batchId: string): void {
  for (const table of ['batch', 'batch_part', 'receipt', 'returned_item'])
    tx.run(`DELETE FROM ${table} WHERE batch_id = ?`, batchId);
}

export const batchOf = (tx: Tx, batchId: string): StoredManifest | undefined =>
  tx.get<StoredManifest>('SELECT batch_id AS batchId, sid, manifest AS envelope, bytes FROM batch WHERE batch_id = ?', batchId);

export const countParts = (tx: Tx, batchId: string): number =>
  tx.get<{ n: number }>('SELECT count(*) AS n FROM batch_part WHERE batch_id = ?', batchId)?.n ?? 0;

/** Part `n` (0-based) of a sealed payload; null when there is none. Parts in order make the payload. */
export function readPart(tx: Tx, batchId: string, n: number): Uint8Array | null {
  return tx.get<{ bytes: Uint8Array }>('SELECT bytes FROM batch_part WHERE batch_id = ? AND n = ?', batchId, n)?.bytes ?? null;
}

export interface StoredReceipt {
  readonly kind: ReceiptView['kind'];
  readonly receiptNo: string;
  readonly at: number;
  /** JSON of the signed statement. */
  readonly envelope: string;
}

/** Keeps a receipt; true when it was not known before. */
export function putReceipt(tx: Tx, batchId: string, receipt: StoredReceipt): boolean {
  return (
    tx.run(
      'INSERT OR IGNORE INTO receipt (batch_id, kind, receipt_no, at, envelope) VALUES (?, ?, ?, ?, ?)',
      batchId,
      receipt.kind,
      receipt.receiptNo,
      receipt.at,
      receipt.envelope,
    ).changes > 0
  );
}

export const receiptsOf = (tx: Tx, batchId: string): StoredReceipt[] =>
  tx.all<StoredReceipt>(
    'SELECT kind, receipt_no AS receiptNo, at, envelope FROM receipt WHERE batch_id = ? ORDER BY at, id',
    batchId,
  );

/** The platform always tells all of its findings on a batch, so the last word replaces what was there. */
export function putReturned(tx: Tx, batchId: string, findings: readonly ReturnedFinding[]): void {
  tx.run('DELETE FROM returned_item WHERE batch_id = ?', batchId);
  findings.forEach((item, n) => {
    const values: SqlValue[] = [batchId, n, item.line, item.field, item.code, item.rule, item.severity, item.value];
    tx.run(
      `INSERT INTO returned_item (batch_id, n, line, field, code, rule, severity, value, message)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...values,
      JSON.stringify(item.message),
    );
  });
}

export const countReturned = (tx: Tx, batchId: string): number =>
  tx.get<{ n: number }>('SELECT count(*) AS n FROM returned_item WHERE batch_id = ?', batchId)?.n ?? 0;

export function returnedOf(tx: Tx, batchId: string): ReturnedFinding[] {
  return tx
    .all<Omit<ReturnedFinding, 'message'> & { message: string }>(
      'SELECT line, field, code, rule, severity, value, message FROM returned_item WHERE batch_id = ? ORDER BY n',
      batchId,
    )
    .map(({ message, ...item }) => {
      const words: ReturnedFinding['message'] = JSON.parse(message);
      return { ...item, message: words };
    });
}
