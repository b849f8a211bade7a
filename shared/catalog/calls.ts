import { z } from 'zod';
import { call, nothing } from '../base/call.ts';
import type { CatalogChanges } from './changes.ts';
import type { CatalogStatus, DatasetDetail, DatasetSummary } from './model.ts';

const version = z.string().max(32);

export const catalogCalls = {
  'catalog.status': call('session', nothing).returns<CatalogStatus>(),
  /** Asks the platform for a newer package, verifies it and keeps it. Refusals leave the present one in force. */
  'catalog.refresh': call('session', nothing).returns<{ outcome: 'updated' | 'same'; version: string }>(),
  'catalog.datasets': call('session', nothing).returns<readonly DatasetSummary[]>(),
  'catalog.dataset': call(
    'session',
    z.object({ id: z.string().max(32), version: version.optional() }).strict(),
  ).returns<DatasetDetail>(),
  /** What a kept version says differently from another. */
  'catalog.changes': call('session', z.object({ from: version, to: version }).strict()).returns<CatalogChanges>(),
} as const;
