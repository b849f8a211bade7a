import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beijingDay } from '../../shared/base/clock.ts';
import { periodsDueBetween } from '../../shared/periods/window.ts';
import { demoCatalog } from '../platform/catalog/index.ts';
import { demoDesk, startDemoPlatform } from '../platform/demo.ts';
import { sampleRows } from '../sample/rows.ts';
import { writeCsv } from '../sample/write.ts';
import type { Desk } from '../support/desk.ts';
import { enrolDesk, importInto } from '../support/history.ts';
import { openThreadDesk } from './thread-desk.ts';

export const PASSPHRASE = 'seven herons at dusk';

export interface BenchDraft {
  readonly desk: Desk;
  readonly id: string;
  readonly dataset: string;
  readonly fields: readonly string[];
  readonly csv: string;
}

/** An enrolled workstation on the engine thread with an empty draft and a CSV of so many rows, 1% of them wrong. */
export async function withEmptyDraft<T>(rows: number, work: (draft: BenchDraft) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const catalog = demoCatalog();
  const platform = await startDemoPlatform({ state: join(folder, 'platform') });
  const desk = openThreadDesk(join(folder, 'profile'));
  try {
    await enrolDesk(desk, platform.url, demoDesk.activationCode, PASSPHRASE);
    const today = beijingDay(Date.now());
    // The widest dataset of the unit: nearest to the 15 columns the figure is about.
    const [dataset] = catalog.datasets
      .filter((candidate) => candidate.liaison.units.some((owner) => owner.uscc === demoDesk.uscc))
      .sort((a, b) => b.schema.fields.length - a.schema.fields.length);
    if (!dataset) throw new Error('the demo unit owes nothing');
    const window = periodsDueBetween(dataset.liaison.timing, '2026-01-01', today).at(-1);
    if (!window) throw new Error(`${dataset.id} has no period`);
    const csv = join(folder, 'rows.csv');
    writeCsv(csv, dataset, sampleRows(dataset, catalog, { rows, seed: 5, errors: 0.01, period: window }), true);
    const { id } = await desk.ask('submissions.open', { dataset: dataset.id, period: window.id });
    return await work({ desk, id, dataset: dataset.id, fields: dataset.schema.fields.map((field) => field.name), csv });
  } finally {
    await desk.stop();
    await platform.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export const withDraft = <T>(rows: number, work: (draft: BenchDraft) => Promise<T>): Promise<T> =>
  withEmptyDraft(rows, async (draft) => {
    await importInto(draft.desk, draft.id, draft.csv, draft.dataset);
    await draft.desk.ask('records.open', { id: draft.id });
    return work(draft);
  });
