import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';

/**
 * Durable and atomic: the old text or the new one, never half of one. `own`: for this account's eyes only. Throws what
 * the file system says; the old text stays then.
 */
export function writeWhole(path: string, text: string, eyes: 'own' | 'all'): void {
  const fresh = `${path}.new`;
  const handle = openSync(fresh, 'w', eyes === 'own' ? 0o600 : 0o644);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(fresh, path);
}
