import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type CaseMessage, paths } from '../../shared/sync/protocol.ts';
import { readState, writeAtomic } from './files.ts';
import { json, type Reply, refuse } from './http.ts';

const recordSchema = z.object({
  messageId: z.string(),
  caseId: z.string(),
  uscc: z.string(),
  sha256: z.string(),
  bytes: z.number(),
  uploadId: z.string().nullable(),
  /** All of it came, and it is what the message says. */
  here: z.boolean(),
});
export type EvidenceRecord = z.infer<typeof recordSchema>;

/** Files that messages of cases name: awaited, under way, here. */
export interface EvidenceBook {
  /** What of a message has not come yet, and where to go on. */
  missing(message: CaseMessage): readonly { name: string; bytes: number; sha256: string; upload: string | null }[];
  awaited(messageId: string, sha256: string): EvidenceRecord | null;
  byUpload(uploadId: string): EvidenceRecord | null;
  put(record: EvidenceRecord): void;
  /** Takes in what arrived; false when it is something else. */
  arrived(record: EvidenceRecord): Promise<boolean>;
  /** A piece for a party of the case. */
  piece(caseId: string, sha256: string, from: number): Promise<Reply>;
  /** All of it, for a bundle; null when it is not here. */
  whole(caseId: string, sha256: string): Buffer | null;
}

const PIECE = 1024 * 1024;

export function openEvidence(root: string): EvidenceBook {
  const path = join(root, 'evidence.json');
  const folder = join(root, 'uploads');
  const records = new Map<string, EvidenceRecord>();
  const keyOf = (messageId: string, sha256: string): string => `${messageId} ${sha256}`;
  for (const record of readState(path, z.array(recordSchema)) ?? []) records.set(keyOf(record.messageId, record.sha256), record);
  const put = (record: EvidenceRecord): void => {
    records.set(keyOf(record.messageId, record.sha256), record);
    writeAtomic(path, JSON.stringify([...records.values()]));
  };
  const fileOf = (caseId: string, sha256: string): string | null => {
    const record = [...records.values()].find((one) => one.caseId === caseId && one.sha256 === sha256 && one.here);
    const file = join(folder, record?.uploadId ?? '');
    return record && existsSync(file) ? file : null;
  };
  return {
    put,
    awaited: (messageId, sha256) => records.get(keyOf(messageId, sha256)) ?? null,
    byUpload: (uploadId) => [...records.values()].find((record) => record.uploadId === uploadId) ?? null,
    missing: (message) =>
      message.attachments.flatMap((file) => {
        const { messageId, caseId, unit: uscc } = message;
        const { sha256, bytes } = file;
        const known = records.get(keyOf(messageId, sha256));
        if (known?.here) return [];
        if (!known) put({ messageId, caseId, uscc, sha256, bytes, uploadId: null, here: false });
        const uploadId = known?.uploadId ?? null;
        return [{ ...file, upload: uploadId === null ? null : `${paths.uploads}/${uploadId}` }];
      }),
    async arrived(record) {
      const file = join(folder, record.uploadId ?? '');
      const digest = createHash('sha256');
      for await (const chunk of createReadStream(file)) digest.update(chunk);
      const right = digest.digest('hex') === record.sha256;
      put(right ? { ...record, here: true } : { ...record, uploadId: null });
      return right;
    },
    whole(caseId, sha256) {
      const file = fileOf(caseId, sha256);
      return file === null ? null : readFileSync(file);
    },
    async piece(caseId, sha256, from) {
      const file = fileOf(caseId, sha256);
      if (file === null) return refuse(404, 2006, '没有这个附件', { reason: 'unknown-evidence' });
      const total = statSync(file).size;
      const buffer = Buffer.alloc(Math.max(0, Math.min(PIECE, total - from)));
      const handle = await open(file, 'r');
      try {
        if (buffer.length > 0) await handle.read(buffer, 0, buffer.length, from);
      } finally {
        await handle.close();
      }
      return json(200, { from, total, data: buffer.toString('base64') });
    },
  };
}
