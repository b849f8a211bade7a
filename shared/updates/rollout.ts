import type { Rollout } from './model.ts';

/**
 * A unit's place in the queue for a version, 0 to below 100, the same on every computer of the unit and every day; another
 * version shuffles anew, so that nobody is always first. FNV-1a, then a finalizer: units differ in a sign or two only.
 */
export function placeInQueue(uscc: string, version: string): number {
  let hash = 0x811c9dc5;
  for (const sign of `${uscc}|${version}`) {
    hash ^= sign.charCodeAt(0);
    hash = Math.imul(hash, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash ^= hash >>> 16;
  return ((hash >>> 0) / 0x1_0000_0000) * 100;
}

export type Turn = { readonly now: true } | { readonly now: false; readonly from: string | null };

/** Whether it is this unit's turn, or from when it will be as far as anybody has said. */
export function turnOf(rollout: Rollout, uscc: string, version: string, now: number): Turn {
  if (rollout.units.includes(uscc)) return { now: true };
  if (rollout.steps.length === 0) return rollout.units.length === 0 ? { now: true } : { now: false, from: null };
  const place = placeInQueue(uscc, version);
  const steps = [...rollout.steps].sort((a, b) => Date.parse(a.from) - Date.parse(b.from));
  // The step in force counts, not the largest so far: a publisher who takes the share back stops the rollout.
  const inForce = steps.filter(({ from }) => Date.parse(from) <= now).at(-1);
  if (inForce && place < inForce.percent) return { now: true };
  const later = steps.find(({ from, percent }) => Date.parse(from) > now && place < percent);
  return { now: false, from: later?.from ?? null };
}
