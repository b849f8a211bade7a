import type Database from 'better-sqlite3-multiple-ciphers';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { txOver } from './connection.node.ts';
import { up as mainJob } from './migrations/0001-main-job.ts';
import { up as runsAsOne } from './migrations/0002-runs-as-one.ts';
import { up as repin } from './migrations/0003-repin.ts';
import { up as findingTally } from './migrations/0004-finding-tally.ts';
import { up as exportLog } from './migrations/0005-export-log.ts';
import { up as outboxItems } from './migrations/0006-outbox-items.ts';
import { up as importMappings } from './migrations/0007-import-mappings.ts';
import { up as changes } from './migrations/0008-changes.ts';
import { up as cases } from './migrations/0009-cases.ts';
import { up as trust } from './migrations/0010-trust.ts';
import { up as doubts } from './migrations/0011-doubts.ts';
import { up as findingRows } from './migrations/0012-finding-rows.ts';
import { up as retention } from './migrations/0013-retention.ts';
import { up as latePermits } from './migrations/0014-late-permits.ts';
import { up as handover } from './migrations/0015-handover.ts';
import { up as relabelled } from './migrations/0016-relabelled.ts';
import { up as lastHand } from './migrations/0017-last-hand.ts';
import { up as useGrants } from './migrations/0018-use-grants.ts';
import { up as useRequests } from './migrations/0019-use-requests.ts';
import type { Tx } from './tx.ts';

/** In order; a migration's number is its place here, kept in the file's `user_version`. */
const migrations: readonly ((tx: Tx) => void)[] = [
  mainJob,
  runsAsOne,
  repin,
  findingTally,
  exportLog,
  outboxItems,
  importMappings,
  changes,
  cases,
  trust,
  doubts,
  findingRows,
  retention,
  latePermits,
  handover,
  relabelled,
  lastHand,
  useGrants,
  useRequests,
];

export const KNOWN_VERSION = migrations.length;

/** Brings the file to the present version, each step in its own transaction. A newer file is refused untouched. */
export function migrate(db: Database.Database): Result<undefined> {
  const found = Number(db.pragma('user_version', { simple: true }));
  if (found > KNOWN_VERSION) return fail(problem('store/future', { found, known: KNOWN_VERSION }));
  for (let version = found; version < KNOWN_VERSION; version++) {
    const step = migrations[version];
    if (!step) break;
    db.transaction(() => {
      step(txOver(db));
      db.pragma(`user_version = ${version + 1}`);
    }).immediate();
  }
  return ok();
}
