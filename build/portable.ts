import { createHash } from 'node:crypto';
import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { KNOWN_VERSION } from '../shared/store/migrate.node.ts';
import { type Packed, PRODUCT_ID, publisherSchema } from '../shared/updates/model.ts';
import { bundledFile, type Library } from './bundled.ts';
import { licencesOf, thirdPartyText } from './licences.ts';
import { filesBelow } from './packed-files.ts';
import { readLock, sbomOf } from './sbom.ts';
import { startScripts } from './start-scripts.ts';

export interface PortableOptions {
  readonly root: string;
  /** Made anew. */
  readonly out: string;
  readonly system: Packed['system'];
  readonly arch: Packed['arch'];
  /** Node's executable for that system, and its licence text. */
  readonly node: string;
  readonly nodeLicence: string;
  readonly nodeVersion: string;
  /** Of package.json unless told. */
  readonly version?: string;
  /** Who publishes: a JSON file with the public key (`npm run publisher`). Without one it takes no updates. */
  readonly publisher?: string | undefined;
}

const DRIVER = 'node_modules/better-sqlite3-multiple-ciphers';

/** The desktop host's own parts stay out: nothing here could run them. */
const notHere = new Set(['electron-main.js', 'preload.cjs', 'publisher.json', 'sbom.cdx.json']);

/** Which files of the project go into a version's folder: from → to. Tests, sources and other systems' modules are not among them. */
export function portableFiles(root: string, system: Packed['system'], arch: Packed['arch']): Map<string, string> {
  const files = new Map<string, string>();
  for (const file of filesBelow(join(root, 'dist/app'))) if (!notHere.has(file)) files.set(`dist/app/${file}`, `app/${file}`);
  for (const file of filesBelow(join(root, 'dist/renderer'))) files.set(`dist/renderer/${file}`, `renderer/${file}`);
  for (const file of filesBelow(join(root, DRIVER))) {
    const isModule = file === `prebuilds/${system}-${arch}.node`;
    const isCode = /^lib\/(?!(darwin|linux|linuxmusl|win32)-)/.test(file);
    if (isModule || isCode || file === 'package.json' || file === 'LICENSE') files.set(`${DRIVER}/${file}`, `${DRIVER}/${file}`);
  }
  return files;
}

const librariesSchema = z.array(z.object({ name: z.string(), version: z.string(), folder: z.string(), licence: z.string() }));
const packageSchema = z.object({ name: z.string(), version: z.string() });

export interface PackedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * The loopback host as a folder that needs nothing installed: its own Node, every version side by side, one line that says
 * which counts. The same sources make the same files, byte for byte.
 */
export function packPortable(options: PortableOptions): { readonly version: string; readonly files: readonly PackedFile[] } {
  const { root, out, system, arch } = options;
  const product = packageSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const version = options.version ?? product.version;
  const folder = join(out, 'versions', version);
  rmSync(out, { recursive: true, force: true });

  const put = (path: string, content: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const copy = (from: string, path: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    copyFileSync(from, join(folder, path), constants.COPYFILE_FICLONE);
  };
  for (const [from, to] of portableFiles(root, system, arch)) copy(join(root, from), to);
  const program = system === 'win32' ? 'node.exe' : 'node';
  copy(options.node, program);
  chmodSync(join(folder, program), 0o755);

  const libraries: Library[] = librariesSchema.parse(JSON.parse(readFileSync(bundledFile(root), 'utf8')));
  const node = {
    name: 'Node.js',
    version: options.nodeVersion,
    licence: 'MIT',
    text: readFileSync(options.nodeLicence, 'utf8'),
  };
  const packed: Packed = { product: PRODUCT_ID, version, kind: 'loopback', system, arch, schema: KNOWN_VERSION };
  put('version.json', `${JSON.stringify(packed, null, 1)}\n`);
  put('package.json', `${JSON.stringify({ name: product.name, version, type: 'module', private: true }, null, 1)}\n`);
  put('THIRD-PARTY.txt', thirdPartyText([...licencesOf(root, libraries), node]));
  put(
    'sbom.cdx.json',
    sbomOf({ name: product.name, version }, { name: 'node', version: options.nodeVersion }, libraries, readLock(root), root),
  );
  if (options.publisher !== undefined)
    put(
      'app/publisher.json',
      JSON.stringify(publisherSchema.parse(JSON.parse(readFileSync(options.publisher, 'utf8'))), null, 1),
    );

  const files = filesBelow(folder).map((path): PackedFile => {
    const bytes = readFileSync(join(folder, path));
    return { path, bytes: statSync(join(folder, path)).size, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
  put('files.json', `${JSON.stringify(files, null, 1)}\n`);
  writeFileSync(join(out, 'current'), `${version}\n`);
  for (const [name, text] of startScripts(system)) {
    writeFileSync(join(out, name), text);
    if (system !== 'win32') chmodSync(join(out, name), 0o755);
  }
  return { version, files };
}

/** Node as this project installed it, for this system. */
export function installedNode(root: string): {
  readonly node: string;
  readonly nodeLicence: string;
  readonly nodeVersion: string;
} {
  const inside = join(
    root,
    'node_modules/node/node_modules',
    `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
  );
  const licence = join(inside, 'LICENSE');
  if (!existsSync(licence)) throw new Error(`Node’s licence is not at ${inside}; give it with --node-licence`);
  return { node: process.execPath, nodeLicence: licence, nodeVersion: process.versions.node };
}
