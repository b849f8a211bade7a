import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Library } from './bundled.ts';
import { embeddedIn, type Licensed } from './licences.ts';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ integrity: z.string().optional(), dependencies: z.record(z.string(), z.string()).optional() }),
  ),
});
type Lock = z.infer<typeof lockSchema>;

export const readLock = (root: string): Lock =>
  lockSchema.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));

/** What runs the product besides its own files: Node for the loopback host, Electron for the desktop. */
export interface Runtime {
  readonly name: 'node' | 'electron';
  readonly version: string;
}

const purlOf = (name: string, version: string): string =>
  `pkg:npm/${name.startsWith('@') ? `%40${name.slice(1)}` : name}@${version}`;

/** A single identifier stands as one; anything with an operator is an expression. */
const licencesOf = (licence: string) =>
  /[ ()]/.test(licence) ? [{ expression: licence.replace(/^\((.*)\)$/, '$1') }] : [{ license: { id: licence } }];

function hashesOf(integrity: string | undefined) {
  const [, algorithm, digest] = /^(sha\d+)-(.+)$/.exec(integrity?.split(' ')[0] ?? '') ?? [];
  if (!algorithm || !digest) return {};
  const alg = algorithm.toUpperCase().replace('SHA', 'SHA-');
  return { hashes: [{ alg, content: Buffer.from(digest, 'base64').toString('hex') }] };
}

const embedded = ({ name, version, licence }: Licensed) => ({
  type: 'library',
  'bom-ref': `embedded:${name}@${version}`,
  name,
  version,
  licenses: licencesOf(licence),
});

/** The folder a dependency is resolved to, as Node does: the nearest node_modules up the tree. */
function resolved(lock: Lock, from: string, name: string): string | null {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const folder = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (folder in lock.packages) return folder;
    if (at === '') return null;
    if (!at.includes('/node_modules/')) at = '';
  }
}

/**
 * A CycloneDX 1.6 bill of materials: exactly the libraries of which code is in the product, with the digests of
 * package-lock.json, and what runs them. The same product gives the same bytes: no time of day, a serial number by content.
 */
export function sbomOf(
  product: { readonly name: string; readonly version: string },
  runtime: Runtime,
  libraries: readonly Library[],
  lock: Lock,
  root: string,
): string {
  const refs = new Map(libraries.map(({ name, version, folder }) => [folder, purlOf(name, version)]));
  const components = libraries.map((library) => {
    const { name, version, folder, licence } = library;
    const [group, short = name] = name.startsWith('@') ? name.split('/') : [undefined, name];
    const inside = embeddedIn(root, library).map(embedded);
    return {
      type: 'library',
      'bom-ref': purlOf(name, version),
      ...(group === undefined ? {} : { group }),
      name: short,
      version,
      ...hashesOf(lock.packages[folder]?.integrity),
      licenses: licencesOf(licence),
      purl: purlOf(name, version),
      ...(inside.length > 0 ? { components: inside } : {}),
    };
  });
  const own = `${product.name}@${product.version}`;
  const runtimeRef = `pkg:generic/${runtime.name}@${runtime.version}`;
  const dependencies = libraries.map(({ folder, name, version }) => ({
    ref: purlOf(name, version),
    dependsOn: Object.keys(lock.packages[folder]?.dependencies ?? {})
      .flatMap((dependency) => refs.get(resolved(lock, folder, dependency) ?? '') ?? [])
      .sort(),
  }));
  const body = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      component: {
        type: 'application',
        'bom-ref': own,
        name: product.name,
        version: product.version,
        licenses: licencesOf('MIT'),
      },
    },
    components: [
      ...components,
      {
        type: 'platform',
        'bom-ref': runtimeRef,
        name: runtime.name,
        version: runtime.version,
        licenses: licencesOf('MIT'),
        purl: runtimeRef,
      },
    ],
    dependencies: [{ ref: own, dependsOn: [...refs.values(), runtimeRef].sort() }, ...dependencies],
  };
  const digest = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  const serial = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-a${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
  const { bomFormat, specVersion, ...rest } = body;
  return `${JSON.stringify({ bomFormat, specVersion, serialNumber: `urn:uuid:${serial}`, ...rest }, null, 1)}\n`;
}
