import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import type { z } from 'zod';

/** Replaces a file as a whole: whoever is killed in between leaves the old or the new one, never half of one. */
export function writeAtomic(path: string, text: string): void {
  const next = `${path}.next`;
  const fd = openSync(next, 'w', 0o600);
  try {
    writeSync(fd, text);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(next, path);
}

/** A file of the state folder; null when there is none yet. One that does not parse stops the start. */
export function readState<S extends z.ZodType>(path: string, schema: S): z.infer<S> | null {
  return existsSync(path) ? schema.parse(JSON.parse(readFileSync(path, 'utf8'))) : null;
}
