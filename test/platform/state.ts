import { mkdirSync } from 'node:fs';
import type { Clock } from '../../shared/base/clock.ts';
import type { CatalogPackage } from '../../shared/catalog/model.ts';
import { receiptSchema } from '../../shared/sync/protocol.ts';
import { type BatchBook, openBatches } from './batch-book.ts';
import { type CaseBook, openCases } from './case-book.ts';
import { type EvidenceBook, openEvidence } from './case-evidence.ts';
import { type CatalogBook, openCatalogs } from './catalogs.ts';
import { type Client, type ClientBook, openClients, type PlatformUnit } from './clients.ts';
import { type InboxBook, openInbox } from './inbox.ts';
import { openKeys, type PlatformKeys } from './keys.ts';
import { receiptEvent } from './receipts.ts';

/** All that the platform knows, on disk in one folder; whatever was answered survives a kill. */
export interface PlatformState {
  readonly folder: string;
  readonly name: string;
  readonly clock: Clock;
  readonly secretLifetime: number | null;
  readonly units: readonly PlatformUnit[];
  readonly keys: PlatformKeys;
  readonly clients: ClientBook;
  readonly catalogs: CatalogBook;
  readonly batches: BatchBook;
  readonly cases: CaseBook;
  readonly evidence: EvidenceBook;
  readonly inbox: InboxBook;
}

export interface StateOptions {
  /** The family of request signatures given to new clients. */
  readonly signer: Client['signer'];
  /** How long a request secret serves, ms; null = for ever. */
  readonly secretLifetime: number | null;
  readonly folder: string;
  readonly name: string;
  readonly clock: Clock;
  readonly units: readonly PlatformUnit[];
}

export function openState(options: StateOptions): PlatformState {
  const { folder, clock } = options;
  mkdirSync(folder, { recursive: true });
  const keys = openKeys(folder);
  const state: PlatformState = {
    ...options,
    keys,
    clients: openClients(folder, options.signer),
    catalogs: openCatalogs(folder, keys.catalog),
    batches: openBatches(folder),
    cases: openCases(folder),
    evidence: openEvidence(folder),
    inbox: openInbox(folder, clock),
  };
  announceMissed(state);
  return state;
}

/** A kill between a batch's file and the feed's line leaves a receipt unannounced. */
function announceMissed(state: PlatformState): void {
  const told = new Set<unknown>();
  for (const { uscc } of state.units)
    for (const event of state.inbox.after(uscc, 0, Number.POSITIVE_INFINITY)) told.add(event.body.receiptNo);
  for (const record of state.batches.all())
    for (const signed of record.receipts) {
      const receipt = receiptSchema.parse(JSON.parse(signed.payload));
      if (!told.has(receipt.receiptNo)) state.inbox.push(record.uscc, 'receipt', receiptEvent(record, receipt, signed));
    }
}

/** A new receipt key, announced to every unit under the old one. */
export function rotateKeys(state: PlatformState): void {
  const change = state.keys.rotate(state.clock.now());
  for (const { uscc } of state.units)
    state.inbox.push(uscc, 'keys', {
      change,
      text: '平台已更换回执签名密钥，客户端核对后自动采用。',
      textEn: 'The platform changed its receipt key; clients take it over once it verifies.',
    });
}

/** A new package: signed, kept, and announced to every unit. */
export function publish(state: PlatformState, catalog: CatalogPackage): void {
  if (!state.catalogs.publish(catalog)) return;
  const { version, effectiveFrom } = catalog;
  for (const { uscc } of state.units)
    state.inbox.push(uscc, 'catalog', {
      version,
      effectiveFrom,
      text: `共享目录 ${version} 已发布，自 ${effectiveFrom} 起生效。`,
      textEn: `Catalog ${version} is published, in force from ${effectiveFrom}.`,
    });
}
