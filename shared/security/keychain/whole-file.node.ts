import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';

/** Durable, for this account's eyes, and whole or not there. */
export function writeFileWhole(path: string, text: string): void {
  const fresh = `${path}.new`;
  const handle = openSync(fresh, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(fresh, path);
}
