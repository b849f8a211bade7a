import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { doStep, draftSteps } from '../../test/support/draft-steps.ts';
import { fullFindings, type RecordsWorld, recordsWorld, storedFindings } from '../../test/support/records-world.ts';
import { value } from '../../test/support/submissions-world.ts';
import { bumpVersion, insertRow } from '../records/queries.node.ts';
import type { SubmissionState } from '../submissions/model.ts';
import { insertSubmission, setState } from '../submissions/queries.node.ts';
import { checkState } from '../validation/queries.node.ts';
import { createJobs } from './jobs/pool.node.ts';
import { checkVersion } from './outside.node.ts';

const toRegister = { fields: 'DM', reference: { resource: 'T2', fields: 'HM' } };
const toFormer = { fields: 'MC', reference: { resource: 'T1', fields: 'BH' } };
const beside = [{ name: 'QT' }, { name: 'HM', type: 'string' }];

let here: RecordsWorld;
afterEach(() => here.end());

/** A batch or draft of a dataset with these rows. */
function batch(dataset: string, period: string, state: SubmissionState, rows: readonly (readonly (string | null)[])[]): number {
  return here.store().write((tx) => {
    const facts = { id: `${dataset} ${period} ${state}`, dataset, period, revision: 9, predecessor: null, mode: 'full' as const };
    const more = { catalogVersion: '2026.1.1', due: null, note: null, now: 1, who: '信息员' };
    const sid = insertSubmission(tx, { ...facts, ...more });
    rows.forEach((cells, ord) => {
      insertRow(tx, { sid, ord, cells: JSON.stringify(cells), run: null, sourceRow: null, added: 0 });
    });
    if (state !== 'draft') setState(tx, sid, state, 1);
    return sid;
  });
}
const references = () =>
  storedFindings(here).flatMap(({ code, rid, detail, severity }) =>
    code === 'row/foreignKey' ? [`${rid} ${detail} ${severity}`] : [],
  );

describe('a reference to another dataset', () => {
  it('is looked for in batches taken or on their way and in drafts, not in what was refused or replaced', async () => {
    here = await recordsWorld({ foreignKeys: [toRegister], beside });
    batch('T2', '2026-07', 'stored', [['x', 'A']]);
    batch('T2', '2026-08', 'queued', [['x', 'B']]);
    batch('T2', '2026-09', 'draft', [['x', 'C']]);
    batch('T2', '2026-06', 'returned', [['x', 'D']]);
    batch('T2', '2026-05', 'superseded', [['x', 'E']]);
    const rows = ['A', 'B', 'C', 'D', 'E', null].map((DM, n) => ({ BH: `K${n}`, DM }));
    const rids = value(await here.insert(rows)).created;
    const missing = [`${rids[3]} key/foreignDataset justify`, `${rids[4]} key/foreignDataset justify`];
    expect(references()).toEqual(missing);
    expect(storedFindings(here)).toEqual(fullFindings(here));
    const jobs = createJobs();
    value(await here.checkAll(jobs));
    expect(references()).toEqual(missing);
    value(await here.importText(jobs, '编号,代码\nQ1,A\nQ2,Z\n', 'replace'));
    jobs.stop();
    expect(references()).toEqual([expect.stringContaining('key/foreignDataset')]);
  });

  it('is told as not judged while nothing of that dataset is here, and no row is marked', async () => {
    here = await recordsWorld({ foreignKeys: [toRegister], beside });
    value(await here.insert([{ BH: 'K', DM: 'A' }]));
    expect(references()).toEqual(['0 key/foreignElsewhere info']);
    expect(storedFindings(here)).toEqual(fullFindings(here));
    value(await here.undo());
    expect(references()).toEqual([]);
  });

  it('has the severity the catalog gives it', async () => {
    here = await recordsWorld({ foreignKeys: [{ ...toRegister, liaison: { severity: 'blocking' } }], beside });
    batch('T2', '2026-07', 'accepted', [['x', 'A']]);
    const [rid] = value(await here.insert([{ BH: 'K', DM: 'B' }])).created;
    expect(references()).toEqual([`${rid} key/foreignDataset blocking`]);
  });

  it('a check no longer holds when those rows change', async () => {
    here = await recordsWorld({ foreignKeys: [toRegister], beside });
    const catalogs = { byVersion: () => here.known };
    const isChecked = () => here.store().read((tx) => checkState(tx, here.sid)?.version === checkVersion(catalogs)(tx, here.sid));
    const draft = batch('T2', '2026-09', 'draft', [['x', 'A']]);
    const jobs = createJobs();
    const [rid] = value(await here.insert([{ BH: 'K', DM: 'B' }])).created;
    value(await here.checkAll(jobs));
    expect(isChecked()).toBe(true);
    here.store().write((tx) => {
      insertRow(tx, { sid: draft, ord: 5, cells: '["x","B"]', run: null, sourceRow: null, added: 1 });
      bumpVersion(tx, draft, 2);
    });
    expect(isChecked()).toBe(false);
    expect(references()).toEqual([`${rid} key/foreignDataset justify`]);
    value(await here.checkAll(jobs));
    jobs.stop();
    expect([isChecked(), references()]).toEqual([true, []]);
  });
});

describe('a reference to the dataset itself, by its name', () => {
  it('is looked for in this draft and in other periods, not in what this draft replaces', async () => {
    here = await recordsWorld({ foreignKeys: [toFormer] });
    batch('T1', '2026-09', 'stored', [['OLD', null, null, null, null]]);
    batch('T1', '2026-10', 'accepted', [['SAME', null, null, null, null]]);
    const rids = value(
      await here.insert([
        { BH: 'A', MC: 'B' },
        { BH: 'B', MC: 'OLD' },
        { BH: 'C', MC: 'SAME' },
      ]),
    ).created;
    expect(references()).toEqual([`${rids[2]} key/foreignDataset justify`]);
    value(await here.remove([rids[1] ?? 0]));
    expect(references()).toEqual([`${rids[0]} key/foreignDataset justify`, `${rids[2]} key/foreignDataset justify`]);
    value(await here.undo());
    expect(references()).toHaveLength(1);
  });
});

it('after any edits references are judged as by a full check', async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(draftSteps, async (steps) => {
      here = await recordsWorld({ foreignKeys: [toRegister, toFormer, { ...toFormer, fields: 'DM' }], beside });
      batch('T2', '2026-09', 'draft', [['x', 'A']]);
      batch('T1', '2026-09', 'stored', [['B', null, null, null, null]]);
      try {
        for (const step of steps) {
          await doStep(here, step);
          const stored = storedFindings(here);
          expect(stored).toEqual(fullFindings(here));
          seen += stored.filter(({ detail }) => detail === 'key/foreignDataset').length;
        }
      } finally {
        here.end();
      }
    }),
    { numRuns: 15 },
  );
  here = await recordsWorld();
  expect(seen).toBeGreaterThan(20);
}, 120_000);
