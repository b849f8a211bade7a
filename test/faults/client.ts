import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../shared/base/clock.ts';
import { openStore } from '../../shared/store/open.node.ts';
import type { Store } from '../../shared/store/tx.ts';
import { draftOf } from '../../shared/submissions/draft.node.ts';
import { isDelivered, isUnderway } from '../../shared/submissions/lifecycle.ts';
import type { Submission } from '../../shared/submissions/model.ts';
import { byId } from '../../shared/submissions/queries.node.ts';
import { submissionsService } from '../../shared/submissions/service.node.ts';
import type { Enrolment } from '../../shared/sync/enrolment.ts';
import { clientSigner } from '../../shared/sync/keys.node.ts';
import type { SyncRoom } from '../../shared/sync/ports.ts';
import { syncService } from '../../shared/sync/service.node.ts';
import { addRows, catalog, context, findings, markChecked, unit, value } from '../support/submissions-world.ts';
import type { PlannedBatch } from './plan.ts';

/** The product as far as sending goes, on a real encrypted store, which may die whenever it touches that store. */
export interface Client {
  /** The store as the disk has it: for looking at it from outside; never dies of it. */
  readonly disk: Store;
  readonly sync: SyncRoom;
  /** Dies when it has used its store so often from now on, before or after the transaction. */
  dieAfter(uses: number, then: () => void): void;
  /** Seals these rows for a place, as a correction of what was delivered or as the first; null when it died on the way. */
  seal(batch: PlannedBatch, correct: boolean): Promise<Submission | null>;
  withdraw(batchId: string): Promise<boolean>;
  /** Ends as a killed process does (nothing is finished) and opens again from the same file. */
  restart(): Promise<void>;
  end(): Promise<void>;
}

/** What a dead process throws, so that nothing of it goes on. */
class Died extends Error {}

export interface ClientOptions {
  /** The computer's clock, as sending sees it; sealing is done on a right day. */
  readonly clock: Clock;
  readonly calendar: Clock;
  readonly enrolment: Enrolment;
  readonly random: () => number;
  /** After every transaction, with the store as it is then. */
  readonly seen: (store: Store) => void;
}

/** A quick line for tests: little waits, and pieces so small that every payload has several. */
const pace = { base: 1, cap: 8, poll: 8, chunks: { smallest: 600, largest: 2400 } };

const kept = { version: catalog.version, package: catalog };

export async function openClient(options: ClientOptions): Promise<Client> {
  const folder = mkdtempSync(join(tmpdir(), 'faults-client-'));
  const at = { path: join(folder, 'store.db'), rawKey: new Uint8Array(32).fill(7), cipher: 'aegis' } as const;
  let disk = value(await openStore(at, true));
  let fuse: { left: number; then: () => void } | null = null;
  let generation = 0;

  const build = () => {
    const mine = ++generation;
    const closing = { aborted: false };
    const burn = (): void => {
      if (mine !== generation || closing.aborted) throw new Died();
      if (!fuse) return;
      fuse.left -= 1;
      if (fuse.left > 0) return;
      const { then } = fuse;
      fuse = null;
      closing.aborted = true;
      sync.stop();
      then();
      throw new Died();
    };
    const store: Store = {
      path: disk.path,
      rawKey: disk.rawKey,
      read: (work) => {
        burn();
        return disk.read(work);
      },
      write: (work) => {
        burn();
        const made = disk.write(work);
        options.seen(disk);
        burn();
        return made;
      },
      writeBulk: (work) => {
        burn();
        return disk.writeBulk(work);
      },
      still: (work) => disk.still(work),
      scrub: () => disk.scrub(),
      close: () => undefined,
    };
    const port = {
      current: () => kept,
      inForce: () => kept,
      byVersion: (_: unknown, version: string) => (version === kept.version ? kept : null),
    };
    const { clock, enrolment, random } = options;
    const emit = (): void => undefined;
    const log = (level: string, text: string): void => {
      if (level === 'error' && !text.includes('Died')) process.stderr.write(`${text}\n`);
    };
    const sync: SyncRoom = syncService({ store, clock, emit, enrolment, unit, catalog: port, random, log, pace });
    const service = submissionsService({
      store,
      clock: options.calendar,
      emit,
      unit,
      catalog: port,
      draft: draftOf(findings),
      enqueue: sync.enqueue,
      upload: sync.upload,
      permit: () => null,
      clientId: enrolment.clientId,
      sign: clientSigner(enrolment),
      closing,
      encoding: 'gzip',
    });
    return { sync, service, closing };
  };
  let rooms = build();

  /** A death in the middle of a call is no answer. */
  async function orDied<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Died) return null;
      throw error;
    }
  }

  const client: Client = {
    get disk() {
      return disk;
    },
    get sync() {
      return rooms.sync;
    },
    dieAfter(uses, then) {
      fuse = { left: uses, then };
    },
    seal: (batch, correct) =>
      orDied(async () => {
        const { service } = rooms;
        const { dataset, period } = batch;
        const known = value(await service['submissions.list']({ dataset, period }, context()));
        const before = known.toSorted((a, b) => b.revision - a.revision)[0];
        if (before && isUnderway(before.state)) return before;
        if (before && isDelivered(before.state) && !correct) return before;
        if (batch.kind === 'nil')
          return value(await service['submissions.nilReturn']({ dataset, period, reason: '本期无业务' }, context()));
        const draft =
          before && isDelivered(before.state)
            ? value(await service['submissions.revise']({ id: before.id }, context()))
            : value(await service['submissions.open']({ dataset, period }, context('信息员')));
        const sid = disk.read((tx) => byId(tx, draft.id)?.sid ?? 0);
        disk.write((tx) => {
          for (const table of ['draft_row', 'finding']) tx.run(`DELETE FROM ${table} WHERE sid = ?`, sid);
        });
        addRows(disk, sid, rowsOf(batch, draft.revision));
        disk.write((tx) => markChecked(tx, sid));
        const sealed = await service['submissions.approve']({ id: draft.id }, context());
        return !sealed.ok && sealed.problem.code === 'contract/locked' ? null : value(sealed);
      }),
    async withdraw(batchId) {
      const done = await orDied(async () => {
        const { items } = value(await rooms.sync.handlers['sync.status']({}, context()));
        const item = items.find((one) => one.batchId === batchId);
        return item ? rooms.sync.handlers['sync.withdraw']({ id: item.id }, context()) : null;
      });
      return done?.ok === true;
    },
    async restart() {
      generation += 1;
      rooms.closing.aborted = true;
      await rooms.sync.finish();
      disk.close();
      disk = value(await openStore(at));
      rooms = build();
      rooms.sync.start();
    },
    async end() {
      fuse = null;
      rooms.closing.aborted = true;
      await rooms.sync.finish();
      disk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return client;
}

/** Rows of a batch; a revision has others. The platform sends back the one that is no number. */
function rowsOf(batch: PlannedBatch, revision: number): (string | null)[][] {
  return Array.from({ length: batch.rows }, (_, n) => {
    const amount = batch.kind === 'partly' && n === 0 ? '不是数' : `${n + revision}.10`;
    return [`N${n}`, amount, noise(batch.width, `${batch.period}${revision}${n}`)];
  });
}

/** Incompressible text; the same seed gives the same. */
const noise = (width: number, seed: string): string =>
  createHash('shake256', { outputLength: Math.ceil(width * 0.75) })
    .update(seed)
    .digest('base64')
    .slice(0, width);
