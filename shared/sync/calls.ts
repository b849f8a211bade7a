import { z } from 'zod';
import { call, nothing } from '../base/call.ts';
import type { SyncStatus } from './model.ts';

const item = z.object({ id: z.number().int() }).strict();

export const syncCalls = {
  'sync.status': call('session', nothing).returns<SyncStatus>(),
  /** Wakes the loop at once; answers when the present round is over. */
  'sync.now': call('session', nothing).returns<SyncStatus>(),
  'sync.pause': call('preparer', z.object({ paused: z.boolean() }).strict()).returns<SyncStatus>(),
  'sync.retry': call('preparer', item).returns<SyncStatus>(),
  /** Takes a batch back before the platform has received it; its draft becomes editable again. */
  'sync.withdraw': call('liaison', item).returns<SyncStatus>(),
} as const;
