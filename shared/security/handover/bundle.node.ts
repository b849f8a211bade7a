import { join } from 'node:path';
import type { CallContext } from '../../base/call.ts';
import { beijingTime, type Clock } from '../../base/clock.ts';
import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { writeBackup } from '../../store/backup/file.node.ts';
import { KNOWN_VERSION } from '../../store/migrate.node.ts';
import type { Store } from '../../store/tx.ts';
import { configIn } from '../backup/backups.node.ts';
import { END, folderProblem, placeOf, readyPlace, unitDigest } from '../backup/rolling.node.ts';
import { keysForBackup } from '../key-file.node.ts';
import { isPair } from '../slots.node.ts';
import type { Vault } from '../vault.node.ts';

export interface DeskFile {
  readonly store: Store;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly product: string;
  readonly unit: string;
  /** The successor's: nobody else's way in goes with the file. */
  readonly slots: readonly string[];
}

/**
 * A backup of the whole desk whose only ways in are the successor's: on another computer it is opened as any backup
 * is. It is no copy of the rolling row, and is never pruned. Answers its path.
 */
export async function writeDesk(file: DeskFile, context: Pick<CallContext, 'signal' | 'progress'>): Promise<Result<string>> {
  const { store, vault, clock, unit } = file;
  const keys = vault.keys();
  if (!keys.ok) return keys;
  const config = configIn(store);
  const place = placeOf(vault.folder, config);
  const ready = readyPlace(place);
  if (!ready.ok) return ready;
  const slots = keys.value.slots.filter((slot) => isPair(slot) && file.slots.includes(slot.id));
  if (slots.length === 0) return fail(problem('keys/noOfficer'));
  const madeAt = clock.now();
  const second = beijingTime(madeAt).slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  const path = join(place.folder, `handover-${unitDigest(unit).slice(0, 8)}-${second}${END}`);
  const about = { unit: unitDigest(unit), product: file.product, why: 'demand', store: config.id } as const;
  const head = { madeAt, schema: KNOWN_VERSION, keys: keysForBackup({ ...keys.value, slots }), about };
  try {
    const made = await store.still(() =>
      writeBackup(store.path, path, head, context.signal, (done, total) => context.progress({ phase: 'writing', done, total })),
    );
    if (!made.ok) return made;
    return made.value.ok ? ok(path) : made.value;
  } catch (error) {
    const known = folderProblem(error, place.folder);
    if (known) return fail(known);
    throw error;
  }
}
