import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, cpSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A disk of its own for one process needs a mount namespace; not every machine lets one be made. */
export const canMount = spawnSync('unshare', ['-Urm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

/** Starts `command` with a small disk of its own at `folder`; the rest of the machine does not see that disk. */
export function spawnOnSmallDisk(folder: string, megabytes: number, command: readonly string[]): ChildProcess {
  mkdirSync(folder, { recursive: true });
  const inside = `mount -t tmpfs -o size=${megabytes}m,mode=700 tmpfs "$0" && exec "$@"`;
  return spawn('unshare', ['-Urm', 'sh', '-c', inside, folder, ...command], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** The small disk as seen from outside, through the process that has it. */
export function smallDisk(host: ChildProcess, folder: string) {
  const place = join('/proc', String(host.pid), 'root', folder);
  const ballast = join(place, 'ballast');
  return {
    /** Until not one byte more finds room. */
    fill(): void {
      const file = openSync(ballast, 'a');
      for (let bytes = 1 << 20; bytes >= 1; bytes >>= 1)
        try {
          while (writeSync(file, Buffer.alloc(bytes)) > 0);
        } catch {
          // No room for a piece of this size; a smaller one may still go in.
        }
      closeSync(file);
    },
    free: (): void => rmSync(ballast),
    copyTo: (to: string): void => cpSync(place, to, { recursive: true }),
  };
}
export type SmallDisk = ReturnType<typeof smallDisk>;
