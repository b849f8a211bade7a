import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../shared/base/clock.ts';
import type { CaseView } from '../../shared/cases/model.ts';
import type { CatalogPackage } from '../../shared/catalog/model.ts';
import { type Platform, type PlatformOptions, startPlatform } from '../platform/server.ts';
import { catalog, unit } from '../platform/spec-support.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { passphrase } from '../support/enrolled.ts';

/** Two units at their desks and the platform between them: the one provides a dataset, the other obtained it. */

export const provider = unit;
export const obtainer = {
  uscc: '11410100FAKE00021X',
  name: '郑州市获取局',
  region: '410100',
  activationCode: 'WXYZ-5678-MNPQ',
  officer: { id: 'o2', name: '周获取', role: 'liaison' },
} as const;

export interface TwoDesks {
  readonly platform: Platform;
  /** 获取单位 */
  readonly a: Desk;
  /** 提供单位 */
  readonly b: Desk;
  readonly clock: Clock;
  /** Moves everybody's clock on. */
  skip(ms: number): void;
  /** Lets both desks talk to the platform until nothing moves any more. */
  settle(): Promise<void>;
  reopen(which: 'a' | 'b'): Promise<void>;
  end(): Promise<void>;
}

/** The spec world's catalog, whose datasets the provider owes. */
export const catalogOfTwo = (): CatalogPackage => catalog();

export async function twoDesks(more: Partial<PlatformOptions> = {}): Promise<TwoDesks> {
  const folder = mkdtempSync(join(tmpdir(), 'cases-'));
  let ahead = 0;
  const clock: Clock = { now: () => Date.now() + ahead };
  const options = { state: join(folder, 'platform'), units: [provider, obtainer], catalogs: [catalogOfTwo()], clock, ...more };
  const platform = await startPlatform(options);
  const enrol = async (name: string, activationCode: string): Promise<Desk> => {
    const desk = openDesk(join(folder, name), clock);
    await desk.ask('enrol.begin', { kind: 'online', platformUrl: platform.url, activationCode });
    await desk.ask('enrol.finish', { passphrase });
    await desk.ask('catalog.refresh', {});
    return desk;
  };
  let a = await enrol('a', obtainer.activationCode);
  let b = await enrol('b', provider.activationCode);
  return {
    platform,
    clock,
    get a() {
      return a;
    },
    get b() {
      return b;
    },
    skip: (ms) => {
      ahead += ms;
    },
    async settle() {
      for (let round = 0; round < 2; round += 1) {
        await a.ask('sync.now', {});
        await b.ask('sync.now', {});
        await platform.idle();
      }
      await a.ask('sync.now', {});
      await b.ask('sync.now', {});
    },
    async reopen(which) {
      await (which === 'a' ? a : b).stop();
      const desk = openDesk(join(folder, which), clock);
      await desk.ask('session.unlock', { passphrase });
      if (which === 'a') a = desk;
      else b = desk;
    },
    async end() {
      await a.stop();
      await b.stop();
      await platform.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a record of a report says when a spec has nothing to say about it. */
export const wrongRecord = (more: Partial<Parameters<typeof recordOf>[0]> = {}) => recordOf(more);

function recordOf(more: {
  readonly key?: Record<string, string>;
  readonly period?: string;
  readonly field?: string;
  readonly given?: string | null;
  readonly believed?: string | null;
  readonly ground?: string;
  readonly batch?: string | null;
  readonly receipt?: string | null;
  readonly dataset?: string;
}) {
  return {
    dataset: 'M1',
    period: '2026-10',
    batch: null,
    receipt: null,
    key: { BH: 'N1' },
    field: 'JE',
    given: '1.5',
    believed: '12.50',
    ground: '与企业提供的缴款凭证不符',
    ...more,
  };
}

/** Drafts, has signed and files a report of these records; answers the case as it waits in the outbox. */
export async function fileReport(desk: Desk, records: readonly ReturnType<typeof recordOf>[], docNo: string): Promise<CaseView> {
  const { id } = await desk.ask('cases.draft', { answerer: provider.uscc, title: '关于报告涉税共享信息有错误的函' });
  await desk.ask('cases.record', { id, n: null, records: records.map((record) => ({ ...record })) });
  await desk.ask('cases.write', { id, words: '我单位核对时发现所附记录有误，请予核实处理，并将处理结果书面反馈我单位。' });
  await desk.ask('cases.submit', { id });
  await desk.ask('cases.sign', { id });
  return desk.ask('cases.file', { id, docNo });
}

/** The one case a desk has in a box. */
export async function onlyCase(desk: Desk, box: 'asked' | 'asking'): Promise<CaseView> {
  const { rows } = await desk.ask('cases.list', { box, status: null, kind: null, text: '', start: 0, count: 10 });
  const [row] = rows;
  if (!row || rows.length !== 1) throw new Error(`${rows.length} cases`);
  return desk.ask('cases.get', { id: row.id });
}
