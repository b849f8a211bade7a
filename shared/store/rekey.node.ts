import { copyFileSync } from 'node:fs';
import { ok, type Result } from '../base/result.ts';
import { connect, type OpenOptions, openStore } from './open.node.ts';

/**
 * The closed store once more under another key, as a file of its own: the old one stays whole until somebody says that
 * the new one counts, so a power cut at any moment leaves one of them.
 */
export async function rekeyed(from: OpenOptions, to: OpenOptions): Promise<Result<undefined>> {
  copyFileSync(from.path, to.path);
  const copy = await connect({ ...from, path: to.path }, false);
  try {
    // Every page is written anew, in one transaction; in the log's place a journal, which ends with it.
    copy.pragma('journal_mode=DELETE');
    copy.pragma(`rekey="raw:${Buffer.from(to.rawKey).toString('hex')}"`);
  } finally {
    copy.close();
  }
  const opened = await openStore(to);
  if (!opened.ok) return opened;
  opened.value.close();
  return ok();
}
