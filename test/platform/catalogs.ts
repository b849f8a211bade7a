import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CatalogPackage, catalogPackageSchema } from '../../shared/catalog/model.ts';
import { compareVersions } from '../../shared/catalog/version.ts';
import { signedSchema } from '../../shared/sync/protocol.ts';
import { writeAtomic } from './files.ts';
import { type Reply, refuse } from './http.ts';
import type { Signer } from './keys.ts';

interface Published {
  readonly package: CatalogPackage;
  /** The signed envelope, as it travels. */
  readonly envelope: string;
}

/** Every catalog package ever published. */
export interface CatalogBook {
  /** True when it was not there, or not the same. */
  publish(catalog: CatalogPackage): boolean;
  byVersion(version: string): Published | null;
  newest(): Published | null;
}

export function openCatalogs(root: string, signer: Signer): CatalogBook {
  const folder = join(root, 'catalogs');
  mkdirSync(folder, { recursive: true });
  const published = new Map<string, Published>();
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.json')) continue;
    const envelope = readFileSync(join(folder, name), 'utf8');
    const { payload } = signedSchema.parse(JSON.parse(envelope));
    const kept = catalogPackageSchema.parse(JSON.parse(payload));
    published.set(kept.version, { package: kept, envelope });
  }
  return {
    publish(catalog) {
      const envelope = JSON.stringify(signer.sign(JSON.stringify(catalog)));
      if (published.get(catalog.version)?.envelope === envelope) return false;
      writeAtomic(join(folder, `${catalog.version}.json`), envelope);
      published.set(catalog.version, { package: catalogPackageSchema.parse(catalog), envelope });
      return true;
    },
    byVersion: (version) => published.get(version) ?? null,
    newest: () => [...published.values()].sort((a, b) => compareVersions(b.package.version, a.package.version)).at(0) ?? null,
  };
}

/** GET /v1/catalog and /v1/catalog/{version}. The ETag is the quoted version: what a client keeps tells it. */
export function catalogReply(catalogs: CatalogBook, version: string | null, noneMatch: string | undefined): Reply {
  const found = version === null ? catalogs.newest() : catalogs.byVersion(version);
  if (!found) return refuse(404, 2001, version === null ? '尚未发布目录' : '没有这个目录版本', { version });
  const etag = `"${found.package.version}"`;
  const known = (noneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(etag)) return { status: 304, headers: { etag }, body: null };
  return { status: 200, headers: { etag }, type: 'application/json; charset=utf-8', body: found.envelope };
}
