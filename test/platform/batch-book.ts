import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  type BatchState,
  batchStateSchema,
  errorReplySchema,
  manifestSchema,
  returnedItemSchema,
  signedSchema,
} from '../../shared/sync/protocol.ts';
import { readState, writeAtomic } from './files.ts';

const recordSchema = z.object({
  batchId: z.string(),
  uscc: z.string(),
  clientId: z.string(),
  manifest: manifestSchema,
  /** As the client signed it; null for history that was put in without a client. */
  envelope: signedSchema.nullable(),
  state: batchStateSchema.shape.state,
  /** The tus upload under way or done. */
  uploadId: z.string().nullable(),
  /** Epoch ms of the received receipt. */
  receivedAt: z.number().nullable(),
  accepted: z.number().nullable(),
  rejected: z.number().nullable(),
  receipts: z.array(signedSchema),
  returns: z.array(returnedItemSchema),
  note: z.object({ text: z.string(), reviewer: z.string(), due: z.string().nullable() }).nullable(),
  /** Why the payload was refused; the same content can never be taken. */
  refused: errorReplySchema.nullable(),
});
export type BatchRecord = z.infer<typeof recordSchema>;

/** Every batch, one file each. Records are replaced, never changed in place. */
export interface BatchBook {
  get(batchId: string): BatchRecord | null;
  byUpload(uploadId: string): BatchRecord | null;
  all(): readonly BatchRecord[];
  put(record: BatchRecord): BatchRecord;
}

export function openBatches(root: string): BatchBook {
  const folder = join(root, 'batches');
  mkdirSync(folder, { recursive: true });
  const records = new Map<string, BatchRecord>();
  for (const name of readdirSync(folder)) {
    const record = name.endsWith('.json') ? readState(join(folder, name), recordSchema) : null;
    if (record) records.set(record.batchId, record);
  }
  return {
    get: (batchId) => records.get(batchId) ?? null,
    byUpload: (uploadId) => [...records.values()].find((record) => record.uploadId === uploadId) ?? null,
    all: () => [...records.values()],
    put(record) {
      writeAtomic(join(folder, `${record.batchId}.json`), JSON.stringify(record));
      records.set(record.batchId, record);
      return record;
    },
  };
}

/** As the protocol shows it; `upload` is where to send the payload and how much of it is there. */
export function stateOf(record: BatchRecord, upload: BatchState['upload']): BatchState {
  const { batchId, state, receipts, returns, note } = record;
  return { batchId, state, upload: state === 'awaiting-upload' ? upload : null, receipts, returns, note };
}
