import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beijingDay } from '../../shared/base/clock.ts';
import { periodsDueBetween } from '../../shared/periods/window.ts';
import { demoCatalog, demoUnits } from '../platform/catalog/index.ts';
import { startDemoPlatform } from '../platform/demo.ts';
import { sampleRows } from '../sample/rows.ts';
import { writeCsv, writeXlsx } from '../sample/write.ts';
import type { Desk } from '../support/desk.ts';
import { enrolDesk } from '../support/history.ts';
import { importInto } from '../support/import-into.ts';
import { PASSPHRASE } from './passphrase.ts';
import { openThreadDesk } from './thread-desk.ts';

const COLUMNS = 15;

export interface BenchDraft {
  readonly desk: Desk;
  readonly profile: string;
  readonly id: string;
  readonly dataset: string;
  readonly fields: readonly string[];
  readonly csv: string;
  /** Writes the same rows as a workbook. */
  readonly writeBook: (path: string) => void;
}

/** An enrolled workstation on the engine thread with an empty draft and a CSV of so many rows, 1% of them wrong unless told. */
export async function withEmptyDraft<T>(rows: number, work: (draft: BenchDraft) => Promise<T>, errors = 0.01): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const catalog = demoCatalog();
  const platform = await startDemoPlatform({ state: join(folder, 'platform') });
  const profile = join(folder, 'profile');
  const desk = openThreadDesk(profile);
  try {
    // The figures are about 15 columns; the unit that owes such a dataset is the one enrolled.
    const dataset = catalog.datasets.find((candidate) => candidate.schema.fields.length >= COLUMNS);
    const unit = demoUnits.find(({ uscc }) => dataset?.liaison.units.some((owner) => owner.uscc === uscc));
    if (!dataset || !unit) throw new Error(`the demo has no dataset of ${COLUMNS} fields`);
    await enrolDesk(desk, platform.url, unit.activationCode, PASSPHRASE);
    const today = beijingDay(Date.now());
    const window = periodsDueBetween(dataset.liaison.timing, '2026-01-01', today).at(-1);
    if (!window) throw new Error(`${dataset.id} has no period`);
    const csv = join(folder, 'rows.csv');
    const sample = () => sampleRows(dataset, catalog, { rows, seed: 5, errors, period: window });
    writeCsv(csv, dataset, sample(), true);
    const { id } = await desk.ask('submissions.open', { dataset: dataset.id, period: window.id });
    const fields = dataset.schema.fields.map((field) => field.name);
    const writeBook = (path: string): void => void writeXlsx(path, dataset, sample());
    return await work({ desk, profile, id, dataset: dataset.id, fields, csv, writeBook });
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
