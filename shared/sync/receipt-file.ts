import { z } from 'zod';
import { platformKeySchema, signedSchema } from './protocol.ts';

/** What proves a batch to somebody who has nothing else: manifest, receipts, the keys they were signed with, one record. */
export const receiptFileSchema = z.object({
  format: z.literal('tax-liaison-receipt-file/1'),
  manifest: signedSchema,
  receipts: z.array(signedSchema).min(1).max(20),
  keys: z.array(platformKeySchema).min(1).max(100),
  /** Proof that one record was in the batch. */
  record: z
    .object({
      line: z.string().max(4 * 1024 * 1024),
      index: z.number().int().min(0),
      size: z.number().int().positive(),
      path: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(60),
    })
    .nullable(),
});
export type ReceiptFile = z.infer<typeof receiptFileSchema>;

/** One thing that was looked at, and whether it is as it should be. */
export interface ProofCheck {
  readonly what: 'manifest' | 'batchId' | 'receipt' | 'content' | 'record';
  /** Of a receipt: its number; of a record: its place, from 1. */
  readonly about: string;
  readonly ok: boolean;
  /** What does not match, for support. */
  readonly detail: string;
}
