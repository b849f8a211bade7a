import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, beijingDay, type Day, daysBetween, startOfDay } from '../../shared/base/clock.ts';
import type { CatalogPackage, Dataset } from '../../shared/catalog/model.ts';
import type { PeriodWindow } from '../../shared/periods/model.ts';
import { periodsDueBetween } from '../../shared/periods/window.ts';
import { sampleRows } from '../sample/rows.ts';
import { writeCsv } from '../sample/write.ts';
import type { Desk, SetClock } from './desk.ts';
import { importInto } from './import-into.ts';

export interface HistoryOptions {
  readonly desk: Desk;
  /** Shared by client and platform, so that receipts carry the day on which they would have come. */
  readonly clock: SetClock;
  readonly catalog: CatalogPackage;
  readonly uscc: string;
  readonly today: Day;
  /** How far back, days. */
  readonly days: number;
  readonly rows: (dataset: Dataset, at: number) => number;
  /** Periods left undone, as `dataset period`. */
  readonly leave?: (dataset: Dataset, window: PeriodWindow) => boolean;
}

interface Step {
  readonly dataset: Dataset;
  readonly window: PeriodWindow;
  readonly at: number;
}

const HOUR = 3_600_000;

/** A small number that stays the same for the same text: variety without dice. */
export const spread = (text: string, below: number): number => {
  let hash = 7;
  for (const char of text) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 1_000_003;
  return hash % below;
};

/** When a past duty was sent: mostly in the last days of its window, one in twelve a little late. */
function sentAt(dataset: Dataset, window: PeriodWindow): number {
  const due = window.due ?? window.end;
  const room = Math.min(4, daysBetween(window.opens, due) + 1);
  const dice = `${dataset.id} ${window.id}`;
  const day = spread(dice, 12) === 0 ? addDays(due, 2) : addDays(due, -spread(dice, room));
  return startOfDay(day) + 9 * HOUR + spread(dice, 8 * 3600) * 1000;
}

/**
 * Does an officer's past work through the real product: every past period is imported, checked, approved and sent on
 * its day. Returns how many submissions were made.
 */
export async function workThroughHistory(options: HistoryOptions): Promise<number> {
  const { desk, clock, catalog, today } = options;
  const steps: Step[] = [];
  for (const dataset of catalog.datasets) {
    if (!dataset.liaison.units.some((unit) => unit.uscc === options.uscc) || dataset.liaison.timing.frequency === 'realtime')
      continue;
    for (const window of periodsDueBetween(dataset.liaison.timing, addDays(today, -options.days), today)) {
      const at = sentAt(dataset, window);
      if (beijingDay(at) < today && !options.leave?.(dataset, window)) steps.push({ dataset, window, at });
    }
  }
  steps.sort((a, b) => a.at - b.at);
  const folder = mkdtempSync(join(tmpdir(), 'history-'));
  try {
    for (const [n, step] of steps.entries()) {
      clock.set(step.at);
      await sendOne(options, step, join(folder, `${n}.csv`));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return steps.length;

  async function sendOne({ rows }: HistoryOptions, { dataset, window }: Step, path: string): Promise<void> {
    const { id } = await desk.ask('submissions.open', { dataset: dataset.id, period: window.id });
    const count = rows(dataset, spread(`${dataset.id} ${window.id} rows`, 1000));
    const seed = 1 + spread(`${dataset.id} ${window.id} seed`, 100_000);
    writeCsv(path, dataset, sampleRows(dataset, catalog, { rows: count, seed, errors: 0, period: window }), true);
    await importInto(desk, id, path, dataset.id);
    await explain(desk, id);
    await desk.ask('submissions.approve', { id });
    for (let round = 0; round < 20; round++) {
      await desk.ask('sync.now', {});
      const { state } = await desk.ask('submissions.get', { id });
      if (state !== 'queued' && state !== 'sending' && state !== 'received') return;
    }
    throw new Error(`${dataset.id} ${window.id} was not judged`);
  }
}

/** Gives the written reason that each group of findings still asks for, as an officer who looked into it would. */
async function explain(desk: Desk, id: string): Promise<void> {
  const { groups } = await desk.ask('validation.overview', { id });
  for (const { key, severity, reason } of groups)
    if (severity === 'justify' && reason === null)
      await desk.ask('validation.reason', { id, group: key, text: '已与业务处室核对，情况属实' });
}

/** First start of a workstation: enrols, sets the passphrase, gets the catalog. */
export async function enrolDesk(desk: Desk, platformUrl: string, activationCode: string, passphrase: string): Promise<void> {
  await desk.ask('enrol.begin', { kind: 'online', platformUrl, activationCode });
  await desk.ask('enrol.finish', { passphrase });
  await desk.ask('catalog.refresh', {});
}
