import { z } from 'zod';
import { call, nothing } from '../base/call.ts';
import type { Notice, UpdateStatus } from './model.ts';
import { versionText } from './model.ts';

const token = z.string().min(1).max(64);
const version = versionText;

export const updatesCalls = {
  'updates.status': call('session', nothing).returns<UpdateStatus>(),
  /** Looks at the feed now. What is wrong with it stands in the status. */
  'updates.check': call('session', nothing).returns<UpdateStatus>(),
  /** Fetches, proves and prepares what was found; progress in bytes, cancel keeps what has come. `version`: what the officer saw. */
  'updates.take': call('preparer', z.object({ version }).strict()).returns<UpdateStatus>(),
  /** The same from a chosen file that was carried here. */
  'updates.fromFile': call('preparer', z.object({ token }).strict()).returns<UpdateStatus>(),
  /** Not this version; it stays on offer. Null: none is left aside. */
  'updates.skip': call('preparer', z.object({ version: version.nullable() }).strict()).returns<UpdateStatus>(),
  /** What was prepared is not used after all. */
  'updates.drop': call('preparer', nothing).returns<UpdateStatus>(),
  /** The version before this one again, from the next start on. */
  'updates.back': call('liaison', nothing).returns<UpdateStatus>(),
  /** Where updates are looked for: an address or a folder. Null: where the publisher said. */
  'updates.configure': call(
    'liaison',
    z.object({ feed: z.string().trim().min(1).max(500).nullable() }).strict(),
  ).returns<UpdateStatus>(),
  /** The libraries this product is made of, and their licences. */
  'about.notices': call('session', nothing).returns<readonly Notice[]>(),
} as const;
