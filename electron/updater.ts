import { spawn } from 'node:child_process';
import { chmodSync, copyFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app } from 'electron';
import { sha256Of } from '../shared/updates/download.node.ts';
import { byHand, changeHanded, readHanded } from '../shared/updates/for-desktop.node.ts';
import { pinnedPublisher } from '../shared/updates/installation.node.ts';
import type { Installation, Kind } from '../shared/updates/model.ts';

/** How this program was put on its computer, by the marks its package leaves in the environment. */
function kindHere(): Kind {
  if (process.platform === 'win32') return process.env.PORTABLE_EXECUTABLE_FILE ? 'portable' : 'nsis';
  if (process.platform === 'darwin') return 'mac';
  return process.env.APPIMAGE ? 'appimage' : 'deb';
}

/** The packed desktop program; null when it runs from a checkout. */
export function desktopInstallation(): Installation | null {
  const { platform, arch } = process;
  const system = platform === 'linux' || platform === 'win32' || platform === 'darwin' ? platform : null;
  if (!app.isPackaged || system === null || (arch !== 'x64' && arch !== 'arm64')) return null;
  return {
    product: 'liaison-workbench',
    version: app.getVersion(),
    kind: kindHere(),
    system,
    arch,
    home: join(app.getPath('userData'), 'updates'),
    publisher: pinnedPublisher(fileURLToPath(new URL('.', import.meta.url))),
  };
}

/** What of the system is needed to install; specs give another one. */
export interface InstallPort {
  /** Starts a program that outlives this one. */
  run(path: string, args: readonly string[]): void;
  /** The AppImage that is running. */
  readonly appImage: string | undefined;
}

const systemPort: InstallPort = {
  run: (path, args) => spawn(path, args, { detached: true, stdio: 'ignore' }).unref(),
  appImage: process.env.APPIMAGE,
};

/** Written beside and put in its place in one step: a power cut leaves the old program or the new one. */
function replaceProgram(path: string, fresh: string): void {
  const beside = `${path}.new`;
  copyFileSync(fresh, beside);
  chmodSync(beside, 0o755);
  renameSync(beside, path);
}

/**
 * After the store is closed, before the program ends: what an officer has prepared is proved once more and given to the
 * system's installer. Whether that did its work, the next start says (`settleHanded`).
 */
export async function installPrepared(
  { home, kind }: Pick<Installation, 'home' | 'kind'>,
  now: number,
  port: InstallPort = systemPort,
): Promise<void> {
  const ready = home === null ? null : readHanded(home).ready;
  if (home === null || !ready || ready.attempted || ready.kind !== kind || byHand.has(kind)) return;
  const path = join(home, ready.file);
  try {
    if (statSync(path).size !== ready.bytes || (await sha256Of(path)) !== ready.sha256) throw new Error('not what was proved');
    changeHanded(home, { ready: { ...ready, attempted: true } });
    // Silent, for this account only; started again by the officer, not by the installer.
    if (kind === 'nsis') port.run(path, ['--updated', '/S']);
    else if (port.appImage !== undefined) replaceProgram(port.appImage, path);
    else throw new Error('no AppImage is running');
  } catch {
    changeHanded(home, { ready: null, failed: { version: ready.version, at: now } });
    rmSync(path, { force: true });
  }
}
