import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bundleIfStale, root } from './bundle.ts';
import { type ElectronBinary, findElectron } from './electron-binary.ts';

/** A download may take this long before the loopback host is the better answer. */
const FETCH_MS = 8000;

const desktopOnly = process.argv.includes('--desktop');
const rest = process.argv.slice(2).filter((argument) => argument !== '--desktop');

function fetchElectron(): ElectronBinary {
  const script = createRequire(import.meta.url).resolve('electron/install.js');
  spawnSync(process.execPath, [script], { cwd: root, stdio: 'ignore', timeout: FETCH_MS, killSignal: 'SIGKILL' });
  return findElectron();
}

let electron = findElectron();
if (!electron.found && process.env.LIAISON_HOST !== 'loopback') electron = fetchElectron();

if (!electron.found && desktopOnly) {
  process.stderr.write(`Electron cannot run here: ${electron.why}.

On a closed network, give it its binary in one of these ways, then run the command again:
  · a mirror:          ELECTRON_MIRROR=http://your-server/electron/ npm run desktop
                       (asks for v<version>/electron-v<version>-<platform>-<arch>.zip, checksum enforced)
  · a cache folder:    electron_config_cache=<folder that already holds the zip> npx install-electron --no
  · an override:       ELECTRON_OVERRIDE_DIST_PATH=<unpacked folder with the executable and its “version” file> npm run desktop
Without it, “npm start” opens the same workbench in the system’s Chromium, Chrome or Edge.
`);
  process.exit(1);
}

await bundleIfStale();
const [command, args, line] = electron.found
  ? [electron.path, [join(root, 'dist/app/electron-main.js'), ...rest], `Starting the desktop host (Electron found).`]
  : [
      process.execPath,
      [join(root, 'dist/app/loopback.js'), ...rest],
      `Starting the loopback host in the system’s browser: ${electron.why}.`,
    ];
process.stderr.write(`${line}\n`);
const child = spawn(command, args, { stdio: 'inherit', cwd: root });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
