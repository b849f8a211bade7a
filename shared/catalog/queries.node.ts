import type { Day } from '../base/clock.ts';
import type { Tx } from '../store/tx.ts';
import type { CatalogPackage, QuarantinedRule } from './model.ts';
import { payloadOf, readPackage } from './verify.node.ts';
import { compareVersions } from './version.ts';

export interface StoredVersion {
  readonly version: string;
  readonly effective_from: string;
  readonly published_at: string;
  readonly received_at: number;
}

export interface KeptCatalog {
  readonly version: string;
  readonly package: CatalogPackage;
}

export const versionsOf = (tx: Tx): StoredVersion[] =>
  tx
    .all<StoredVersion>('SELECT version, effective_from, published_at, received_at FROM catalog_version')
    .sort((a, b) => compareVersions(b.version, a.version));

export function putVersion(
  tx: Tx,
  row: StoredVersion & { readonly envelope: string; readonly quarantined: readonly QuarantinedRule[] },
): void {
  tx.run(
    'INSERT INTO catalog_version VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (version) DO UPDATE SET envelope = excluded.envelope, quarantined = excluded.quarantined',
    row.version,
    row.effective_from,
    row.published_at,
    row.received_at,
    row.envelope,
    JSON.stringify(row.quarantined),
  );
}

export const quarantinedOf = (tx: Tx, version: string): readonly QuarantinedRule[] => {
  const row = tx.get<{ quarantined: string }>('SELECT quarantined FROM catalog_version WHERE version = ?', version);
  return row ? JSON.parse(row.quarantined) : [];
};

export interface CatalogReader {
  /** The newest version whose day has come by `today`. */
  current(tx: Tx): KeptCatalog | null;
  /** The version in force on a day; the oldest one for days before all. */
  inForce(tx: Tx, day: Day): KeptCatalog | null;
  byVersion(tx: Tx, version: string): KeptCatalog | null;
}

/** Packages were verified before they were kept; here they are parsed once and remembered. */
export function catalogReader(today: () => Day): CatalogReader {
  const parsed = new Map<string, CatalogPackage>();
  const byVersion = (tx: Tx, version: string): KeptCatalog | null => {
    const known = parsed.get(version);
    if (known) return { version, package: known };
    const row = tx.get<{ envelope: string }>('SELECT envelope FROM catalog_version WHERE version = ?', version);
    const payload = row ? payloadOf(row.envelope) : null;
    const read = payload === null ? null : readPackage(payload);
    if (!read?.ok) return null;
    parsed.set(version, read.value);
    return { version, package: read.value };
  };
  const inForce = (tx: Tx, day: Day): KeptCatalog | null => {
    const versions = versionsOf(tx);
    const chosen = versions.find((row) => row.effective_from <= day) ?? versions.at(-1);
    return chosen ? byVersion(tx, chosen.version) : null;
  };
  return { current: (tx) => inForce(tx, today()), inForce, byVersion };
}
