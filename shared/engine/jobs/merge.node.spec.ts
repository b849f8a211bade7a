import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fullFindings, type RecordsWorld, recordsWorld, storedFindings } from '../../../test/support/records-world.ts';
import { codeOf, context, value } from '../../../test/support/submissions-world.ts';
import { createJobs, type Jobs } from './pool.node.ts';

let here: RecordsWorld;
let jobs: Jobs;
beforeEach(async () => {
  here = await recordsWorld();
  jobs = createJobs();
});
afterEach(() => {
  jobs.stop();
  here.end();
});

const csv = (...rows: string[]): string => `编号,名称,金额\n${rows.join('\n')}\n`;
const first = csv('A,甲,1', 'B,乙,2', 'C,丙,3', 'D,丁,4');
/** Number, name and amount of every row. */
const table = async () => (await here.cells()).map((row) => row.slice(0, 3).join(' '));
const seen = () =>
  here.store().read((tx) => ({
    rows: tx.all('SELECT * FROM draft_row ORDER BY rid'),
    edits: tx.all('SELECT * FROM draft_edit'),
    runs: tx.all('SELECT * FROM import_run'),
    findings: tx.all('SELECT * FROM finding ORDER BY id'),
  }));
const ridOf = async (key: string): Promise<number> => {
  const at = (await here.cells()).findIndex((row) => row[0] === key);
  return (await here.rids())[at] ?? 0;
};

describe('an update by key', () => {
  it('changes rows in their place, adds new ones, leaves the rest, as one step that can be taken back', async () => {
    value(
      await here.insert([
        { BH: 'A', MC: '甲', RQ: '2026-10-01' },
        { BH: 'B', MC: '乙' },
        { BH: 'C', MC: '丙' },
      ]),
    );
    const before = await here.cells();
    const report = value(await here.importText(jobs, csv('B,新乙,5', 'E,戊,6', 'A,甲,'), 'update'));
    expect(report).toMatchObject({ rows: 3, merged: { added: 1, changed: 1, same: 1, gone: 0 } });
    expect(await table()).toEqual(['A 甲 ', 'B 新乙 5', 'C 丙 ', 'E 戊 6']);
    // What the file has no column for stays.
    expect((await here.cells())[0]?.[3]).toBe('2026-10-01');
    expect(storedFindings(here)).toEqual(fullFindings(here));
    const after = await here.cells();
    value(await here.undo());
    expect(await here.cells()).toEqual(before);
    expect(storedFindings(here)).toEqual(fullFindings(here));
    value(await here.redo());
    expect(await here.cells()).toEqual(after);
  });

  it('knows where the new value came from', async () => {
    value(await here.insert([{ BH: 'A', MC: '甲' }]));
    value(await here.importText(jobs, csv('A,改,1'), 'update'));
    const ask = { id: here.id, rid: await ridOf('A'), field: 'MC' };
    expect(value(await here.records().handlers['records.provenance'](ask, context()))).toMatchObject({
      kind: 'file',
      address: 'B2',
    });
  });

  it('a file that changes nothing leaves no step behind', async () => {
    value(await here.importText(jobs, first, 'append'));
    const before = seen();
    expect(value(await here.importText(jobs, first, 'update')).merged).toEqual({ added: 0, changed: 0, same: 4, gone: 0 });
    expect(seen()).toEqual(before);
  });

  it('two rows of one key in the file: the first updates, the second is new and found wrong', async () => {
    value(await here.insert([{ BH: 'A', MC: '甲' }]));
    value(await here.importText(jobs, csv('A,一,1', 'A,二,2'), 'update'));
    expect(await table()).toEqual(['A 一 1', 'A 二 2']);
    expect(storedFindings(here)).toEqual(fullFindings(here));
  });
});

describe('a repaired file imported once more', () => {
  beforeEach(async () => value(await here.importText(jobs, first, 'append')));

  it('applies only what changed in the file, keeps what was changed here, and lists what both changed', async () => {
    value(await here.edit(await ridOf('A'), 'MC', '我的甲'));
    value(await here.edit(await ridOf('B'), 'MC', '我的乙'));
    const second = csv('A,甲,10', 'B,他的乙,2', 'D,丁,4', 'E,戊,5');
    const plan = value(await here.planText(jobs, second, 'merge'));
    expect(plan).toMatchObject({ rows: 4, added: 1, changed: 1, cells: 1, same: 2, gone: 1, kept: 0, conflicting: 1 });
    expect(plan.conflicts).toEqual([
      { key: expect.any(String), label: 'B', field: 'MC', address: 'B3', base: '乙', draft: '我的乙', file: '他的乙' },
    ]);
    expect(plan.changes).toEqual([{ label: 'A', field: 'JE', address: 'C2', before: '1', after: '10' }]);
    const before = seen();
    value(await here.planText(jobs, second, 'merge'));
    expect(seen()).toEqual(before);

    value(await here.importText(jobs, second, 'merge'));
    expect(await table()).toEqual(['A 我的甲 10', 'B 我的乙 2', 'D 丁 4', 'E 戊 5']);
    expect(storedFindings(here)).toEqual(fullFindings(here));
    value(await here.undo());
    expect(await table()).toEqual(['A 我的甲 1', 'B 我的乙 2', 'C 丙 3', 'D 丁 4']);
  });

  it('does as the officer chooses where both changed, and the choice lasts', async () => {
    value(await here.edit(await ridOf('A'), 'MC', '我的甲'));
    value(await here.edit(await ridOf('B'), 'MC', '我的乙'));
    const second = csv('A,他的甲,10', 'B,他的乙,2', 'C,丙,3', 'D,丁,4');
    const { conflicts } = value(await here.planText(jobs, second, 'merge'));
    const key = conflicts.find(({ label }) => label === 'B')?.key ?? '';
    value(await here.importText(jobs, second, 'merge', context(), { choices: [{ key, field: 'MC', take: 'file' }] }));
    expect((await table()).slice(0, 2)).toEqual(['A 我的甲 10', 'B 他的乙 2']);
    // The same file again: nothing new is asked, nothing is overwritten.
    expect(value(await here.planText(jobs, second, 'merge'))).toMatchObject({ added: 0, changed: 0, gone: 0, conflicting: 0 });
  });

  it('rows removed here stay away unless the file changed them; edited rows the file dropped are asked about', async () => {
    value(await here.remove([await ridOf('C'), await ridOf('D')]));
    value(await here.edit(await ridOf('B'), 'JE', '20'));
    const plan = value(await here.planText(jobs, csv('A,甲,1', 'C,丙,3', 'D,新丁,4'), 'merge'));
    expect(plan).toMatchObject({ added: 0, changed: 0, gone: 0, conflicting: 2 });
    expect(plan.conflicts.map(({ label, field, draft, file }) => [label, field, draft, file])).toEqual([
      ['D', null, null, 'there'],
      ['B', null, 'there', null],
    ]);
    const all = { otherwise: 'file' as const };
    value(await here.importText(jobs, csv('A,甲,1', 'C,丙,3', 'D,新丁,4'), 'merge', context(), all));
    expect(await table()).toEqual(['A 甲 1', 'D 新丁 4']);
  });

  it('a key corrected in the file changes its row instead of adding one', async () => {
    value(await here.importText(jobs, csv('A,甲,1', 'B2,乙,2', 'C,丙,3', 'D,丁,4'), 'merge'));
    expect(await table()).toEqual(['A 甲 1', 'B2 乙 2', 'C 丙 3', 'D 丁 4']);
  });

  it('cancelled: everything is as it was', async () => {
    const before = seen();
    const stopped = { ...context(), signal: { aborted: true } };
    expect(codeOf(await here.importText(jobs, csv('A,新,1'), 'merge', stopped))).toBe('contract/cancelled');
    expect(seen()).toEqual(before);
  });

  it('does not take effect when the draft was changed meanwhile, and loses nothing of that', async () => {
    const rid = await ridOf('D');
    let edited = false;
    // The first chunk has been read: the import is under way.
    const watched: Jobs = {
      ...jobs,
      run: (request, handlers) =>
        jobs.run(request, {
          ...handlers,
          onChunk(chunk) {
            handlers.onChunk(chunk);
            if (edited) return;
            edited = true;
            void here.edit(rid, 'MC', '先改');
          },
        }),
    };
    expect(codeOf(await here.importText(watched, csv('A,新,1'), 'merge'))).toBe('records/movedOn');
    expect(await table()).toEqual(['A 甲 1', 'B 乙 2', 'C 丙 3', 'D 先改 4']);
  });
});

describe('a dry run', () => {
  it('says what would come, and names damage where it stands', async () => {
    value(await here.insert([{ BH: 'A', MC: '甲' }]));
    const file = csv('A,甲\uFFFD,1', 'B,□□,2', ',,', 'C,正常,-1');
    expect(value(await here.planText(jobs, file, 'append'))).toMatchObject({ rows: 3, blankRows: 1, added: 3, gone: 0, kept: 1 });
    const plan = value(await here.planText(jobs, file, 'replace'));
    expect(plan).toMatchObject({ added: 3, gone: 1, kept: 0, damaged: 2 });
    expect(plan.damage.map(({ detail, field, address }) => [detail, field, address])).toEqual([
      ['damage/encoding', 'MC', 'B2'],
      ['damage/encoding', 'MC', 'B3'],
    ]);
    expect(plan.findings.blocking).toBeGreaterThanOrEqual(3);
  });
});
