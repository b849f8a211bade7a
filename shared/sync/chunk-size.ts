/**
 * How much goes into one request. A chunk should take a few seconds: long enough that its overhead does not count, short
 * enough that a cut loses little. Grows at most twofold per chunk, so one lucky measurement cannot mislead.
 */
export const SMALLEST_CHUNK = 256 * 1024;
export const LARGEST_CHUNK = 8 * 1024 * 1024;
const TARGET_MS = 3000;

const clamp = (bytes: number): number => Math.max(SMALLEST_CHUNK, Math.min(LARGEST_CHUNK, Math.floor(bytes)));

/** After a chunk of `size` (as planned) went through with `bytes` in `ms`. */
export function chunkAfterSuccess(size: number, bytes: number, ms: number): number {
  return clamp(Math.min(size * 2, (bytes / Math.max(ms, 1)) * TARGET_MS));
}

export function chunkAfterFailure(size: number): number {
  return clamp(size / 2);
}
