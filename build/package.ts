import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Arch, build, Platform } from 'electron-builder';
import { bundle, root } from './bundle.ts';
import { findElectron } from './electron-binary.ts';
import { packaging, type System } from './electron-builder.ts';

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    win: { type: 'boolean', default: false },
    linux: { type: 'boolean', default: false },
    mac: { type: 'boolean', default: false },
    arch: { type: 'string', default: process.arch },
    /** Only the unpacked folder: no installer, and none of the tools an installer needs. */
    dir: { type: 'boolean', default: false },
    'electron-dist': { type: 'string' },
    download: { type: 'boolean', default: false },
  },
});

const platforms: Readonly<Record<System, Platform>> = { win32: Platform.WINDOWS, linux: Platform.LINUX, darwin: Platform.MAC };
const here: System = process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux';
const system: System = values.win ? 'win32' : values.mac ? 'darwin' : values.linux ? 'linux' : here;
const arch = values.arch === 'arm64' ? Arch.arm64 : Arch.x64;

/** The unpacked Electron to package: the given folder, or for this very system the one that is installed. */
function electronDist(): string | null {
  const given = values['electron-dist'] ?? process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) return existsSync(given) ? resolve(given) : null;
  const found = system === here && values.arch === process.arch ? findElectron() : null;
  if (!found?.found) return null;
  // On macOS the executable is three folders inside the application.
  return process.platform === 'darwin' ? resolve(dirname(found.path), '../../..') : dirname(found.path);
}

const dist = electronDist();
if (dist === null && !values.download) {
  process.stderr.write(`No Electron for ${system} ${values.arch} to package. Give it in one of these ways:
  · npm run package -- --electron-dist <unpacked folder of electron-v<version>-${system}-${values.arch}.zip>
  · npx install-electron --no            (this system only; ELECTRON_MIRROR=<your server> or electron_config_cache=<folder>)
  · npm run package -- --download        (lets electron-builder fetch it; needs the network)
Installers need further tools, which electron-builder fetches, or takes from:
  · nsis, portable   ELECTRON_BUILDER_NSIS_DIR, ELECTRON_BUILDER_NSIS_RESOURCES_DIR
  · deb              CUSTOM_FPM_PATH
  · AppImage         APPIMAGE_TOOLS_PATH
  · zip              ELECTRON_BUILDER_7ZIP_PATH
With --dir only the unpacked program is made, without any of them.
`);
  process.exit(1);
}

await bundle();
const made = await build({
  projectDir: root,
  targets: platforms[system].createTarget(values.dir ? 'dir' : null, arch),
  config: { ...packaging(system), ...(dist === null ? {} : { electronDist: dist }) },
  publish: 'never',
});
for (const file of made) process.stdout.write(`${file}\n`);
