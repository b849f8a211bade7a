import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { FileSource } from '../../records/import/source.node.ts';

/** A chosen file is held in memory (no plaintext on disk), hence a bound. */
const MAX_BYTES = 1024 * 1024 * 1024;

export interface Upload {
  readonly token: string;
  readonly file: FileSource;
}

/** Reads an uploaded file into shared memory, so that the engine and its jobs read it without another copy. */
export async function receiveUpload(request: IncomingMessage): Promise<Result<Upload>> {
  const name = fileName(request.headers['x-file-name']);
  const size = Number(request.headers['content-length']);
  if (!Number.isSafeInteger(size) || size < 0) return fail(problem('file/gone'));
  if (size > MAX_BYTES) {
    // Read to its end and thrown away: a browser cut off midway would never see the reason.
    for await (const _ of request.resume());
    return fail(problem('file/tooLarge', { file: name, size: Math.ceil(size / 1048576), limit: MAX_BYTES / 1048576 }));
  }
  const bytes = new Uint8Array(new SharedArrayBuffer(size));
  let at = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array) || at + chunk.length > size) return fail(problem('file/gone'));
    bytes.set(chunk, at);
    at += chunk.length;
  }
  if (at !== size) return fail(problem('file/gone'));
  return ok({ token: randomUUID(), file: { kind: 'bytes', name, size, bytes } });
}

function fileName(header: string | string[] | undefined): string {
  try {
    const name = decodeURIComponent(typeof header === 'string' ? header : '');
    return name.split(/[\\/]/).pop()?.slice(0, 255) || '?';
  } catch {
    return '?';
  }
}
