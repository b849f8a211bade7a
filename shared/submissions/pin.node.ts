import type { CatalogPackage, Dataset } from '../catalog/model.ts';
import type { Tx } from '../store/tx.ts';
import type { CatalogPort } from './ports.ts';
import type { SubmissionRow } from './queries.node.ts';

/** The catalog a submission is pinned to, and its dataset in it; null when either is not kept (any more). */
export function pinned(
  catalogs: Pick<CatalogPort, 'byVersion'>,
  tx: Tx,
  row: Pick<SubmissionRow, 'catalog_version' | 'dataset'>,
): { readonly catalog: CatalogPackage; readonly dataset: Dataset } | null {
  const catalog = catalogs.byVersion(tx, row.catalog_version)?.package;
  const dataset = catalog?.datasets.find((candidate) => candidate.id === row.dataset);
  return catalog && dataset ? { catalog, dataset } : null;
}
