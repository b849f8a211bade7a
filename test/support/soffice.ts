import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** LibreOffice's command, where it is installed. */
export function findSoffice(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const folder of [...folders, '/usr/lib/libreoffice/program', '/opt/libreoffice/program'])
    for (const name of ['soffice', 'soffice.exe']) if (existsSync(join(folder, name))) return join(folder, name);
  return null;
}

/** Opens a file in LibreOffice without a window and saves it as something else; null when it would not open. */
export function convertWithSoffice(soffice: string, bytes: Uint8Array, to: string, from = 'xlsx'): Buffer | null {
  const folder = mkdtempSync(join(tmpdir(), 'soffice-'));
  try {
    const file = join(folder, `in.${from}`);
    writeFileSync(file, bytes);
    const done = spawnSync(
      soffice,
      [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--headless',
        '--convert-to',
        to,
        '--outdir',
        join(folder, 'out'),
        file,
      ],
      { encoding: 'utf8', timeout: 120_000 },
    );
    const made = join(folder, 'out', `in.${to}`);
    return done.status === 0 && existsSync(made) ? readFileSync(made) : null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
