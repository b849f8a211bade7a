import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import type { EngineHandle } from '../shared/engine/start.node.ts';

/** What the page learns of a file: a name to show and a token to call it by, never its path. */
export interface Offer {
  readonly token: string;
  readonly name: string;
  readonly size: number;
}

/** Stages a file by its path; null when there is no such file. */
export function offerPath(engine: EngineHandle, path: string): Offer | null {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return null;
    const offer = { token: randomUUID(), name: basename(path), size: stat.size };
    engine.stage(offer.token, { kind: 'path', name: offer.name, size: offer.size, path });
    return offer;
  } catch {
    return null;
  }
}

/** The system's own file dialog; null when the officer thought better of it. */
export async function chooseFile(engine: EngineHandle, window: BrowserWindow): Promise<Offer | null> {
  const chosen = await dialog.showOpenDialog(window, {
    properties: ['openFile', 'dontAddToRecent'],
    filters: [
      { name: 'Excel / CSV', extensions: ['xlsx', 'xls', 'ods', 'csv', 'tsv', 'txt'] },
      { name: 'Liaison', extensions: ['liaison', 'liaison-backup', 'liaison-update'] },
    ],
  });
  const [path] = chosen.filePaths;
  return chosen.canceled || path === undefined ? null : offerPath(engine, path);
}
