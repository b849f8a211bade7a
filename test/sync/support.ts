import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../shared/base/clock.ts';
import type { EngineEvent } from '../../shared/base/emit.ts';
import type { Store } from '../../shared/store/tx.ts';
import type { SubmissionState } from '../../shared/submissions/model.ts';
import type { SubmissionsDeps } from '../../shared/submissions/ports.ts';
import { byBatch, byId } from '../../shared/submissions/queries.node.ts';
import { submissionsService } from '../../shared/submissions/service.node.ts';
import { enrolOnline } from '../../shared/sync/enrolment.node.ts';
import type { Enrolment } from '../../shared/sync/enrolment.ts';
import { clientSigner } from '../../shared/sync/keys.node.ts';
import type { OutboxItem, SyncStatus } from '../../shared/sync/model.ts';
import type { SyncDeps, SyncRoom } from '../../shared/sync/ports.ts';
import { syncService } from '../../shared/sync/service.node.ts';
import { type Platform, type PlatformOptions, startPlatform } from '../platform/server.ts';
import { addRows, catalog, context, markChecked, unit, value, world } from '../support/submissions-world.ts';

/** A whole road: a real encrypted store, the submissions room, the sync room, and the reference platform behind HTTP. */

export const PERIOD = '2026-10';
export const code = 'ABCD-1234-EFGH';
export const platformUnit = {
  ...unit,
  region: '410100',
  activationCode: code,
  officer: { id: 'o1', name: '联络员', role: 'liaison' },
} as const;

/** Incompressible notes, so that a payload is as large as its rows; the same seed gives the same bytes. */
export const rowsOf = (count: number, width = 12, seed = 'a'): (string | null)[][] =>
  Array.from({ length: count }, (_, n) => {
    const note = createHash('shake256', { outputLength: Math.ceil(width * 0.75) })
      .update(`${seed}${n}`)
      .digest('base64');
    return [`N${n}`, `${n}.10`, note.slice(0, width)];
  });

export interface Road {
  readonly store: Store;
  readonly events: EngineEvent[];
  readonly enrolment: Enrolment;
  readonly platform: Platform;
  readonly sync: SyncRoom;
  /** A moving clock, begun on 2026-11-05 09:00 in Beijing; `skip` moves it on. */
  readonly clock: Clock;
  skip(ms: number): void;
  /** Ends the platform as a kill would and starts it again, on the same port and folder. */
  restartPlatform(more?: Partial<PlatformOptions>): Promise<void>;
  stopPlatform(): Promise<void>;
  /** Ends the sync room as closing the product would and builds it again on the same store. */
  restartSync(more?: Partial<SyncDeps>): void;
  /** Seals these rows for M1 2026-10 (once delivered: as a correction) and answers the batch id. */
  seal(rows: readonly (readonly (string | null)[])[]): Promise<string>;
  nil(dataset?: string, period?: string): Promise<string>;
  now(): Promise<SyncStatus>;
  status(): Promise<SyncStatus>;
  item(batchId: string): Promise<OutboxItem | undefined>;
  stateOf(batchId: string): SubmissionState | undefined;
  submissions(): ReturnType<typeof submissionsService>;
  end(): Promise<void>;
}

export const fast = { base: 20, cap: 200, poll: 100 };

export async function road(more: { platform?: Partial<PlatformOptions>; sync?: Partial<SyncDeps> } = {}): Promise<Road> {
  const folder = mkdtempSync(join(tmpdir(), 'platform-'));
  let ahead = Date.parse('2026-11-05T09:00:00+08:00') - Date.now();
  const clock: Clock = { now: () => Date.now() + ahead };
  const options: PlatformOptions = { state: folder, units: [platformUnit], catalogs: [catalog], clock, ...more.platform };
  let platform = await startPlatform(options);
  const { port } = platform;
  const asked = await enrolOnline({ url: platform.url, code }, clock, new AbortController().signal);
  const { enrolment } = value(asked);
  const here = await world('2026-11-05T09:00:00');
  const { store, events } = here;

  const build = (changed: Partial<SyncDeps> = {}): SyncRoom =>
    syncService({
      store,
      clock,
      emit: (event) => void events.push(event),
      enrolment,
      unit,
      catalog: here.deps.catalog,
      random: () => 0.5,
      log: (level, text) => {
        if (level === 'error') throw new Error(text);
      },
      pace: fast,
      ...more.sync,
      ...changed,
    });
  let sync = build();
  const rooms = (): ReturnType<typeof submissionsService> => {
    const deps: SubmissionsDeps = {
      ...here.deps,
      clock,
      enqueue: sync.enqueue,
      upload: sync.upload,
      clientId: enrolment.clientId,
      sign: clientSigner(enrolment),
    };
    return submissionsService(deps);
  };
  const status = async (): Promise<SyncStatus> => value(await sync.handlers['sync.status']({}, context()));

  return {
    store,
    events,
    enrolment,
    clock,
    get platform() {
      return platform;
    },
    get sync() {
      return sync;
    },
    skip: (ms) => {
      ahead += ms;
    },
    async restartPlatform(changed) {
      await platform.close();
      platform = await startPlatform({ ...options, ...changed, port });
    },
    stopPlatform: () => platform.close(),
    restartSync(changed) {
      sync.stop();
      sync = build(changed);
    },
    async seal(rows) {
      const service = rooms();
      const known = value(await service['submissions.list']({ dataset: 'M1', period: PERIOD }, context()));
      const open = known.find((one) => one.state === 'draft' || one.state === 'checked');
      const draft =
        open ??
        (known[0]
          ? value(await service['submissions.revise']({ id: known[0].id }, context()))
          : value(await service['submissions.open']({ dataset: 'M1', period: PERIOD }, context('信息员'))));
      const sid = store.read((tx) => byId(tx, draft.id)?.sid ?? 0);
      // What a revision brought along is replaced.
      store.write((tx) => {
        for (const table of ['draft_row', 'finding']) tx.run(`DELETE FROM ${table} WHERE sid = ?`, sid);
      });
      addRows(store, sid, rows);
      store.write((tx) => markChecked(tx, sid));
      return value(await service['submissions.approve']({ id: draft.id }, context())).batchId ?? '';
    },
    async nil(dataset = 'M1', period = PERIOD) {
      const asked = { dataset, period, reason: '本月无业务' };
      return value(await rooms()['submissions.nilReturn'](asked, context())).batchId ?? '';
    },
    now: async () => value(await sync.handlers['sync.now']({}, context())),
    status,
    item: async (batchId) => (await status()).items.find((item) => item.batchId === batchId),
    stateOf: (batchId) => store.read((tx) => byBatch(tx, batchId)?.state),
    submissions: rooms,
    async end() {
      await sync.finish();
      await platform.close().catch(() => undefined);
      here.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits for something that happens by itself. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, ms = 15_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
