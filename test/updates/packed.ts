import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pack } from '../../build/archive.ts';
import { root } from '../../build/bundle.ts';
import { filesBelow } from '../../build/packed-files.ts';
import { packPortable } from '../../build/portable.ts';
import { type PublisherKey, publisherOf } from '../../build/sign.ts';
import type { Packed } from '../../shared/updates/model.ts';

const system: Packed['system'] = process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux';
export const here = { system, arch: process.arch === 'arm64' ? 'arm64' : 'x64' } as const;

/** This Node behind a script: what is proved here is not Node, and a hundred megabytes a version would be waited for. */
function lightNode(folder: string): { node: string; nodeLicence: string; nodeVersion: string } {
  const node = join(folder, 'light-node');
  writeFileSync(node, `#!/bin/sh\nexec "${process.execPath}" "$@"\n`);
  chmodSync(node, 0o755);
  const nodeLicence = join(folder, 'light-node-licence');
  writeFileSync(nodeLicence, 'MIT');
  return { node, nodeLicence, nodeVersion: process.versions.node };
}

/** The loopback host as it is packed for officers, with this publisher pinned and this feed. */
export function packedHost(folder: string, version: string, key: PublisherKey, feed: string | null): string {
  const publisher = join(folder, 'publisher.json');
  writeFileSync(publisher, JSON.stringify(publisherOf(key, feed)));
  const out = join(folder, `product-${version}`);
  packPortable({ root, out, ...here, ...lightNode(folder), version, publisher });
  return out;
}

/** The archive by which such a host is updated. */
export async function packedArchive(folder: string, version: string, key: PublisherKey, feed: string | null): Promise<Buffer> {
  const inside = join(packedHost(folder, version, key, feed), 'versions', version);
  const archive = join(folder, `${version}.tar.gz`);
  await pack(inside, filesBelow(inside), archive, 1);
  return readFileSync(archive);
}
