import { z } from 'zod';
import { call, nothing } from '../base/call.ts';
import type { CatalogStatus, DatasetDetail, DatasetSummary } from './model.ts';

export const catalogCalls = {
  'catalog.status': call('session', nothing).returns<CatalogStatus>(),
  /** Asks the platform for a newer package, verifies it and keeps it. Refusals leave the present one in force. */
  'catalog.refresh': call('session', nothing).returns<{ outcome: 'updated' | 'same'; version: string }>(),
  'catalog.datasets': call('session', nothing).returns<readonly DatasetSummary[]>(),
  'catalog.dataset': call(
    'session',
    z.object({ id: z.string().max(32), version: z.string().max(32).optional() }).strict(),
  ).returns<DatasetDetail>(),
} as const;
