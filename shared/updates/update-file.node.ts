import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { diskProblem } from './download.node.ts';
import type { UpdateFile } from './model.ts';
import { MOST_MANIFEST } from './verify.node.ts';

/**
 * An update carried by hand: one line that says what it is, one line with the signed manifest, then the bytes of the one
 * file it brings.
 */
const headSchema = z.object({ format: z.literal('liaison-update-file/1'), file: z.string().max(200) }).strict();
const HEAD = 1000;

export interface ByteSource {
  readonly size: number;
  read(start: number, length: number): Promise<Uint8Array> | Uint8Array;
}

export interface CarriedUpdate {
  readonly envelope: string;
  /** The manifest's name of the file that follows. */
  readonly file: string;
  readonly from: number;
}

const broken = () => fail(problem('updates/notUpdateFile'));

/** Reads the two lines; nothing of them is believed yet. */
export async function readCarried(source: ByteSource): Promise<Result<CarriedUpdate>> {
  const start = Buffer.from(await source.read(0, Math.min(source.size, HEAD + MOST_MANIFEST)));
  const first = start.indexOf(10);
  if (first === -1 || first > HEAD) return broken();
  const second = start.indexOf(10, first + 1);
  if (second === -1) return broken();
  try {
    const head = headSchema.parse(JSON.parse(start.subarray(0, first).toString('utf8')));
    return ok({ envelope: start.subarray(first + 1, second).toString('utf8'), file: head.file, from: second + 1 });
  } catch {
    return broken();
  }
}

const PIECE = 4 * 1024 * 1024;

/** Takes the file out and proves it against the manifest, whose signature has been checked; answers where it lies. */
export async function takeOut(
  source: ByteSource,
  carried: CarriedUpdate,
  file: UpdateFile,
  folder: string,
  onProgress: (done: number) => void,
): Promise<Result<string>> {
  if (source.size - carried.from !== file.bytes) return broken();
  const whole = join(folder, file.sha256);
  const part = `${whole}.carried`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const hash = createHash('sha256');
    const handle = await open(part, 'w');
    try {
      for (let at = 0; at < file.bytes; at += PIECE) {
        const piece = await source.read(carried.from + at, Math.min(PIECE, file.bytes - at));
        hash.update(piece);
        await handle.write(piece);
        onProgress(at + piece.length);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (hash.digest('hex') !== file.sha256) {
      await rm(part, { force: true });
      return fail(problem('updates/digest'));
    }
    await rename(part, whole);
    return ok(whole);
  } catch (error) {
    const known = diskProblem(error, folder, file.bytes);
    if (known) return known;
    throw error;
  }
}
