import { beijingDay } from '../base/clock.ts';
import { problem } from '../base/problem.ts';
import { frozenUntil, type OpenWindow } from './freeze.ts';
import { type Decision, type Installation, type Manifest, PRODUCT_ID, type UpdateFile } from './model.ts';
import { turnOf } from './rollout.ts';
import { compareVersions } from './version.ts';

export interface Circumstances {
  readonly here: Pick<Installation, 'version' | 'kind' | 'system' | 'arch'>;
  readonly uscc: string;
  readonly now: number;
  /** The highest publication that was ever believed here. */
  readonly seen: number;
  readonly windows: readonly OpenWindow[];
  /** Carried in by hand: somebody has chosen it for this computer, so the queue does not count. */
  readonly byHand?: boolean;
}

/** The file of a manifest that fits this computer. */
export const fitting = (manifest: Manifest, here: Circumstances['here']): UpdateFile | null =>
  manifest.files.find(({ system, arch, kind }) => system === here.system && arch === here.arch && kind === here.kind) ?? null;

/** What is to be done about a manifest whose signature is right. Whatever is not clearly good is refused, with its reason. */
export function decide(manifest: Manifest, circumstances: Circumstances): Decision {
  const { here, uscc, now, seen, windows, byHand = false } = circumstances;
  const { version } = manifest;
  const refused = (code: Parameters<typeof problem>[0], data: Record<string, string | number> = {}): Decision => ({
    kind: 'refused',
    problem: problem(code, { version, ...data }),
  });
  if (manifest.product !== PRODUCT_ID) return refused('updates/otherProduct', { product: manifest.product });
  if (Date.parse(manifest.expiresAt) <= now)
    return refused('updates/expired', { day: beijingDay(Date.parse(manifest.expiresAt)) });
  if (manifest.sequence < seen) return refused('updates/putBack');
  const order = compareVersions(version, here.version);
  if (order < 0) return refused('updates/downgrade', { here: here.version });
  if (order === 0) return { kind: 'current' };
  if (!fitting(manifest, here)) return refused('updates/otherPlatform', { platform: `${here.kind} ${here.system} ${here.arch}` });
  const forced = manifest.minimum !== null && compareVersions(here.version, manifest.minimum) < 0;
  const turn = byHand ? { now: true as const } : turnOf(manifest.rollout, uscc, version, now);
  // What must be renewed does not queue.
  if (!turn.now && !forced) return { kind: 'waiting', from: turn.from };
  const until = frozenUntil(beijingDay(now), windows);
  return until === null ? { kind: 'offer', forced } : { kind: 'frozen', until, forced };
}
