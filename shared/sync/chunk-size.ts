/**
 * How much goes into one request. A chunk should take a few seconds: long enough that its overhead does not count, short
 * enough that a cut loses little. Grows twofold per chunk, fourfold while chunks hardly take any time: one lucky measurement
 * does not mislead far.
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

/** Done in a tenth of what it should take: even four times as much is short. */
const QUICK_MS = TARGET_MS / 10;

/** After a chunk of `size` (as planned) went through with `bytes` in `ms`. */
export function chunkAfterSuccess(size: number, bytes: number, ms: number, limits: ChunkLimits): number {
  const most = size * (ms <= QUICK_MS ? 4 : 2);
  return clamp(Math.min(most, (bytes / Math.max(ms, 1)) * TARGET_MS), limits);
}

/** What follows a chunk on a line of which nothing is felt. */
export const chunkAfterQuick = (size: number, limits: ChunkLimits): number => chunkAfterSuccess(size, size, 0, limits);

export function chunkAfterFailure(size: number, limits: ChunkLimits): number {
  return clamp(size / 2, limits);
}
