import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { beijingDay } from '../../shared/base/clock.ts';
import { demoCatalog } from '../../test/platform/catalog/index.ts';
import { demoDesk, startDemoPlatform } from '../../test/platform/demo.ts';
import type { Platform } from '../../test/platform/server.ts';
import { type Desk, openDesk, setClock } from '../../test/support/desk.ts';
import { enrolDesk, workThroughHistory } from '../../test/support/history.ts';
import { seedCases } from './cases.ts';

let folder = '';
let platform: Platform;
let desk: Desk;
const catalog = demoCatalog();
const now = Date.now();
const today = beijingDay(now);
const insured = catalog.datasets.filter(({ id }) => id === 'RS01');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demo-cases-'));
  const clock = setClock(now - 60 * 86_400_000);
  platform = await startDemoPlatform({ state: join(folder, 'platform'), clock });
  desk = openDesk(join(folder, 'profile'), clock);
  await enrolDesk(desk, platform.url, demoDesk.activationCode, '七只白鹭飞过金水河');
  const past = { desk, clock, catalog: { ...catalog, datasets: insured }, uscc: demoDesk.uscc, today, days: 45 };
  await workThroughHistory({ ...past, rows: () => 8 });
  clock.letGo();
}, 60_000);
afterAll(async () => {
  await desk.stop();
  await platform.close();
  rmSync(folder, { recursive: true, force: true });
});

it('the demo’s desk has a correction asked of it, an urging notice and a report of its own under way', async () => {
  const [dataset] = insured;
  if (!dataset) throw new Error('the demo unit owes nothing');
  const window = {
    frequency: 'monthly',
    id: '2026-01',
    start: '2026-01-01',
    end: '2026-01-31',
    opens: '2026-02-01',
    due: '2026-02-10',
  } as const;
  await seedCases({ desk, platform, catalog, today, overdue: { dataset, window } });
  const list = (box: 'asking' | 'asked') =>
    desk.ask('cases.list', { box, status: null, kind: null, text: '', start: 0, count: 10 });
  const inbox = await list('asking');
  expect(inbox.rows).toMatchObject([
    { kind: 'notice', sort: 'urge', phase: 'notified', status: 'action' },
    { kind: 'correction', phase: 'urged', status: 'action', records: 1 },
  ]);
  for (const { due } of inbox.rows) expect(due !== null && due > today).toBe(true);
  expect((await list('asked')).rows).toMatchObject([{ kind: 'errorReport', phase: 'urged', status: 'waiting', records: 2 }]);
  // What is asked about was really delivered from this desk, so that the road can be gone to its end.
  const correction = inbox.rows.find(({ kind }) => kind === 'correction');
  const dossier = await desk.ask('cases.dossier', { id: correction?.id ?? '', n: 1 });
  expect(dossier.versions).toMatchObject([{ state: 'stored' }]);
  const { list: records } = await desk.ask('cases.get', { id: correction?.id ?? '' });
  expect(records[0]?.believed).not.toBe(records[0]?.given);
});
