import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Feed } from './feed.node.ts';
import type { UpdateFile } from './model.ts';

/** Tries in a row that brought nothing new, after which it is left for another time. */
const STALLS = 3;
const MIB = 1024 * 1024;

/** What a full or closed disk means here; anything else is a bug. */
export function diskProblem(error: unknown, folder: string, need: number) {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOSPC' || code === 'EDQUOT') return fail(problem('updates/noRoom', { need: Math.ceil(need / MIB) }));
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST')
    return fail(problem('updates/readOnly', { folder }));
  return null;
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: MIB })) hash.update(piece);
  return hash.digest('hex');
}

const sizeOf = async (path: string): Promise<number> => (await stat(path).catch(() => null))?.size ?? 0;

export interface Fetching {
  readonly feed: Feed;
  readonly file: UpdateFile;
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number) => void;
}

/**
 * Fetches a file of the manifest and proves it: its name here is its digest, an unfinished one goes on from where it was cut,
 * and not one byte more than the publisher said is written. Answers where it lies.
 */
export async function fetchFile({ feed, file, folder, signal, onProgress }: Fetching): Promise<Result<string>> {
  const whole = join(folder, file.sha256);
  const part = `${whole}.part`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if ((await sizeOf(whole)) === file.bytes && (await sha256Of(whole)) === file.sha256) return ok(whole);
    for (let stalls = 0; (await sizeOf(part)) < file.bytes; ) {
      const before = await sizeOf(part);
      const got = await more({ feed, file, folder, signal, onProgress }, part, before);
      if (signal.aborted) return fail(problem('contract/cancelled'));
      const now = await sizeOf(part);
      if (now >= file.bytes) break;
      if (!got.ok && now <= before) return got;
      stalls = now > before ? 0 : stalls + 1;
      if (stalls >= STALLS) return fail(problem('updates/cut', { have: now, want: file.bytes }));
    }
    return await proven(part, whole, file);
  } catch (error) {
    const known = diskProblem(error, folder, file.bytes);
    if (known) return known;
    throw error;
  }
}

async function proven(part: string, whole: string, file: UpdateFile): Promise<Result<string>> {
  if ((await sizeOf(part)) === file.bytes && (await sha256Of(part)) === file.sha256) {
    await rename(part, whole);
    return ok(whole);
  }
  await rm(part, { force: true });
  return fail(problem('updates/digest'));
}

/** One request's worth. A line that breaks is no problem as long as something comes now and then. */
async function more(fetching: Fetching, part: string, have: number): Promise<Result<undefined>> {
  const { feed, file, signal, onProgress } = fetching;
  const opened = await feed.open(file.name, have, signal);
  if (!opened.ok) return opened;
  // A server that does not know ranges begins anew; one that begins beyond what we have would leave a hole.
  const from = opened.value.from <= have ? opened.value.from : null;
  const handle = await open(part, from === 0 ? 'w' : 'a');
  let at = from ?? have;
  try {
    if (from === null) return fail(problem('updates/unreachable', { detail: 'range' }));
    if (from > 0 && from < have) await handle.truncate(from);
    for await (const piece of opened.value.bytes) {
      const room = file.bytes - at;
      await handle.write(piece.subarray(0, room));
      at += Math.min(piece.length, room);
      onProgress(at);
      // Whoever sends more than was signed is not listened to.
      if (piece.length > room || signal.aborted) break;
    }
    await handle.sync();
    return ok();
  } catch (error) {
    if (diskProblem(error, '', 0)) throw error;
    // A line that broke may take along what had already come: whether it brought anything is seen by the file.
    return ok();
  } finally {
    await handle.close();
  }
}
