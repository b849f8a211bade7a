import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Arch, build, Platform } from 'electron-builder';
import { z } from 'zod';
import { bundle, root } from './bundle.ts';
import { bundledFile, librariesIn } from './bundled.ts';
import { treeFiles } from './check/tree.ts';
import { findElectron } from './electron-binary.ts';
import { packaging, type System } from './electron-builder.ts';
import { licencesOf, thirdPartyText } from './licences.ts';
import { packagePortable } from './package-portable.ts';
import { desktopFiles, filesBelow } from './packed-files.ts';
import { readLock, sbomOf } from './sbom.ts';

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
    /** The loopback host as a folder with its own Node; needs no Electron. */
    loopback: { type: 'boolean', default: false },
    node: { type: 'string' },
    'node-licence': { type: 'string' },
    'node-version': { type: 'string' },
    /** Only says which files would go into the desktop program. */
    list: { type: 'boolean', default: false },
    /** publisher.json of whoever publishes (npm run publisher): without it the product takes no updates. */
    publisher: { type: 'string' },
  },
});

const platforms: Readonly<Record<System, Platform>> = { win32: Platform.WINDOWS, linux: Platform.LINUX, darwin: Platform.MAC };
const here: System = process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux';
const system: System = values.win ? 'win32' : values.mac ? 'darwin' : values.linux ? 'linux' : here;
const archName = values.arch === 'arm64' ? 'arm64' : 'x64';
const arch = archName === 'arm64' ? Arch.arm64 : Arch.x64;

if (values.loopback) {
  const made = await packagePortable({
    system,
    arch: archName,
    node: values.node,
    nodeLicence: values['node-licence'],
    nodeVersion: values['node-version'],
    publisher: values.publisher,
  });
  for (const file of made) process.stdout.write(`${file}\n`);
  process.exit(0);
}
if (values.list) {
  await bundle();
  const own = [...treeFiles(), ...filesBelow(join(root, 'dist')).map((file) => `dist/${file}`)];
  for (const file of await desktopFiles(root, own, system, archName)) process.stdout.write(`${file}\n`);
  process.exit(0);
}

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
besideTheProgram();
const made = await build({
  projectDir: root,
  targets: platforms[system].createTarget(values.dir ? 'dir' : null, arch),
  config: { ...packaging(system), ...(dist === null ? {} : { electronDist: dist }) },
  publish: 'never',
});
for (const file of made) process.stdout.write(`${file}\n`);

/** What goes along with the program though no builder makes it: its bill of materials, and who publishes it. */
function besideTheProgram(): void {
  const folders = z.array(z.object({ folder: z.string() })).parse(JSON.parse(readFileSync(bundledFile(root), 'utf8')));
  const versioned = z.object({ name: z.string(), version: z.string() });
  const product = versioned.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const electron = versioned.parse(createRequire(import.meta.url)('electron/package.json'));
  const libraries = librariesIn(
    root,
    folders.map(({ folder }) => folder),
  );
  const bill = sbomOf(product, { name: 'electron', version: electron.version }, libraries, readLock(root), root);
  writeFileSync(join(root, 'dist/app/sbom.cdx.json'), bill);
  writeFileSync(join(root, 'dist/app/THIRD-PARTY.txt'), thirdPartyText(licencesOf(root, libraries)));
  if (values.publisher !== undefined) copyFileSync(values.publisher, join(root, 'dist/app/publisher.json'));
}
