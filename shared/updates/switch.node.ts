import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../base/whole-file.node.ts';
import { packedSchema, versionText } from './model.ts';

/**
 * Versions of the loopback host side by side in one folder: `versions/<version>/`, and which of them counts. `current` is a
 * line of text that start scripts can read; the rest stands in `switch.json`. Each is replaced whole or not at all, and
 * `current` alone decides: whatever the other says, it names a version that has started well.
 */
const switchSchema = z.object({
  /** To be tried at the next start. `attempts` is counted before the try: one that takes the computer down is not tried again. */
  next: z.object({ version: versionText, attempts: z.number().int().min(0), back: z.boolean() }).nullable(),
  previous: versionText.nullable(),
  /** The last one that did not start. */
  failed: z.object({ version: versionText, at: z.number(), why: z.string().max(200) }).nullable(),
});
export type Switch = z.infer<typeof switchSchema>;

const nothing: Switch = { next: null, previous: null, failed: null };

export const versionFolder = (home: string, version: string): string => join(home, 'versions', version);

export function readCurrent(home: string): string | null {
  try {
    return versionText.safeParse(readFileSync(join(home, 'current'), 'utf8').trim()).data ?? null;
  } catch {
    return null;
  }
}

/** What cannot be read is nothing: the current version starts all the same. */
export function readSwitch(home: string): Switch {
  try {
    return switchSchema.parse(JSON.parse(readFileSync(join(home, 'switch.json'), 'utf8')));
  } catch {
    return nothing;
  }
}

export const changeSwitch = (home: string, change: Partial<Switch>): void =>
  writeWhole(join(home, 'switch.json'), `${JSON.stringify({ ...readSwitch(home), ...change }, null, 1)}\n`, 'all');

/** The new version has started well: from now on it is the one, and the one before stays beside it. */
export function settle(home: string, version: string): void {
  const before = readCurrent(home);
  writeWhole(join(home, 'current'), `${version}\n`, 'all');
  changeSwitch(home, { next: null, failed: null, ...(before !== null && before !== version ? { previous: before } : {}) });
  prune(home);
}

/** Only the current version and the one before are kept. */
function prune(home: string): void {
  const { previous, next } = readSwitch(home);
  const kept = new Set([readCurrent(home), previous, next?.version]);
  for (const name of readdirSync(join(home, 'versions'))) {
    if (kept.has(name) || name.startsWith('.')) continue;
    // A file still in use stays until another time.
    try {
      rmSync(versionFolder(home, name), { recursive: true, force: true });
    } catch {}
  }
}

/** What a version's folder says it is; null when it is not whole enough to say it. */
export function packedIn(home: string, version: string) {
  try {
    const path = join(versionFolder(home, version), 'version.json');
    return existsSync(path) ? (packedSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data ?? null) : null;
  } catch {
    return null;
  }
}
