import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pack } from './archive.ts';
import { bundle, root } from './bundle.ts';
import { filesBelow } from './packed-files.ts';
import { installedNode, packPortable } from './portable.ts';

export interface PortableRequest {
  readonly system: 'linux' | 'win32' | 'darwin';
  readonly arch: 'x64' | 'arm64';
  /** Node for another system than this one, its licence text and its version. */
  readonly node?: string | undefined;
  readonly nodeLicence?: string | undefined;
  readonly nodeVersion?: string | undefined;
  readonly publisher?: string | undefined;
}

/** `npm run package -- --loopback`: the folder, and the archive by which a folder that is already there is updated. */
export async function packagePortable(request: PortableRequest): Promise<string[]> {
  const { system, arch, publisher, node, nodeLicence, nodeVersion } = request;
  const isThis = system === process.platform && arch === process.arch;
  if (!isThis && !(node && nodeLicence && nodeVersion))
    throw new Error(`for ${system} ${arch} Node is needed: --node FILE --node-licence FILE --node-version V`);
  await bundle();
  const own = isThis ? installedNode(root) : { node: '', nodeLicence: '', nodeVersion: '' };
  const out = join(root, 'dist/packages', `liaison-workbench-${system}-${arch}-loopback`);
  const { version, files } = packPortable({
    root,
    out,
    system,
    arch,
    node: node ?? own.node,
    nodeLicence: nodeLicence ?? own.nodeLicence,
    nodeVersion: nodeVersion ?? own.nodeVersion,
    publisher,
  });
  const folder = join(out, 'versions', version);
  const archive = join(root, 'dist/packages', `liaison-workbench-${version}-${system}-${arch}-loopback.tar.gz`);
  mkdirSync(join(root, 'dist/packages'), { recursive: true });
  await pack(folder, filesBelow(folder), archive);
  process.stderr.write(`${files.length} files\n`);
  return [out, archive];
}
