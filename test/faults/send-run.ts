import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../shared/base/clock.ts';
import type { Store } from '../../shared/store/tx.ts';
import { enrolOnline } from '../../shared/sync/enrolment.node.ts';
import { type Platform, startPlatform } from '../platform/server.ts';
import { catalog, unit, value } from '../support/submissions-world.ts';
import { type Client, openClient } from './client.ts';
import { deliveredIn, finalIn, type Verdict, verdictOf } from './judge.ts';
import { type Plan, planOf } from './plan.ts';

const BEGIN = Date.parse('2026-11-05T09:00:00+08:00');
const code = 'ABCD-1234-EFGH';
const officer = { id: 'o1', name: '联络员', role: 'liaison' } as const;
const units = [{ ...unit, region: '410100', activationCode: code, officer }];

/** Looks at the clock during which things go wrong, and after that how long everything may take to come right. */
const BAD_LOOKS = 100;
const PATIENCE_MS = 30_000;

/** One bad day from sealing to the platform's last receipt. */
export async function sendRun(seed: number): Promise<Verdict> {
  const plan = planOf(seed);
  const folder = mkdtempSync(join(tmpdir(), 'faults-platform-'));
  let off = 0;
  const platformClock: Clock = { now: () => BEGIN + Math.floor(performance.now()) };
  const clock: Clock = { now: () => platformClock.now() + off };
  const start = (port: number): Promise<Platform> =>
    startPlatform({ state: folder, units, catalogs: [catalog], clock: platformClock, port });
  let platform = await start(0);
  const asked = await enrolOnline({ url: platform.url, code }, clock, new AbortController().signal);
  const falseSent = new Set<string>();
  const seen = (store: Store): void => {
    for (const batchId of deliveredIn(store)) {
      const there = platform.state.batches.get(batchId);
      if (!there || there.state === 'awaiting-upload') falseSent.add(batchId);
    }
  };
  const client = await openClient({
    clock,
    calendar: platformClock,
    enrolment: value(asked).enrolment,
    random: () => plan.random.next(),
    seen,
  });
  try {
    const day = new BadDay(plan, client, platform, {
      restart: async (away) => {
        await platform.close();
        await sleep(away);
        platform = await start(platform.port);
        return platform;
      },
      jump: (by) => {
        off = by;
      },
    });
    await day.live();
    return verdictOf(plan, client.disk, platform, { sealed: day.sealed, withdrawn: day.withdrawn, falseSent, late: day.late });
  } finally {
    await client.end();
    await platform.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface World {
  restart(away: number): Promise<Platform>;
  jump(by: number): void;
}

/** Lives one plan through: what is done, what goes wrong, and the time until all is well again. */
class BadDay {
  /** Batch ids whose sealing was answered. */
  readonly sealed = new Set<string>();
  /** Batch ids that an officer tried to take back. */
  readonly withdrawn = new Set<string>();
  late = false;
  private readonly plan: Plan;
  private readonly client: Client;
  private platform: Platform;
  private readonly world: World;
  private readonly deaths: number[];
  private restarting: Promise<void> | null = null;

  constructor(plan: Plan, client: Client, platform: Platform, world: World) {
    this.plan = plan;
    this.client = client;
    this.platform = platform;
    this.world = world;
    this.deaths = [...plan.clientDies];
  }

  async live(): Promise<void> {
    this.platform.faults.add(...this.plan.faults);
    this.client.sync.start();
    this.armNext();
    await Promise.all([this.work(), this.mishaps()]);
    this.platform.faults.clear();
    await this.restarting;
    const end = performance.now() + PATIENCE_MS;
    while (!finalIn(this.client.disk)) {
      if (performance.now() > end) {
        this.late = true;
        return;
      }
      await sleep(2);
      await this.restarting;
    }
  }

  private armNext(): void {
    const uses = this.deaths.shift();
    if (uses === undefined) return;
    this.client.dieAfter(uses, () => {
      this.restarting = new Promise((resolve) => setImmediate(resolve))
        .then(() => this.client.restart())
        .then(() => this.armNext());
    });
  }

  private async sealUntilDone(n: number, correct: boolean): Promise<string> {
    const batch = this.plan.batches[n];
    if (!batch) throw new Error(`no batch ${n}`);
    for (;;) {
      await this.restarting;
      const done = await this.client.seal(batch, correct);
      if (!done?.batchId) continue;
      this.sealed.add(done.batchId);
      return done.batchId;
    }
  }

  private async work(): Promise<void> {
    const ids: string[] = [];
    for (const [n] of this.plan.batches.entries()) ids.push(await this.sealUntilDone(n, false));
    const { withdraw } = this.plan;
    if (withdraw) {
      await sleep(withdraw.at / 2);
      await this.restarting;
      const id = ids[withdraw.batch] ?? '';
      this.withdrawn.add(id);
      await this.client.withdraw(id);
    }
    for (const [n, batch] of this.plan.batches.entries()) {
      if (batch.kind !== 'corrected' || this.withdrawn.has(ids[n] ?? '')) continue;
      const end = performance.now() + PATIENCE_MS;
      while (!finalIn(this.client.disk, ids[n]) && performance.now() < end) await sleep(2);
      if (finalIn(this.client.disk, ids[n])) await this.sealUntilDone(n, true);
    }
  }

  private async mishaps(): Promise<void> {
    for (let look = 0; look < BAD_LOOKS; look += 1) {
      for (const { at, by } of this.plan.clock) if (at === look) this.world.jump(by);
      for (const { at, away } of this.plan.platformDies)
        if (at === look) {
          this.platform = await this.world.restart(away);
          this.platform.faults.add(...this.plan.faults.slice(0, 2));
        }
      await sleep(1);
    }
  }
}
