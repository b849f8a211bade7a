import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fullFindings, type RecordsWorld, recordsWorld, storedFindings } from '../../../test/support/records-world.ts';
import { codeOf, context, value } from '../../../test/support/submissions-world.ts';
import type { Progress } from '../../base/call.ts';
import { versionOf } from '../../records/queries.node.ts';
import { checkState, countsOf } from '../../validation/queries.node.ts';
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

const ROWS = 5000;

/** Every tenth row negative, every hundredth with the key of the row before, one blank line in between. */
function csv(rows: number, from = 0): string {
  const lines = ['编号,金额,日期,代码'];
  for (let n = 0; n < rows; n++) {
    if (n === 1000) lines.push(',,,');
    const key = n % 100 === 99 ? n - 1 : n;
    lines.push(`K${from + key},${n % 10 === 0 ? '-1' : '1.50'},2026-10-${String(1 + (n % 28)).padStart(2, '0')},D${from + n}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Everything a reader of the store could see of the draft. */
const seen = () =>
  here.store().read((tx) => ({
    rows: tx.all('SELECT * FROM draft_row ORDER BY rid'),
    edits: tx.all('SELECT * FROM draft_edit'),
    findings: tx.all('SELECT * FROM finding ORDER BY id'),
    runs: tx.all('SELECT * FROM import_run'),
    checked: checkState(tx, here.sid),
    version: versionOf(tx, here.sid),
  }));
const isChecked = () => here.store().read((tx) => checkState(tx, here.sid)?.version === String(versionOf(tx, here.sid).version));

describe('an import of 5,000 rows', () => {
  it('reports what came, with the findings of a full check, and is one step that can be taken back', async () => {
    const call = context();
    const report = value(await here.importText(jobs, csv(ROWS), 'append', call));
    expect(report).toMatchObject({ rows: ROWS, blankRows: 1, replaced: 0, counts: { blocking: 550, justify: 0, info: 0 } });
    expect(call.seen.some((progress) => progress.phase === 'reading' && progress.done > 0)).toBe(true);
    expect(here.events).toContainEqual({ kind: 'submission', id: here.id });
    expect(isChecked()).toBe(true);
    expect(storedFindings(here)).toEqual(fullFindings(here));

    const cells = await here.cells();
    expect(cells).toHaveLength(ROWS);
    expect(cells[1234]).toEqual(['K1234', null, '1.50', '2026-10-03', 'D1234']);
    const { state } = value(await here.undo());
    expect(state).toMatchObject({ rows: 0, undo: null, redo: 'import' });
    expect(storedFindings(here)).toEqual([]);
    value(await here.redo());
    expect(await here.cells()).toEqual(cells);
  });

  it('remembers the file, the sheet and the address of every cell', async () => {
    value(await here.importText(jobs, csv(ROWS), 'append'));
    const rids = await here.rids();
    const ask = async (at: number, field: string) =>
      value(await here.records().handlers['records.provenance']({ id: here.id, rid: rids[at] ?? 0, field }, context()));
    expect(await ask(0, 'BH')).toMatchObject({ kind: 'file', file: '数据.csv', address: 'A2', editedAt: null });
    // After the blank line the file is one row ahead.
    expect(await ask(1000, 'JE')).toMatchObject({ kind: 'file', address: 'B1003' });
    expect(await ask(0, 'MC')).toEqual({ kind: 'unknown' });
    value(await here.edit(rids[0] ?? 0, 'BH', '改'));
    expect(await ask(0, 'BH')).toMatchObject({ address: 'A2', editedAt: Date.parse('2026-11-05T09:00:00+08:00') });
  });

  it('appended to rows that share keys with it finds what a full check finds', async () => {
    value(await here.insert([{ BH: 'K5', DM: 'D7' }, { BH: 'own' }]));
    const report = value(await here.importText(jobs, csv(ROWS), 'append'));
    expect(report.rows).toBe(ROWS);
    expect(isChecked()).toBe(true);
    const stored = storedFindings(here);
    expect(stored).toEqual(fullFindings(here));
    const [first] = await here.rids();
    expect(stored.filter((finding) => finding.data.firstRid === first).map(({ code }) => code)).toEqual([
      'row/primaryKey',
      'cell/unique',
    ]);
  });

  it('that replaces hides the old rows; undo brings them back with their findings', async () => {
    value(await here.insert([{ BH: 'old', JE: '-1' }, { BH: 'old' }]));
    const [before, wrong] = [await here.cells(), storedFindings(here)];
    const report = value(await here.importText(jobs, csv(ROWS), 'replace'));
    expect(report).toMatchObject({ rows: ROWS, replaced: 2, counts: { blocking: 550 } });
    expect((await here.cells())[0]?.[0]).toBe('K0');
    value(await here.undo());
    expect(await here.cells()).toEqual(before);
    // So many rows went that only a full check helps: until then the draft does not count as checked.
    expect(isChecked()).toBe(false);
    value(await here.checkAll(jobs));
    expect(storedFindings(here)).toEqual(wrong);
    value(await here.redo());
    value(await here.checkAll(jobs));
    expect(storedFindings(here)).toEqual(fullFindings(here));
    expect(here.store().read((tx) => countsOf(tx, here.sid))).toMatchObject({ blocking: 550 });
  });

  it('cancelled in the middle leaves the draft exactly as it was, and the thread usable', async () => {
    value(await here.insert([{ BH: 'mine', JE: '-1' }]));
    const before = seen();
    const call = context();
    const slow = { ...call, progress: () => call.stop() };
    expect(codeOf(await here.importText(jobs, csv(ROWS * 8), 'replace', slow))).toBe('contract/cancelled');
    expect(seen()).toEqual(before);
    expect(value(await here.importText(jobs, csv(ROWS), 'replace')).rows).toBe(ROWS);
  });

  it('cut off by a lost thread leaves the draft exactly as it was', async () => {
    value(await here.insert([{ BH: 'mine', JE: '-1' }]));
    const before = seen();
    const call = { ...context(), progress: () => jobs.stop() };
    expect(codeOf(await here.importText(jobs, csv(ROWS * 8), 'replace', call))).toBe('contract/cancelled');
    expect(seen()).toEqual(before);
  });

  it('that ends in a broken or empty file changes nothing', async () => {
    value(await here.insert([{ BH: 'mine' }]));
    const before = seen();
    expect(codeOf(await here.importText(jobs, '编号,金额\n,\n', 'replace'))).toBe('file/empty');
    expect(seen()).toEqual(before);
  });
});

describe('while an import is under way', () => {
  /** Does something once when the import has stored its first rows. */
  const amid = (work: () => void) => {
    let done = false;
    return {
      ...context(),
      progress: () => {
        if (done) return;
        done = true;
        work();
      },
    };
  };

  it('an officer’s row stays before the file’s, is checked with them, and is not lost', async () => {
    const call = amid(() => void here.insert([{ BH: 'K0' }]));
    value(await here.importText(jobs, csv(ROWS), 'append', call));
    const cells = await here.cells();
    expect(cells).toHaveLength(ROWS + 1);
    expect(cells.slice(0, 3).map((row) => row[0])).toEqual(['K0', 'K0', 'K1']);
    expect(cells[0]?.[4]).toBeNull();
    expect(storedFindings(here)).toEqual(fullFindings(here));
    expect(isChecked()).toBe(true);
  });

  it('a draft that was sealed meanwhile takes no more rows', async () => {
    value(await here.insert([{ BH: 'mine' }]));
    const call = amid(() => here.freeze());
    expect(codeOf(await here.importText(jobs, csv(ROWS), 'append', call))).toBe('records/frozen');
    expect((await here.cells()).map((row) => row[0])).toEqual(['mine']);
    expect(seen()).toMatchObject({ runs: [], rows: [{}] });
  });

  it('locking the desk stops it; the next opening finds the draft as it was', async () => {
    value(await here.insert([{ BH: 'mine', JE: '-1' }]));
    const before = seen();
    const call = context();
    let opening: Promise<void> | null = null;
    const progress = () => {
      if (opening) return;
      call.stop();
      jobs.stop();
      opening = here.reopen();
    };
    expect(codeOf(await here.importText(jobs, csv(ROWS * 8), 'replace', { ...call, progress }))).toBe('contract/cancelled');
    await opening;
    expect(seen()).toEqual(before);
  });

  it('cancelled in the check that follows it, the rows are in and the draft counts as not checked', async () => {
    value(await here.insert([{ BH: 'mine', JE: '-1' }]));
    const call = context();
    const progress = ({ phase }: Progress) => {
      if (phase === 'checking') call.stop();
    };
    const report = value(await here.importText(jobs, csv(ROWS), 'append', { ...call, progress }));
    expect(report).toMatchObject({ rows: ROWS, counts: { blocking: 551 } });
    expect(await here.cells()).toHaveLength(ROWS + 1);
    expect(isChecked()).toBe(false);
    value(await here.checkAll(jobs));
    expect(storedFindings(here)).toEqual(fullFindings(here));
  });
});

describe('a complete check', () => {
  it('finds what the edits had found, row for row', async () => {
    const rids = value(await here.insert([{ BH: 'A', JE: '-1' }, { BH: 'A' }, { BH: 'B', RQ: '2026-11-30' }, {}])).created;
    value(await here.edit(rids[2] ?? 0, 'BH', 'A'));
    value(await here.remove([rids[0] ?? 0]));
    const incremental = storedFindings(here);
    expect(incremental.length).toBeGreaterThan(2);
    value(await here.checkAll(jobs));
    expect(storedFindings(here)).toEqual(incremental);
    expect(isChecked()).toBe(true);
    // What is undone is judged at once: the check still holds.
    value(await here.undo());
    expect(storedFindings(here)).toEqual(fullFindings(here));
    expect([isChecked(), here.unjudged.size]).toEqual([true, 0]);
  });

  it('keeps what the platform returned', async () => {
    const [rid] = value(await here.insert([{ BH: 'A' }])).created;
    here.store().write((tx) => {
      tx.run(
        `INSERT INTO finding_group (sid, key, code, detail, severity) VALUES (?, 'p', 'row/rule', 'platform/P', 'blocking')`,
        here.sid,
      );
      tx.run(
        `INSERT INTO finding (sid, rid, grp, severity, fields, data, origin) VALUES (?, ?, 1, 'blocking', '[]', '{}', 'platform')`,
        here.sid,
        rid ?? 0,
      );
    });
    value(await here.checkAll(jobs));
    expect(storedFindings(here).map(({ detail }) => detail)).toEqual(['platform/P']);
  });
});
