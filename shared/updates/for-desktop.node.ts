import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { writeWhole } from '../base/whole-file.node.ts';
import { diskProblem } from './download.node.ts';
import type { Installer } from './installer.ts';
import { type Kind, kinds, versionText } from './model.ts';

/**
 * What the engine leaves for the desktop host, which runs the system's installer once the store is closed
 * (electron/updater.ts): `ready.json` names the proven file; the host proves it again before it runs it.
 */
const readySchema = z.object({
  version: versionText,
  kind: z.enum(kinds),
  schema: z.number().int(),
  file: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,199}$/),
  bytes: z.number().int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  back: z.boolean(),
  /** The system’s installer has been started with it. */
  attempted: z.boolean(),
});
export type Handed = z.infer<typeof readySchema>;

const stateSchema = z.object({
  ready: readySchema.nullable(),
  /** The file this version was installed from, and the one before it: kept to go back. */
  present: readySchema.nullable(),
  previous: readySchema.nullable(),
  failed: z.object({ version: versionText, at: z.number() }).nullable(),
});
type State = z.infer<typeof stateSchema>;

const statePath = (home: string): string => join(home, 'ready.json');

export function readHanded(home: string): State {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(statePath(home), 'utf8')));
  } catch {
    return { ready: null, present: null, previous: null, failed: null };
  }
}

export function changeHanded(home: string, change: Partial<State>): void {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  writeWhole(statePath(home), `${JSON.stringify({ ...readHanded(home), ...change }, null, 1)}\n`, 'all');
}

/** These need an administrator, or the officer's own hand: the proven file is shown to them. */
export const byHand: ReadonlySet<Kind> = new Set(['deb', 'mac', 'portable']);

/** At the start of the desktop: which version this is says whether the installer did its work. */
export function settleHanded(home: string, version: string, now: number): void {
  const { ready, present, previous } = readHanded(home);
  if (!ready) return;
  if (ready.version === version) {
    const before = present?.version === version ? previous : present;
    changeHanded(home, { ready: null, failed: null, present: { ...ready, back: false }, previous: before });
    if (previous && previous.file !== before?.file && previous.file !== ready.file)
      rmSync(join(home, previous.file), { force: true });
  } else if (ready.attempted) {
    changeHanded(home, { ready: null, failed: { version: ready.version, at: now } });
    if (!ready.back) rmSync(join(home, ready.file), { force: true });
  }
}

/** The desktop: the proven file waits beside the profile until the program ends. */
export function forDesktop(home: string, kind: Kind): Installer {
  const pathOf = ({ file }: Handed): string => join(home, file);
  const isThere = (handed: Handed | null): handed is Handed => handed !== null && existsSync(pathOf(handed));
  return {
    incoming: join(home, 'incoming'),
    async prepare(path, file, { version, schema }): Promise<Result<undefined>> {
      try {
        mkdirSync(home, { recursive: true, mode: 0o700 });
        renameSync(path, join(home, file.name));
        chmodSync(join(home, file.name), 0o755);
        const { name, bytes, sha256 } = file;
        changeHanded(home, {
          ready: { version, kind, schema, file: name, bytes, sha256, back: false, attempted: false },
          failed: null,
        });
        return ok();
      } catch (error) {
        const known = diskProblem(error, home, file.bytes);
        if (known) return known;
        throw error;
      }
    },
    ready() {
      const { ready } = readHanded(home);
      if (!isThere(ready)) return null;
      return { version: ready.version, back: ready.back, byHand: byHand.has(kind) ? pathOf(ready) : null };
    },
    drop() {
      const { ready } = readHanded(home);
      if (!ready) return;
      changeHanded(home, { ready: null });
      if (!ready.back) rmSync(pathOf(ready), { force: true });
    },
    failed: () => readHanded(home).failed,
    previous() {
      const { previous } = readHanded(home);
      return isThere(previous) && !byHand.has(kind) ? { version: previous.version, schema: previous.schema } : null;
    },
    back() {
      const { previous } = readHanded(home);
      if (!isThere(previous)) return fail(problem('updates/nothing'));
      changeHanded(home, { ready: { ...previous, back: true, attempted: false }, failed: null });
      return ok();
    },
  };
}
