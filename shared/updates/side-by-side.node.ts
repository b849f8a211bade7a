import { renameSync, rmSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { ArchiveFault, unpack } from './archive.node.ts';
import { diskProblem } from './download.node.ts';
import type { Installer } from './installer.ts';
import { type Manifest, packedSchema, type UpdateFile } from './model.ts';
import { changeSwitch, packedIn, readCurrent, readSwitch, versionFolder } from './switch.node.ts';

/** An archive of the loopback host packs about 3 : 1; many times that is an attack. */
const MOST_UNPACKED = 20;
const LEAST_UNPACKED = 64 * 1024 * 1024;

/** The packed loopback host: the new version is put beside the present one, whole or not at all, and tried at the next start. */
export function sideBySide(home: string): Installer {
  const incoming = join(home, 'versions', '.incoming');

  async function placed(path: string, file: UpdateFile, { version }: Manifest): Promise<Result<undefined>> {
    const { previous } = readSwitch(home);
    if (version === readCurrent(home)) return fail(problem('updates/nothing'));
    const fresh = join(incoming, version);
    rmSync(fresh, { recursive: true, force: true });
    await mkdir(fresh, { recursive: true });
    await unpack(path, fresh, Math.max(LEAST_UNPACKED, file.bytes * MOST_UNPACKED));
    const read = packedSchema.safeParse(JSON.parse(await readFile(join(fresh, 'version.json'), 'utf8')));
    const packed = read.data;
    const fits =
      packed?.version === version && packed.kind === file.kind && packed.system === file.system && packed.arch === file.arch;
    if (!fits) return fail(problem('updates/content', { detail: 'version.json' }));
    const folder = versionFolder(home, version);
    // What lies there by that name did not start, or is the version before in another make: it is not the present one.
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
    changeSwitch(home, {
      next: { version, attempts: 0, back: false },
      failed: null,
      ...(previous === version ? { previous: null } : {}),
    });
    // With it whatever was begun for other versions.
    rmSync(incoming, { recursive: true, force: true });
    return ok();
  }

  return {
    incoming,
    async prepare(path, file, manifest) {
      const fresh = join(incoming, manifest.version);
      try {
        return await placed(path, file, manifest);
      } catch (error) {
        if (error instanceof ArchiveFault) return fail(problem('updates/content', { detail: error.message }));
        const known = diskProblem(error, home, file.bytes * 4);
        if (known) return known;
        if (error instanceof SyntaxError || (error instanceof Error && 'code' in error && error.code === 'ENOENT'))
          return fail(problem('updates/content', { detail: 'version.json' }));
        throw error;
      } finally {
        rmSync(fresh, { recursive: true, force: true });
      }
    },
    ready() {
      const { next } = readSwitch(home);
      return next ? { version: next.version, back: next.back, byHand: null } : null;
    },
    drop() {
      const { next } = readSwitch(home);
      if (!next) return;
      changeSwitch(home, { next: null });
      if (!next.back) rmSync(versionFolder(home, next.version), { recursive: true, force: true });
    },
    failed() {
      const { failed } = readSwitch(home);
      return failed && { version: failed.version, at: failed.at };
    },
    previous() {
      const { previous } = readSwitch(home);
      const packed = previous === null ? null : packedIn(home, previous);
      return packed && { version: packed.version, schema: packed.schema };
    },
    back() {
      const { previous } = readSwitch(home);
      if (previous === null || !packedIn(home, previous)) return fail(problem('updates/nothing'));
      try {
        changeSwitch(home, { next: { version: previous, attempts: 0, back: true }, failed: null });
      } catch (error) {
        const known = diskProblem(error, home, 1);
        if (known) return known;
        throw error;
      }
      return ok();
    },
  };
}
