import { statSync } from 'node:fs';
import type { CallContext, Handlers } from '../../base/call.ts';
import type { Clock } from '../../base/clock.ts';
import type { Emit } from '../../base/emit.ts';
import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Store, Tx } from '../../store/tx.ts';
import { configIn } from '../backup/backups.node.ts';
import { placeOf } from '../backup/rolling.node.ts';
import type { retentionCalls } from '../calls.ts';
import type { DeskOfficer, Destruction, DueItem, KeptItem, RetentionStatus } from '../model.ts';
import { keyStatus, slotsOf } from '../officers.node.ts';
import type { OpenSession, Present } from '../session.node.ts';
import type { Vault } from '../vault.node.ts';
import { copiesBefore, dropCopy } from './copies.node.ts';
import { addRecord, finish, recordOf, recordsIn, setCopies, unfinished } from './records.node.ts';

/** What other rooms keep, and how they erase it; works in the caller's transaction. */
export interface KeptData {
  due(tx: Tx): readonly DueItem[];
  erase(tx: Tx, items: readonly DueItem[], record: number): void;
}

export interface RetentionDeps extends Present {
  readonly store: Store;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly emit: Emit;
  readonly kept: KeptData;
  /** After something was erased: nothing remembered of it may be shown. */
  readonly erased: () => void;
  readonly log: (level: 'info' | 'error', text: string) => void;
  /** How long after opening an unfinished destruction is gone on with. */
  readonly restMs?: number;
}

const FINISH_MS = 3_000;
/** What a slow office computer manages; only for telling about how long it takes. */
const BYTES_PER_SECOND = 60_000_000;

/** Answers `retention.*`. Destroying needs two: the liaison officer, and somebody who stands by. */
export function retentionService(deps: RetentionDeps): Handlers<typeof retentionCalls> {
  const { store, vault, clock } = deps;
  const locked = () => fail(problem('contract/locked'));

  const copies = (at: number) => {
    const config = configIn(store);
    const place = placeOf(vault.folder, config);
    return copiesBefore(at, { profile: vault.folder, current: store.path, place, id: config.id });
  };

  const status = async (): Promise<Result<RetentionStatus>> => {
    const open = deps.session();
    if (!open) return locked();
    const found = store.read((tx) => ({
      due: deps.kept.due(tx),
      records: recordsIn(tx),
      supervisors: othersHere(tx, open).map(({ name, role }) => ({ name, role })),
    }));
    const [last] = found.records;
    if (!last) return ok({ ...found, older: [], newerBackup: false, folderProblem: null });
    const { older, newer, folderProblem } = await copies(last.at);
    return ok({ ...found, older: older.map(({ paths: _, ...copy }) => copy), newerBackup: newer, folderProblem });
  };

  /** Who stands by, and how that is known. */
  const supervision = async (name: string, passphrase: string | undefined): Promise<Result<Destruction['supervision']>> => {
    const open = deps.session();
    if (!open) return locked();
    if (name === open.officer.name) return fail(problem('retention/self'));
    const others = store.read((tx) => othersHere(tx, open));
    if (others.length === 0) return ok('paper');
    const found = others.find((other) => other.name === name);
    if (!found) return fail(problem('retention/noSupervisor', { name }));
    if (passphrase === undefined) return fail(problem('retention/needPassphrase'));
    const wait = vault.wait();
    if (wait > 0) return fail(problem('store/throttled', { wait }));
    const ids = store.read((tx) => slotsOf(tx, found.id));
    if (!(await vault.opens(passphrase, ids))) return fail(problem('retention/passphrase'));
    return deps.session() ? ok('passphrase') : locked();
  };

  const here = (): boolean => deps.session()?.store === store;

  /** Erasing and writing the file anew keep the engine's thread: every window is told before, and after. */
  const said = async <T>(work: () => T | Promise<T>): Promise<T> => {
    const seconds = Math.ceil(statSync(store.path).size / BYTES_PER_SECOND);
    deps.emit({ kind: 'busy', at: Date.now(), seconds });
    try {
      return await work();
    } finally {
      deps.emit({ kind: 'busy', at: Date.now(), seconds: null });
    }
  };

  /** The file is written anew until nothing erased is in any page of it. */
  const scrub = async (context: Pick<CallContext, 'progress'> | null): Promise<Result<unknown>> => {
    context?.progress({ phase: 'writing', done: 0, total: 1 });
    const done = await store.scrub();
    if (!done.ok) return done;
    if (!here()) return locked();
    store.write((tx) => finish(tx, done.value.freedPages));
    return ok();
  };

  const told = (done: Result<unknown>): void => {
    if (!done.ok) deps.log('info', `a destruction is still to be finished: ${done.problem.code}`);
  };
  // The program ended between the record and the pages: finished once the window has what it asked for first.
  if (store.read(unfinished))
    setTimeout(() => void (here() ? said(() => scrub(null)).then(told, () => {}) : null), deps.restMs ?? FINISH_MS).unref();

  return {
    'retention.status': status,
    async 'retention.destroy'({ keys, reason, supervisor, passphrase }, context) {
      const watched = await supervision(supervisor, passphrase);
      if (!watched.ok) return watched;
      // A copy under way would hold what is about to go; one that reads would keep the log.
      const still = await store.still(async () => undefined);
      if (!still.ok) return still;
      const wanted = new Set(keys);
      const erase = (tx: Tx): Result<number> => {
        const items = deps.kept.due(tx).filter(({ key }) => wanted.has(key));
        if (items.length !== wanted.size) return fail(problem('retention/notDue', { count: wanted.size - items.length }));
        const record = addRecord(tx, {
          at: clock.now(),
          who: context.officer,
          supervisor,
          supervision: watched.value,
          reason,
          items: items.map(keptOf),
        });
        deps.kept.erase(tx, items, record);
        return ok(record);
      };
      const done = await said(async () => {
        const written = store.write(erase);
        if (!written.ok) return written;
        deps.erased();
        return ok({ id: written.value, scrubbed: await scrub(context) });
      });
      if (!done.ok) return done;
      deps.emit({ kind: 'settings' });
      told(done.value.scrubbed);
      const record = store.read((tx) => recordOf(tx, done.value.id));
      return record ? ok(record) : fail(problem('retention/noRecord'));
    },
    async 'retention.dropCopies'({ names }, context) {
      const last = store.read(recordsIn)[0];
      if (!last) return fail(problem('retention/noRecord'));
      const { older, newer } = await copies(last.at);
      if (!newer) return fail(problem('retention/backupFirst'));
      const wanted = older.filter(({ name }) => names.includes(name));
      const gone = wanted.filter(dropCopy);
      const told = gone.map(({ name, madeAt }) => ({ name, madeAt, at: clock.now(), who: context.officer }));
      store.write((tx) => setCopies(tx, last.id, [...last.copies, ...told]));
      deps.emit({ kind: 'settings' });
      const stays = wanted.find((copy) => !gone.includes(copy));
      return stays ? fail(problem('retention/copyStays', { name: stays.name })) : status();
    },
  };
}

/** Who can stand by: every other officer of this desk. */
const othersHere = (tx: Tx, { identity, officer }: OpenSession): DeskOfficer[] =>
  keyStatus(tx, identity.officer.id, officer.id).officers.filter(({ goneAt, present }) => goneAt === null && !present);

const keptOf = ({ key: _, stated: __, ...item }: DueItem): KeptItem => item;
