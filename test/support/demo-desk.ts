import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, beijingDay } from '../../shared/base/clock.ts';
import { periodOf } from '../../shared/periods/calendar.ts';
import { demoCatalog } from '../platform/catalog/index.ts';
import { demoDesk, startDemoPlatform } from '../platform/demo.ts';
import type { Platform } from '../platform/server.ts';
import { sampleRows } from '../sample/rows.ts';
import { type Desk, openDesk, type SetClock, setClock } from './desk.ts';
import { passphrase } from './enrolled.ts';

/** Last month: owed, and may be sent today. */
export const lastMonth = periodOf('monthly', addDays(`${beijingDay(Date.now()).slice(0, 7)}-01`, -1));

export interface DemoWorkstation {
  readonly folder: string;
  readonly platform: Platform;
  readonly clock: SetClock;
  readonly desk: Desk;
  /** A draft of last month's insured persons, empty. */
  readonly id: string;
  end(): Promise<void>;
}

/** A workstation of the demo's unit with the whole catalog, by the real road, open. */
export async function demoWorkstation(): Promise<DemoWorkstation> {
  const folder = mkdtempSync(join(tmpdir(), 'demo-desk-'));
  const platform = await startDemoPlatform({ state: join(folder, 'platform') });
  const clock = setClock(Date.now());
  const desk = openDesk(join(folder, 'profile'), clock);
  await desk.ask('enrol.begin', { kind: 'online', platformUrl: platform.url, activationCode: demoDesk.activationCode });
  await desk.ask('enrol.finish', { passphrase });
  await desk.ask('catalog.refresh', {});
  const { id } = await desk.ask('submissions.open', { dataset: 'RS01', period: lastMonth.id });
  const end = async (): Promise<void> => {
    await desk.stop();
    await platform.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, platform, clock, desk, id, end };
}

/** So many right rows for that draft. */
export function insuredRows(rows: number) {
  const catalog = demoCatalog();
  const dataset = catalog.datasets.find(({ id }) => id === 'RS01');
  if (!dataset) throw new Error('RS01');
  return [...sampleRows(dataset, catalog, { rows, seed: 7, errors: 0, period: lastMonth })];
}
