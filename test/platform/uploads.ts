import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { open, truncate, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import { paths } from '../../shared/sync/protocol.ts';
import type { BatchRecord } from './batch-book.ts';
import type { EvidenceRecord } from './case-evidence.ts';
import type { Client } from './clients.ts';
import type { Desk } from './desk.ts';
import { refusal, refuse, send } from './http.ts';
import type { PlatformState } from './state.ts';

const algorithms = ['sha256', 'sha1'];

interface Expected {
  readonly algorithm: string;
  readonly digest: string;
  /** Bytes the request announces: a piece that was cut short is kept, not judged. */
  readonly length: number;
}

interface Asking {
  readonly client: Client;
  readonly checksum: Expected | null;
}
const asking = new AsyncLocalStorage<Asking>();

/** What tus hooks throw: answered as it stands. */
const answer = (status_code: number, code: number, message: string, reason: string): object => ({
  status_code,
  body: JSON.stringify(refusal(code, message, { reason })),
});

/** Written at a time: each way to the disk costs as much as a piece of the network's does. */
const WRITE = 1 << 20;

/**
 * A file store that keeps a piece only when it is what its Upload-Checksum says (tus extension `checksum`). Of a line
 * that is cut, all that came is kept.
 */
class CheckedStore extends FileStore {
  override async write(readable: Parameters<FileStore['write']>[0], id: string, offset: number): Promise<number> {
    const expected = asking.getStore()?.checksum ?? null;
    const digest = expected && createHash(expected.algorithm);
    const path = join(this.directory, id);
    const file = await open(path, 'r+');
    let end = offset;
    let waiting: Buffer[] = [];
    let size = 0;
    const flush = async (): Promise<void> => {
      const [pieces, at] = [waiting, end];
      end += size;
      waiting = [];
      size = 0;
      if (pieces.length > 0) await file.writev(pieces, at);
    };
    try {
      try {
        const pieces: AsyncIterable<Buffer> = readable;
        for await (const piece of pieces) {
          digest?.update(piece);
          waiting.push(piece);
          size += piece.length;
          if (size >= WRITE) await flush();
        }
      } finally {
        await flush();
      }
    } finally {
      await file.close();
    }
    if (!expected || end - offset !== expected.length || digest?.digest('base64') === expected.digest) return end;
    await truncate(path, offset);
    throw answer(460, 2004, '分片摘要不符', 'checksum');
  }
}

/** `Upload-Checksum: sha256 <base64>`; null when absent, undefined when it asks for what is not known. */
function checksumOf(request: IncomingMessage): Expected | null | undefined {
  const header = request.headers['upload-checksum'];
  if (header === undefined) return null;
  const [algorithm = '', digest = ''] = String(header).split(' ');
  const length = Number(request.headers['content-length'] ?? Number.NaN);
  return algorithms.includes(algorithm) && digest !== '' ? { algorithm, digest, length } : undefined;
}

export interface Uploads {
  /** Everything under /v1/uploads, after the request's signature. */
  handle(request: IncomingMessage, response: ServerResponse, client: Client): Promise<void>;
  progressOf(record: BatchRecord): Promise<{ readonly url: string | null; readonly offset: number }>;
  drop(uploadId: string): Promise<void>;
  /** A payload that came by hand, in place of any upload under way. */
  put(record: BatchRecord, bytes: Uint8Array): Promise<void>;
  /** The same for evidence of a letter. */
  putEvidence(awaited: EvidenceRecord, bytes: Uint8Array): Promise<void>;
  /** Uploads that were complete when the platform was killed. */
  complete(record: BatchRecord): boolean;
}

export const uploadFolder = (root: string): string => join(root, 'uploads');

export function openUploads(state: PlatformState, desk: Desk): Uploads {
  const directory = uploadFolder(state.folder);
  mkdirSync(directory, { recursive: true });
  const store = new CheckedStore({ directory });
  store.extensions.push('checksum');
  const drop = (uploadId: string): Promise<void> => store.remove(uploadId).catch(() => undefined);

  const server = new Server({
    path: paths.uploads,
    datastore: store,
    relativeLocation: true,
    namingFunction: (_, metadata) => `${metadata?.batchId ?? metadata?.caseMessage ?? 'x'}-${randomBytes(6).toString('hex')}`,
    async onUploadCreate(_, upload) {
      const client = asking.getStore()?.client;
      const { caseMessage, attachment } = upload.metadata ?? {};
      if (caseMessage) {
        const awaited = state.evidence.awaited(caseMessage, attachment ?? '');
        if (!awaited || awaited.uscc !== client?.uscc) throw answer(404, 2006, '没有这个附件', 'unknown-evidence');
        if (awaited.here) throw answer(409, 2003, '附件已收到', 'received');
        if (upload.size !== awaited.bytes) throw answer(422, 2005, '附件大小与消息不符', 'upload-length');
        if (awaited.uploadId) await drop(awaited.uploadId);
        state.evidence.put({ ...awaited, uploadId: upload.id });
        return {};
      }
      const record = state.batches.get(upload.metadata?.batchId ?? '');
      if (!record || record.uscc !== client?.uscc) throw answer(404, 2006, '没有这个批次', 'unknown-batch');
      if (record.state !== 'awaiting-upload' || desk.takingIn(record.batchId)) throw answer(409, 2003, '批次已收到', 'received');
      if (record.refused) throw answer(422, record.refused.code, record.refused.message, 'refused');
      if (upload.size !== record.manifest.payload?.bytes) throw answer(422, 2005, '数据包大小与清单不符', 'upload-length');
      if (record.uploadId) await drop(record.uploadId);
      state.batches.put({ ...record, uploadId: upload.id });
      return {};
    },
    async onUploadFinish(_, upload) {
      const awaited = state.evidence.byUpload(upload.id);
      if (awaited && !(await state.evidence.arrived(awaited))) {
        await drop(upload.id);
        const refused = refusal(2004, '附件摘要不符，请重新上传', { reason: 'evidence-digest' });
        return {
          status_code: 422,
          body: JSON.stringify(refused),
          headers: { 'Content-Type': 'application/json; charset=utf-8' },
        };
      }
      const record = state.batches.byUpload(upload.id);
      const refused = record ? await desk.arrived(record.batchId) : null;
      if (!refused) return {};
      await drop(upload.id);
      const headers = { 'Content-Type': 'application/json; charset=utf-8' };
      return { status_code: 422, body: JSON.stringify(refused), headers };
    },
  });

  const sizeOf = (uploadId: string): number | null => {
    const path = join(directory, uploadId);
    return existsSync(path) ? statSync(path).size : null;
  };

  const isComplete = ({ uploadId, manifest }: BatchRecord): boolean =>
    uploadId !== null && sizeOf(uploadId) === manifest.payload?.bytes;

  return {
    async handle(request, response, client) {
      const checksum = checksumOf(request);
      if (checksum === undefined) return send(response, refuse(400, 2004, '不支持的分片摘要算法', { reason: 'checksum' }));
      const { pathname } = new URL(request.url ?? '/', 'http://platform');
      const id = pathname.slice(paths.uploads.length + 1);
      const owner = state.batches.byUpload(id)?.uscc ?? state.evidence.byUpload(id)?.uscc;
      if (id !== '' && owner !== client.uscc)
        return send(response, refuse(404, 2006, '没有这个上传', { reason: 'unknown-upload' }));
      if (request.method === 'DELETE' && desk.takingIn(state.batches.byUpload(id)?.batchId ?? ''))
        return send(response, refuse(409, 2003, '批次已收到', { reason: 'received' }));
      if (request.method === 'OPTIONS') response.setHeader('tus-checksum-algorithm', algorithms.join(','));
      await asking.run({ client, checksum }, () => server.handle(request, response));
      // The line may have gone between the last byte and the answer: tus then stops short of its last step.
      const record = request.method === 'PATCH' ? state.batches.byUpload(id) : undefined;
      if (record?.state !== 'awaiting-upload' || !isComplete(record) || desk.takingIn(record.batchId)) return;
      const refused = await desk.arrived(record.batchId);
      if (refused) await drop(id);
    },
    async progressOf({ uploadId }) {
      const offset = uploadId === null ? null : sizeOf(uploadId);
      return uploadId === null || offset === null ? { url: null, offset: 0 } : { url: `${paths.uploads}/${uploadId}`, offset };
    },
    drop,
    async put(record, bytes) {
      if (record.uploadId) await drop(record.uploadId);
      const uploadId = `${record.batchId}-${randomBytes(6).toString('hex')}`;
      await writeFile(join(directory, uploadId), bytes);
      state.batches.put({ ...record, uploadId });
    },
    async putEvidence(awaited, bytes) {
      if (awaited.uploadId) await drop(awaited.uploadId);
      const uploadId = `${awaited.messageId}-${randomBytes(6).toString('hex')}`;
      await writeFile(join(directory, uploadId), bytes);
      await state.evidence.arrived({ ...awaited, uploadId });
    },
    complete: isComplete,
  };
}
