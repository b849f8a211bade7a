import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, beijingDay, type Day, daysBetween } from '../../shared/base/clock.ts';
import type { Dataset } from '../../shared/catalog/model.ts';
import { closesOn } from '../../shared/periods/closing.ts';
import type { PeriodWindow } from '../../shared/periods/model.ts';
import { periodsDueBetween } from '../../shared/periods/window.ts';
import { GUESS_COST } from '../../shared/security/slots.node.ts';
import { demoCatalog } from '../../test/platform/catalog/index.ts';
import { demoDesk } from '../../test/platform/demo.ts';
import type { Platform } from '../../test/platform/server.ts';
import { sampleRows } from '../../test/sample/rows.ts';
import { writeCsv, writeXlsx } from '../../test/sample/write.ts';
import { openDesk, type SetClock } from '../../test/support/desk.ts';
import { enrolDesk, spread, workThroughHistory } from '../../test/support/history.ts';
import { importInto } from '../../test/support/import-into.ts';
import { seedCases } from './cases.ts';

/** Shown by the demo; a real unit chooses its own. */
export const PASSPHRASE = '七只白鹭飞过金水河';

/** The year so far, and what was still due from the year before. */
const daysBack = (today: Day): number => daysBetween(`${today.slice(0, 4)}-01-01`, today) + 20;

/** When the demo's history begins; the platform must be as old, or its keys would not be valid yet. */
export const historyStart = (): number => Date.now() - (daysBack(beijingDay(Date.now())) + 1) * 86_400_000;

export interface SeedOptions {
  readonly profile: string;
  /** Where the sample files go. */
  readonly samples: string;
  readonly platform: Platform;
  readonly clock: SetClock;
}

/** The last period whose window has closed, of a dataset that closes: it takes a late permit. None in the first months of a year. */
function lastClosed(own: readonly Dataset[], today: Day): { readonly dataset: Dataset; readonly window: PeriodWindow } | null {
  for (const dataset of own) {
    const { timing } = dataset.liaison;
    const closed = periodsDueBetween(timing, addDays(today, -150), addDays(today, -1)).findLast((window) => {
      const closes = closesOn(timing, window);
      return closes !== null && closes < today;
    });
    if (closed) return { dataset, window: closed };
  }
  return null;
}

/**
 * The officer's desk as it would stand today: the year so far done, one duty overdue, one whose window is closed, one
 * draft begun; a correction asked of it, an error report of its own under way, and what is overdue urged. Returns the
 * sample files.
 */
export async function seedDemo(options: SeedOptions): Promise<string[]> {
  const { clock } = options;
  const catalog = demoCatalog();
  const today = beijingDay(Date.now());
  const own = catalog.datasets.filter(
    ({ liaison }) => liaison.timing.frequency !== 'realtime' && liaison.units.some(({ uscc }) => uscc === demoDesk.uscc),
  );
  const open = own.flatMap((dataset) => {
    const window = periodsDueBetween(dataset.liaison.timing, today, addDays(today, 45)).find(({ start }) => start <= today);
    return window ? [{ dataset, window }] : [];
  });
  const lastDue = (dataset: Dataset): PeriodWindow | undefined =>
    periodsDueBetween(dataset.liaison.timing, addDays(today, -62), addDays(today, -1)).at(-1);
  const overdue = own.filter(({ liaison }) => liaison.timing.frequency === 'monthly')[1];

  const shut = lastClosed(own, today);

  const desk = openDesk(options.profile, clock, GUESS_COST);
  await enrolDesk(desk, options.platform.url, demoDesk.activationCode, PASSPHRASE);
  await workThroughHistory({
    desk,
    clock,
    catalog,
    uscc: demoDesk.uscc,
    today,
    days: daysBack(today),
    rows: (dataset, dice) => 40 + spread(dataset.id, 60) + (dice % 12),
    leave: (dataset, window) =>
      (dataset.id === overdue?.id && window.id === lastDue(dataset)?.id) ||
      (dataset.id === shut?.dataset.id && window.id === shut.window.id),
  });

  clock.letGo();
  mkdirSync(options.samples, { recursive: true });
  const files: string[] = [];
  const due = overdue ? lastDue(overdue) : undefined;
  const late = overdue && due ? [{ dataset: overdue, window: due }] : [];
  for (const { dataset, window } of [...late, ...open, ...(shut ? [shut] : [])]) {
    const name = `${dataset.title.zh}-${window.id}`;
    const seed = 1 + spread(name, 10_000);
    const rows = (count: number, errors: number) => sampleRows(dataset, catalog, { rows: count, seed, errors, period: window });
    const path = join(options.samples, `${name}.xlsx`);
    writeXlsx(path, dataset, rows(260, 0.04));
    files.push(path);
    if (files.length === 2) {
      const csv = join(options.samples, `${name}-无错误.csv`);
      writeCsv(csv, dataset, rows(120, 0));
      files.push(csv);
    }
  }
  const begun = open[0];
  const file = files.find((path) => begun !== undefined && path.includes(`${begun.dataset.title.zh}-${begun.window.id}.xlsx`));
  if (begun && file) {
    const { id } = await desk.ask('submissions.open', { dataset: begun.dataset.id, period: begun.window.id });
    await importInto(desk, id, file, begun.dataset.id);
  }
  await seedCases({ desk, platform: options.platform, catalog, today, overdue: late[0] ?? null });
  await desk.stop();
  return files;
}
