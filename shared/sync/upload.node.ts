import type { Clock } from '../base/clock.ts';
import { problem } from '../base/problem.ts';
import { type PreparedChunk, prepareChunk } from './chunk.node.ts';
import { type ChunkLimits, chunkAfterFailure, chunkAfterQuick, chunkAfterSuccess } from './chunk-size.ts';
import { partReader, type ReadPart } from './parts.ts';
import type { Answer, Failure, Platform, Stop } from './platform.ts';
import { failure } from './replies.ts';

export interface Upload {
  readonly batchId: string;
  readonly bytes: number;
  /** The address the platform gave; null when there is none yet. */
  readonly url: string | null;
}

export interface UploadDeps {
  readonly platform: Platform;
  readonly clock: Clock;
  readonly read: ReadPart;
  readonly stop: Stop;
  readonly chunks: ChunkLimits;
  /** Bytes per second at most; null = all there is. */
  readonly bandwidth: number | null;
  /** The upload's address, before anything is sent to it. */
  opened(url: string): void;
  /** Confirmed bytes so far; bytes per second of the last chunk. */
  confirmed(sent: number, rate: number | null): void;
}

/** Failures in a row without any progress after which the line is left alone for a while. */
const STALLS = 2;

/** Whether to ask where we are and go on at once: the line is merely bad, and nobody asked us to wait. */
const isHiccup = (failed: Failure, stop: Stop): boolean =>
  !stop.aborted && failed.retryAfter === null && (failed.reach === 'line' || failed.reach === 'item');

/**
 * Brings a payload to the platform from wherever the last attempt ended, to the byte. `gone`: the upload vanished on the
 * way, perhaps because its last chunk arrived and only the reply was lost; ask for the batch's state.
 */
export async function uploadPayload(deps: UploadDeps, upload: Upload): Promise<Answer<'complete' | 'gone'>> {
  const { platform, clock, stop, chunks } = deps;
  const { bytes } = upload;
  const reader = partReader(deps.read);
  const at = await begin(deps, upload);
  if (!at.ok) return at;
  const { url } = at.value;
  let { offset } = at.value;
  if (offset > bytes) {
    await platform.upload.remove(url, stop);
    return failure('item', problem('sync/digest', { detail: `${offset} > ${bytes}` }));
  }
  deps.confirmed(offset, null);
  let size = chunks.smallest;
  let stalls = 0;
  /** The chunk after this one is got ready while this one is under way, where the line is fast enough for that to count. */
  let ahead: PreparedChunk | null = null;
  let isFast = false;
  while (offset < bytes) {
    const end = Math.min(bytes, offset + size);
    const here = ahead?.from === offset && ahead.to === end ? ahead : prepareChunk(reader, offset, end);
    const next = isFast && end < bytes ? prepareChunk(reader, end, Math.min(bytes, end + chunkAfterQuick(size, chunks))) : null;
    ahead = next;
    const began = clock.now();
    const chunk = here.chunk(deps.bandwidth, () => next?.step());
    const patched = await platform.upload.patch(url, offset, chunk, stop);
    if (patched.ok) {
      const ms = Math.max(1, clock.now() - began);
      const quick = chunkAfterQuick(size, chunks);
      size = chunkAfterSuccess(size, patched.value - offset, ms, chunks);
      isFast = size === quick;
      deps.confirmed(patched.value, Math.round(((patched.value - offset) / ms) * 1000));
      offset = patched.value;
      stalls = 0;
      continue;
    }
    if (!isHiccup(patched, stop)) return patched;
    size = chunkAfterFailure(size, chunks);
    isFast = false;
    const head = await platform.upload.head(url, stop);
    if (!head.ok) return patched;
    if (head.value === null) return patched.problem.code === 'sync/digest' ? patched : { ok: true, value: 'gone' };
    stalls = head.value > offset ? 0 : stalls + 1;
    if (stalls >= STALLS) return patched;
    offset = head.value;
    deps.confirmed(offset, null);
  }
  return { ok: true, value: 'complete' };
}

/** The address to go on at: the known one while it lives, else a new one. */
async function begin(deps: UploadDeps, upload: Upload): Promise<Answer<{ readonly url: string; readonly offset: number }>> {
  const { platform, stop } = deps;
  if (upload.url !== null) {
    const head = await platform.upload.head(upload.url, stop);
    if (!head.ok) return head;
    if (head.value !== null) {
      deps.opened(upload.url);
      return { ok: true, value: { url: upload.url, offset: head.value } };
    }
  }
  const made = await platform.upload.create(upload.batchId, upload.bytes, stop);
  if (!made.ok) return made;
  deps.opened(made.value);
  return { ok: true, value: { url: made.value, offset: 0 } };
}
