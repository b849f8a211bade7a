import { z } from 'zod';
import { call, nothing } from '../base/call.ts';
import { lineRulesSchema } from './hours.ts';
import type { CarriedIn, PreparedFile, ReceiptProof, SyncStatus } from './model.ts';
import { routeSchema } from './route.ts';

const item = z.object({ id: z.number().int() }).strict();

const routeChangeSchema = routeSchema.partial().strict();

export const syncCalls = {
  'sync.status': call('session', nothing).returns<SyncStatus>(),
  /** Wakes the loop at once; answers when the present round is over. */
  'sync.now': call('session', nothing).returns<SyncStatus>(),
  'sync.pause': call('preparer', z.object({ paused: z.boolean() }).strict()).returns<SyncStatus>(),
  /** When the line may be used and how much of it; holds from the next piece on. */
  'sync.setLine': call('preparer', lineRulesSchema).returns<SyncStatus>(),
  /** The way to the platform. What is not named stays as it is. */
  'sync.setRoute': call('liaison', routeChangeSchema).returns<SyncStatus>(),
  /** Whatever the hour: this one goes now. */
  'sync.sendNow': call('preparer', item).returns<SyncStatus>(),
  'sync.retry': call('preparer', item).returns<SyncStatus>(),
  /** Keeps one batch here (held), or lets it go again; others of its dataset and period wait for it. */
  'sync.hold': call('preparer', z.object({ id: z.number().int(), held: z.boolean() }).strict()).returns<SyncStatus>(),
  /**
   * Receipts as a file that proves itself to anybody, after the content was computed anew; with `row` (from 1) also that
   * this record was in the batch.
   */
  'sync.proof': call(
    'session',
    z.object({ submission: z.string().max(64), row: z.number().int().min(1).nullable() }).strict(),
  ).returns<ReceiptProof>(),
  /** Everything that waits (or these items) as one sealed bundle for removable media, with a request for what is new. */
  'sync.carryOut': call('liaison', z.object({ ids: z.array(z.number().int()).max(1000).nullable() }).strict()).returns<
    PreparedFile & { readonly batches: number; readonly letters: number }
  >(),
  /** A chosen file: the return bundle of the platform. */
  'sync.carryIn': call('liaison', z.object({ token: z.string().max(64) }).strict()).returns<CarriedIn>(),
  /** Takes a batch back before the platform has received it; its draft becomes editable again. */
  'sync.withdraw': call('liaison', item).returns<SyncStatus>(),
} as const;
