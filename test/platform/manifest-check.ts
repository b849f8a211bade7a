import { createPublicKey, verify } from 'node:crypto';
import { beijingDay } from '../../shared/base/clock.ts';
import type { CatalogPackage, Dataset } from '../../shared/catalog/model.ts';
import { exampleId, parsePeriod } from '../../shared/periods/calendar.ts';
import { closesOn, isClosed } from '../../shared/periods/closing.ts';
import type { PeriodWindow } from '../../shared/periods/model.ts';
import { isOwed, windowOf } from '../../shared/periods/window.ts';
import { batchIdOf, sha256Hex } from '../../shared/submissions/canonical.node.ts';
import { type Manifest, manifestSchema, type Signed } from '../../shared/sync/protocol.ts';
import type { BatchRecord } from './batch-book.ts';
import type { Client } from './clients.ts';
import { parseJson, type Reply, refuse } from './http.ts';
import { periodClosed, permittedUntil } from './permits.ts';
import type { PlatformState } from './state.ts';

type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reply: Reply };
const refused = (status: number, code: number, message: string, reason: string, more: object = {}): Checked<never> => ({
  ok: false,
  reply: refuse(status, code, message, { reason, ...more }),
});

export function signedBy(spki: string, signed: Signed): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(signed.payload), key, Buffer.from(signed.signature, 'base64'));
  } catch {
    return false;
  }
}

/** Who sealed it and what it says: nothing in the manifest is believed before its signature. */
export function openManifest(signed: Signed, client: Client): Checked<Manifest> {
  if (signed.keyId !== client.clientId || !signedBy(client.publicKey, signed))
    return refused(422, 1001, '清单签名错误', 'manifest-signature');
  const parsed = manifestSchema.safeParse(parseJson(signed.payload));
  if (!parsed.success) return refused(422, 2005, '清单格式不正确', 'shape', { path: parsed.error.issues[0]?.path.join('/') });
  const manifest = parsed.data;
  if (manifest.clientId !== client.clientId || manifest.unit !== client.uscc)
    return refused(403, 1003, '清单不属于本单位', 'foreign-unit');
  if (manifest.batchId !== batchIdOf(manifest)) return refused(422, 2005, '批次号与清单内容不符', 'batch-id');
  return { ok: true, value: manifest };
}

export interface Duty {
  readonly catalog: CatalogPackage;
  readonly dataset: Dataset;
  readonly window: PeriodWindow;
}

/** The dataset and period a manifest is about, as its catalog version has them. */
export function dutyOf(state: PlatformState, manifest: Manifest): Checked<Duty> {
  const { catalogVersion, period } = manifest;
  const catalog = state.catalogs.byVersion(catalogVersion)?.package;
  if (!catalog) {
    const newest = state.catalogs.newest()?.package.version ?? null;
    return refused(409, 2001, '目录版本未知或已过期', 'catalog-version', { received: catalogVersion, newest });
  }
  const dataset = catalog.datasets.find((candidate) => candidate.id === manifest.dataset);
  if (!dataset) return refused(422, 2005, '目录中没有这个数据集', 'unknown-dataset', { dataset: manifest.dataset });
  const { timing, units } = dataset.liaison;
  if (!units.some((unit) => unit.uscc === manifest.unit))
    return refused(422, 2005, '本单位不承担这个数据集', 'not-owed', { dataset: dataset.id });
  const parsed = parsePeriod(timing.frequency, period);
  if (!parsed || parsed.id !== period)
    return refused(422, 2005, '报送期写法不正确', 'period', { period, example: exampleId[timing.frequency] });
  return { ok: true, value: { catalog, dataset, window: windowOf(timing, parsed) } };
}

/** Whether the platform takes it today. */
export function admit(state: PlatformState, manifest: Manifest, { dataset, window }: Duty): Checked<null> {
  const today = beijingDay(state.clock.now());
  const opens = manifest.provisional ? window.start : window.opens;
  if (opens > today || !isOwed(dataset.liaison.timing, window))
    return refused(409, 2002, '报送期未开放', 'period', { period: window.id, opens: window.opens });
  const closes = closesOn(dataset.liaison.timing, window);
  // What was admitted in time may take its time to arrive.
  const admitted = state.batches.get(manifest.batchId) !== null;
  if (closes !== null && !admitted && !hasFinal(state, manifest)) {
    const permitted = permittedUntil(state, manifest.unit, dataset.id, window.id);
    if (isClosed(closes, permitted, today)) return { ok: false, reply: periodClosed(window.id, closes, permitted) };
  }
  const wrong = contradiction(manifest, dataset);
  if (wrong) return refused(422, 2005, `清单不符：${wrong}`, wrong);
  const others = state.batches.all().filter((other) => samePlace(other, manifest) && other.state !== 'awaiting-upload');
  if (manifest.predecessor !== null) {
    const predecessor = others.find((other) => other.batchId === manifest.predecessor);
    if (!predecessor) return refused(422, 2005, '前一批次未收到', 'predecessor', { predecessor: manifest.predecessor });
    if (manifest.changes && predecessor.manifest.provisional)
      return refused(422, 2005, '预报须由正式批次整体代替', 'provisional-base');
  } else if (others.some((other) => other.envelope !== null && other.batchId !== manifest.batchId)) {
    const { batchId } = others.at(-1) ?? manifest;
    return refused(409, 2005, '本期已有批次，请以更正批次报送', 'period-taken', { batchId });
  }
  return { ok: true, value: null };
}

/** What was delivered is corrected whenever that is ready; only the first batch of a period can come after its closing day. */
const hasFinal = (state: PlatformState, manifest: Manifest): boolean =>
  state.batches.all().some((other) => samePlace(other, manifest) && other.receivedAt !== null && !other.manifest.provisional);

const samePlace = (other: BatchRecord, manifest: Manifest): boolean =>
  other.uscc === manifest.unit && other.manifest.dataset === manifest.dataset && other.manifest.period === manifest.period;

/** What cannot all be true of one manifest. */
function contradiction(manifest: Manifest, dataset: Dataset): string | null {
  const { mode, rows, payload, nilReason, predecessor, root, sums, changes } = manifest;
  if (mode === 'nil') {
    if (rows !== 0 || payload !== null) return 'nil-with-rows';
    if (nilReason === null || nilReason.trim() === '') return 'nil-without-reason';
    return root === sha256Hex('') ? null : 'root';
  }
  if (rows === 0 || payload === null) return 'no-rows';
  if (nilReason !== null) return 'nil-reason';
  const sendsChanges = mode === 'correction' || mode === 'supplement';
  if (sendsChanges !== (changes !== undefined)) return 'changes';
  if (changes && predecessor === null) return 'no-predecessor';
  if (changes && changes.inserts + changes.updates + changes.deletes !== rows) return 'changes-count';
  if (mode === 'supplement' && changes?.inserts !== rows) return 'supplement';
  const known = new Set(dataset.schema.fields.map((field) => field.name));
  return Object.keys(sums).every((field) => known.has(field)) ? null : 'sums';
}
