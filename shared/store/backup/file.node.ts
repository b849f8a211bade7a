import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { AbortSignalLike } from '../../base/call.ts';
import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';

/**
 * A backup is one file: a line that names the format, a readable head, the store as it lies on the disk (encrypted), and
 * a digest over all of it. Nothing of it is ever plain but the head.
 */
const FAMILY = 'liaison-backup/';
const FIRST_LINE = `${FAMILY}1\n`;
const LENGTH = 4;
const DIGEST = 32;
const MOST_HEAD = 1 << 20;
const PIECE = 1 << 16;

export const backupHeadSchema = z.object({
  /** Epoch ms. */
  madeAt: z.number().int().min(0),
  /** Version of the store's schema: a newer one than ours is not taken. */
  schema: z.number().int().min(0),
  /** Bytes of the store inside. */
  bytes: z.number().int().min(1),
  /** What opens it: the key file, opaque here. */
  keys: z.unknown(),
  /** Whose it is, opaque here. */
  about: z.unknown(),
});
export type BackupHead = z.infer<typeof backupHeadSchema>;

/** Any file that may be a backup: one on a disk, or one a window brought. */
export interface BackupSource {
  readonly size: number;
  /** Exactly `length` bytes, fewer only at the end; good until the next are read. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

export interface OpenedBackup {
  readonly head: BackupHead;
  /** Where the store begins. */
  readonly at: number;
}

/** Writes beside the target first: a backup of that name is whole or not there. Read back before it counts. */
export async function writeBackup(
  storePath: string,
  target: string,
  head: Omit<BackupHead, 'bytes'>,
  signal: AbortSignalLike,
  onBytes: (done: number, total: number) => void = () => {},
): Promise<Result<BackupHead>> {
  const part = `${target}.part`;
  const from = await open(storePath, 'r');
  try {
    const whole: BackupHead = { ...head, bytes: (await from.stat()).size };
    const to = await open(part, 'w', 0o600);
    try {
      const done = await fillFile(from, to, whole, signal, onBytes);
      if (!done) return fail(problem('contract/cancelled'));
      await to.sync();
    } finally {
      await to.close();
    }
    const back = await withFile(part, (source) => checkBackup(source));
    if (!back.ok) return back;
    if (signal.aborted) return fail(problem('contract/cancelled'));
    await rename(part, target);
    return ok(whole);
  } finally {
    await from.close();
    await rm(part, { force: true }).catch(() => {});
  }
}

async function fillFile(
  from: FileHandle,
  to: FileHandle,
  head: BackupHead,
  signal: AbortSignalLike,
  onBytes: (done: number, total: number) => void,
): Promise<boolean> {
  const hash = createHash('sha256');
  const put = async (bytes: Uint8Array): Promise<void> => {
    hash.update(bytes);
    await to.writeFile(bytes);
  };
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32BE(text.length);
  await put(Buffer.concat([Buffer.from(FIRST_LINE), length, text]));
  const piece = Buffer.alloc(PIECE);
  for (let at = 0; at < head.bytes; ) {
    if (signal.aborted) return false;
    const { bytesRead } = await from.read(piece, 0, Math.min(PIECE, head.bytes - at), at);
    if (bytesRead === 0) throw Object.assign(new Error('the store ended early'), { code: 'EIO' });
    await put(piece.subarray(0, bytesRead));
    at += bytesRead;
    onBytes(at, head.bytes);
  }
  await to.writeFile(hash.digest());
  return true;
}

/** The head alone: enough for a list. Says nothing about the rest of the file. */
export async function readHead(source: BackupSource): Promise<Result<OpenedBackup>> {
  const start = Buffer.from(await source.read(0, FIRST_LINE.length + LENGTH));
  const line = start.subarray(0, FIRST_LINE.length).toString('latin1');
  if (!line.startsWith(FAMILY)) return fail(problem('backup/notBackup'));
  if (line !== FIRST_LINE) return fail(problem('backup/future', { found: line.slice(FAMILY.length).trim() }));
  if (start.length < FIRST_LINE.length + LENGTH) return fail(problem('backup/incomplete', { have: source.size, want: '?' }));
  const length = start.readUInt32BE(FIRST_LINE.length);
  if (length > MOST_HEAD) return fail(problem('backup/damaged'));
  const text = Buffer.from(await source.read(start.length, length));
  if (text.length < length) return fail(problem('backup/incomplete', { have: source.size, want: '?' }));
  try {
    return ok({ head: backupHeadSchema.parse(JSON.parse(text.toString('utf8'))), at: start.length + length });
  } catch {
    return fail(problem('backup/damaged'));
  }
}

/** Reads all of it: complete, and not a bit other than when it was made. */
export async function checkBackup(
  source: BackupSource,
  onPiece?: (bytes: Uint8Array) => Promise<void>,
): Promise<Result<OpenedBackup>> {
  const opened = await readHead(source);
  if (!opened.ok) return opened;
  const { at, head } = opened.value;
  const want = at + head.bytes + DIGEST;
  if (source.size < want) return fail(problem('backup/incomplete', { have: source.size, want }));
  if (source.size > want) return fail(problem('backup/damaged'));
  const hash = createHash('sha256').update(await source.read(0, at));
  for (let from = at; from < at + head.bytes; from += PIECE) {
    const bytes = await source.read(from, Math.min(PIECE, at + head.bytes - from));
    hash.update(bytes);
    await onPiece?.(bytes);
  }
  const digest = Buffer.from(await source.read(at + head.bytes, DIGEST));
  return digest.equals(hash.digest()) ? opened : fail(problem('backup/damaged'));
}

/** Takes the store out of a backup while checking it; what did not come out whole is removed again. */
export async function extractStore(source: BackupSource, target: string): Promise<Result<OpenedBackup>> {
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  const to = await open(target, 'wx', 0o600);
  let taken = false;
  try {
    const checked = await checkBackup(source, (bytes) => to.writeFile(bytes));
    if (checked.ok) await to.sync();
    taken = checked.ok;
    return checked;
  } finally {
    await to.close();
    if (!taken) await rm(target, { force: true });
  }
}

/** A file of this computer as a source, open while `work` runs. */
export async function withFile<T>(path: string, work: (source: BackupSource) => Promise<T>): Promise<T> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    // One for all pieces: new ones for a large store would all lie about until they are tidied up.
    let room = Buffer.alloc(PIECE);
    return await work({
      size,
      async read(offset, length) {
        const wanted = Math.max(0, Math.min(length, size - offset));
        if (wanted > room.length) room = Buffer.alloc(wanted);
        const bytes = room.subarray(0, wanted);
        let got = 0;
        while (got < bytes.length) {
          const { bytesRead } = await file.read(bytes, got, bytes.length - got, offset + got);
          if (bytesRead === 0) break;
          got += bytesRead;
        }
        return bytes.subarray(0, got);
      },
    });
  } finally {
    await file.close();
  }
}
