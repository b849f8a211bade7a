import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type BrowserWindow, dialog } from 'electron';
import { problem } from '../shared/base/problem.ts';
import { fail, ok, type Result } from '../shared/base/result.ts';
import { TakingFailed } from '../shared/engine/export/taken.node.ts';
import type { EngineHandle } from '../shared/engine/start.node.ts';

/**
 * Asks where an export is to be saved and writes it there as it is made; false when the officer thought better of it.
 * Until it is whole it stands under another name beside, so that nobody takes half a file for one.
 */
export async function saveExport(
  engine: EngineHandle,
  window: BrowserWindow,
  token: string,
  name: string,
): Promise<Result<boolean>> {
  const proposed = basename(name.replaceAll('\\', '/'));
  const chosen = await dialog.showSaveDialog(window, {
    defaultPath: proposed,
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
    filters: [{ name: 'Excel / CSV', extensions: [extname(proposed).slice(1) || 'xlsx'] }],
  });
  if (chosen.canceled || chosen.filePath === '') return ok(false);
  const taken = await engine.take(token);
  if (!taken.ok) return taken;
  const unfinished = `${chosen.filePath}.${token.slice(0, 8)}.part`;
  const file = createWriteStream(unfinished, { flags: 'wx' });
  try {
    await pipeline(taken.value.bytes, file);
    await rename(unfinished, chosen.filePath);
    return ok(true);
  } catch (error) {
    // A stream that failed at once may still be opening its file, which would then stand there after it was removed.
    if (!file.closed) await new Promise<void>((closed) => file.once('close', () => closed()));
    await rm(unfinished, { force: true }).catch(() => {});
    return fail(error instanceof TakingFailed ? error.problem : problem('exports/notSaved'));
  }
}
