import { sensitiveFields } from '../catalog/mask.ts';
import type { Tx } from '../store/tx.ts';
import { receiptsOf } from '../submissions/batches.node.ts';
import type { CatalogPort } from '../submissions/ports.ts';
import { revisionsOf, type SubmissionRow } from '../submissions/queries.node.ts';
import type { CaseRecord, RecordDossier } from './model.ts';

/** What this unit delivered of a record, revision by revision. */

type Versions = Pick<CatalogPort, 'current' | 'byVersion'>;

interface Found {
  readonly row: number;
  readonly cells: readonly (string | null)[];
}

/** The row with this key in a submission's rows; the key is compared as text, as it was delivered. */
function findRow(tx: Tx, sid: number, places: readonly (readonly [at: number, value: string])[]): Found | null {
  if (places.length === 0) return null;
  const where = places.map(([at]) => `trim(json_extract(cells, '$[${at}]')) = ?`).join(' AND ');
  const found = tx.get<{ ord: number; cells: string }>(
    `SELECT ord, cells FROM draft_row WHERE sid = ? AND gone IS NULL AND ${where} ORDER BY ord LIMIT 1`,
    sid,
    ...places.map(([, value]) => value.trim()),
  );
  if (!found) return null;
  const before = tx.get<{ n: number }>(
    'SELECT count(*) AS n FROM draft_row WHERE sid = ? AND gone IS NULL AND ord < ?',
    sid,
    found.ord,
  );
  const cells: (string | null)[] = JSON.parse(found.cells);
  return { row: (before?.n ?? 0) + 1, cells };
}

const datasetOf = (catalog: Versions, tx: Tx, dataset: string, version: string | null) => {
  const kept = (version === null ? null : catalog.byVersion(tx, version)) ?? catalog.current(tx);
  return kept?.package.datasets.find((candidate) => candidate.id === dataset);
};

const isNamed = (row: SubmissionRow, receiptNo: string | null, record: CaseRecord): boolean =>
  (record.batch !== null && record.batch === row.batch_id) || (record.receipt !== null && record.receipt === receiptNo);

export function dossierOf(catalog: Versions, tx: Tx, record: CaseRecord): RecordDossier {
  const revisions = revisionsOf(tx, record.dataset, record.period).toReversed();
  const versions = revisions.map((row) => {
    const known = datasetOf(catalog, tx, record.dataset, row.catalog_version);
    const names = (known?.schema.fields ?? []).map((field) => field.name);
    const places = Object.entries(record.key).map(([name, value]): readonly [number, string] => [names.indexOf(name), value]);
    const found = places.every(([at]) => at >= 0) ? findRow(tx, row.sid, places) : null;
    const receipts = row.batch_id === null ? [] : receiptsOf(tx, row.batch_id);
    const receiptNo = receipts[0]?.receiptNo ?? null;
    return {
      submission: row.id,
      revision: row.revision,
      state: row.state,
      batchId: row.batch_id,
      receivedAt: row.received_at,
      receiptNo,
      named: isNamed(row, receiptNo, record) || receipts.some((one) => one.receiptNo === record.receipt),
      row: found?.row ?? null,
      cells: found?.cells ?? null,
    };
  });
  const version = revisions[0]?.catalog_version ?? null;
  const dataset = datasetOf(catalog, tx, record.dataset, version);
  const sensitive = dataset ? sensitiveFields(dataset) : new Set<string>();
  const fields = (dataset?.schema.fields ?? []).map((field) => ({
    name: field.name,
    title: field.title ?? field.name,
    sensitive: sensitive.has(field.name),
  }));
  return { fields, versions };
}
