import type { Tx } from '../store/tx.ts';
import { isSignedBy } from './keys.node.ts';
import { type PlatformKey, receiptSchema, signedSchema } from './protocol.ts';
import { json } from './replies.ts';

/** Where the platform says the unit's audit chain stood, by a receipt whose signature is right. */
export interface ReceiptAnchor {
  readonly n: number;
  readonly head: string;
  readonly receiptNo: string;
  /** When the platform first had the batch, epoch ms. */
  readonly at: number;
}

/** One for each batch; a receipt that does not prove itself anchors nothing. */
export function receiptAnchors(tx: Tx, keys: readonly PlatformKey[]): ReceiptAnchor[] {
  const found = new Map<string, ReceiptAnchor>();
  const rows = tx.all<{ batch: string; envelope: string; first: number }>(
    `SELECT batch_id AS batch, envelope, min(at) OVER (PARTITION BY batch_id) AS first FROM receipt
     WHERE envelope LIKE '%audit%' ORDER BY at, id`,
  );
  for (const { batch, envelope, first } of rows) {
    if (found.has(batch)) continue;
    const signed = signedSchema.safeParse(json(envelope));
    if (!signed.success) continue;
    const receipt = receiptSchema.safeParse(json(signed.data.payload));
    if (!receipt.success || !receipt.data.audit || receipt.data.batchId !== batch) continue;
    const key = keys.find(({ keyId, use }) => keyId === signed.data.keyId && use === 'receipt');
    if (!key || !isSignedBy(key, signed.data)) continue;
    found.set(batch, { ...receipt.data.audit, receiptNo: receipt.data.receiptNo, at: first });
  }
  return [...found.values()];
}
