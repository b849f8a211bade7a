import { batchRequestSchema } from '../../shared/sync/protocol.ts';
import { type BatchRecord, stateOf } from './batch-book.ts';
import type { Client } from './clients.ts';
import { json, type Reply, refuse } from './http.ts';
import { admit, dutyOf, openManifest } from './manifest-check.ts';
import { takeStep } from './receipts.ts';
import type { PlatformState } from './state.ts';

/** What batches need of the uploads and of the desk that judges. */
export interface BatchPorts {
  /** Where the payload goes and how much of it is there. */
  progressOf(record: BatchRecord): Promise<{ readonly url: string | null; readonly offset: number }>;
  /** Forgets an upload that is of no use any more. */
  dropUpload(uploadId: string): Promise<void>;
  /** Goes on with a batch in the background: stores what is accepted. */
  proceed(batchId: string): void;
}

async function present(ports: BatchPorts, record: BatchRecord, status = 200): Promise<Reply> {
  const upload = record.state === 'awaiting-upload' ? await ports.progressOf(record) : null;
  return json(status, stateOf(record, upload));
}

/** POST /v1/batches. The batch id is the idempotency key: what is known already is told, not done again. */
export async function postBatch(state: PlatformState, ports: BatchPorts, client: Client, body: unknown): Promise<Reply> {
  const request = batchRequestSchema.safeParse(body);
  if (!request.success) return refuse(400, 2005, '请求格式不正确', { reason: 'shape' });
  const envelope = request.data.manifest;
  const opened = openManifest(envelope, client);
  if (!opened.ok) return opened.reply;
  const manifest = opened.value;
  const known = state.batches.get(manifest.batchId);
  if (known && known.state !== 'awaiting-upload') return present(ports, known);
  const samePayload = known?.manifest.payload?.sha256 === manifest.payload?.sha256;
  if (known?.refused && samePayload) return json(422, known.refused);
  const duty = dutyOf(state, manifest);
  if (!duty.ok) return duty.reply;
  const admitted = admit(state, manifest, duty.value);
  if (!admitted.ok) return admitted.reply;
  if (known && samePayload && manifest.mode !== 'nil') return present(ports, known);
  // Sealed anew with the same rows: another compression of them is what will come.
  if (known?.uploadId) await ports.dropUpload(known.uploadId);
  const record = state.batches.put({
    batchId: manifest.batchId,
    uscc: client.uscc,
    clientId: client.clientId,
    manifest,
    envelope,
    state: 'awaiting-upload',
    uploadId: null,
    receivedAt: null,
    accepted: null,
    rejected: null,
    receipts: [],
    returns: [],
    note: null,
    refused: null,
  });
  return manifest.mode === 'nil' ? present(ports, takeNil(state, ports, record), 201) : present(ports, record, 201);
}

/** A nil return has nothing to upload and nothing to judge. */
function takeNil(state: PlatformState, ports: Pick<BatchPorts, 'proceed'>, record: BatchRecord): BatchRecord {
  const received = takeStep(state, record, { state: 'received', receivedAt: state.clock.now() });
  const accepted = takeStep(state, received, { state: 'accepted', accepted: 0, rejected: 0 });
  ports.proceed(record.batchId);
  return accepted;
}

/** GET /v1/batches/{id}. A foreign unit's batch is as unknown as one that is not there. */
export async function getBatch(state: PlatformState, ports: BatchPorts, client: Client, batchId: string): Promise<Reply> {
  const record = state.batches.get(batchId);
  if (!record || record.uscc !== client.uscc) return refuse(404, 2006, '没有这个批次', { reason: 'unknown-batch' });
  return present(ports, record);
}
