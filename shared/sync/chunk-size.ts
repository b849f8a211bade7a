/**
 * How much goes into one request. A chunk should take a few seconds: long enough that its overhead does not count, short
 * enough that a cut loses little. Grows at most twofold per chunk, so one lucky measurement cannot mislead.
 */
export interface ChunkLimits {
  readonly smallest: number;
  readonly largest: number;
}

export const usualChunks: ChunkLimits = { smallest: 256 * 1024, largest: 8 * 1024 * 1024 };
/** On a slow or costly line: what a cut loses is small. */
export const smallChunks: ChunkLimits = { smallest: 64 * 1024, largest: 512 * 1024 };
const TARGET_MS = 3000;

const clamp = (bytes: number, { smallest, largest }: ChunkLimits): number =>
  Math.max(smallest, Math.min(largest, Math.floor(bytes)));

/** After a chunk of `size` (as planned) went through with `bytes` in `ms`. */
export function chunkAfterSuccess(size: number, bytes: number, ms: number, limits: ChunkLimits): number {
  return clamp(Math.min(size * 2, (bytes / Math.max(ms, 1)) * TARGET_MS), limits);
}

export function chunkAfterFailure(size: number, limits: ChunkLimits): number {
  return clamp(size / 2, limits);
}
