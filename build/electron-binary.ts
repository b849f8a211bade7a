import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

const executables: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
};

export type ElectronBinary = { readonly found: true; readonly path: string } | { readonly found: false; readonly why: string };

/**
 * Looks for Electron's binary by file, never by running it: without a network its launcher hangs or fails late.
 * An override folder is believed only when it holds the very version the package wants.
 */
export function findElectron(): ElectronBinary {
  let manifest: string;
  try {
    manifest = require.resolve('electron/package.json');
  } catch {
    return { found: false, why: 'the electron package is not installed' };
  }
  const read: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
  const wanted = typeof read === 'object' && read !== null && 'version' in read ? String(read.version) : '';
  const root = process.env.ELECTRON_OVERRIDE_DIST_PATH || join(dirname(manifest), 'dist');
  const path = join(root, executables[process.platform] ?? 'electron');
  if (!existsSync(path))
    return {
      found: false,
      why: `Electron ${wanted} has no binary in ${process.env.ELECTRON_OVERRIDE_DIST_PATH ? 'the override folder' : 'node_modules'}`,
    };
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return { found: false, why: 'Electron’s binary may not be executed' };
  }
  const versionFile = join(root, 'version');
  const has = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') : 'none';
  if (has !== wanted) return { found: false, why: `Electron’s binary is version ${has}, not ${wanted}` };
  return { found: true, path };
}
