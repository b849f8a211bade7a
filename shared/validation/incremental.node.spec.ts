import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doStep, draftSteps } from '../../test/support/draft-steps.ts';
import { createJobs, fullFindings, type RecordsWorld, recordsWorld, storedFindings } from '../../test/support/records-world.ts';
import { codeOf, context, value } from '../../test/support/submissions-world.ts';
import type { Rule } from '../catalog/model.ts';
import { addPlatformFindings } from './service.node.ts';

const batchRule = (id: string, more: Partial<Rule> & { readonly expression: string }): Rule => ({
  id,
  scope: 'batch',
  title: { zh: id },
  severity: 'justify',
  fields: ['JE'],
  message: { zh: id },
  examples: { pass: [], fail: [] },
  ...more,
});
const rules: readonly Rule[] = [
  batchRule('B-SUM', { groupBy: ['MC', 'RQ'], aggregates: { total: { sum: 'JE' } }, expression: 'total <= 1500' }),
  batchRule('B-NAMES', {
    groupBy: ['BH'],
    aggregates: { names: { distinct: ['MC'] } },
    expression: 'names <= 1',
    fields: ['MC'],
  }),
  batchRule('B-SAME', { aggregates: { same: { most: 'DM' } }, expression: 'rows < 3 || same * 2 <= rows', fields: ['DM'] }),
  batchRule('B-TROUBLE', { aggregates: { least: { min: 'JE' } }, expression: '1 / least > 0', missing: 'null' }),
];

it('after any edits the stored findings are those of a full check of the same rows', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(draftSteps, async (steps) => {
      const here = await recordsWorld({ rules });
      try {
        for (const step of steps) {
          await doStep(here, step);
          const stored = storedFindings(here);
          expect(stored).toEqual(fullFindings(here));
          for (const { code, detail } of stored) seen.add(`${code} ${detail}`);
        }
        while ((await here.undo()).ok) expect(storedFindings(here)).toEqual(fullFindings(here));
        expect(storedFindings(here).map(({ code }) => code)).toEqual([]);
      } finally {
        here.end();
      }
    }),
    { numRuns: 40 },
  );
  // The property means something only when every kind of finding came up.
  const wanted = ['row/primaryKey', 'row/uniqueKey', 'cell/unique'].map((code) => `${code} key/duplicate`);
  for (const kind of [
    ...wanted,
    'row/rule rule',
    'batch/rule rule',
    'rule/quarantined rule/batchTrouble',
    'row/blank row/empty',
    'cell/required required',
  ])
    expect(seen).toContain(kind);
}, 120_000);

it.each([
  ['in memory alone', false],
  ['beside what a complete check knows', true],
])(
  'after any edits of a long draft, keys and groups are as a full check finds them: %s',
  async (_, checked) => {
    const jobs = createJobs();
    const byGroup = rules.filter(({ groupBy }) => groupBy);
    let seen = 0;
    try {
      await fc.assert(
        fc.asyncProperty(draftSteps, async (steps) => {
          const here = await recordsWorld({ rules: byGroup, limits: { mostRows: 0, ...(checked ? { mostWalked: 0 } : {}) } });
          try {
            value(await here.insert(['A', 'B', 'C'].map((BH, n) => ({ BH, MC: BH, JE: '900', RQ: `2026-10-0${n + 1}` }))));
            if (checked) value(await here.checkAll(jobs));
            for (const step of steps.filter((one) => !checked || one.do !== 'reopen')) {
              await doStep(here, step);
              const stored = storedFindings(here);
              expect(stored).toEqual(fullFindings(here));
              seen += stored.filter(({ code }) => code === 'batch/rule').length;
            }
            expect([...here.unjudged].filter(() => !checked)).toEqual([]);
          } finally {
            here.end();
          }
        }),
        { numRuns: 20 },
      );
    } finally {
      jobs.stop();
    }
    expect(seen).toBeGreaterThan(20);
  },
  120_000,
);

it('what changed while a complete check was under way is told to what it found', async () => {
  const jobs = createJobs();
  const here = await recordsWorld({ limits: { mostRows: 0, mostWalked: 0 } });
  try {
    const rows = Array.from({ length: 3000 }, (_, n) => ({ BH: `K${n}`, MC: `甲${n}`, DM: `D${n}` }));
    const rids = value(await here.insert(rows)).created;
    const check = here.checkAll(jobs);
    for (let n = 0; n < 30; n++) {
      value(await here.edit(rids[n] ?? 0, 'DM', `D${n + 1000}`));
      if (n % 3 === 0) value(await here.undo());
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    value(await check);
    for (const [at, DM] of [
      [50, 'D7'],
      [7, 'D60'],
      [1003, null],
    ] as const) {
      value(await here.edit(rids[at] ?? 0, 'DM', DM));
      expect(storedFindings(here)).toEqual(fullFindings(here));
    }
    expect(storedFindings(here).length).toBeGreaterThan(15);
  } finally {
    here.end();
    jobs.stop();
  }
}, 60_000);

describe('by hand', () => {
  let here: RecordsWorld;
  beforeEach(async () => {
    here = await recordsWorld();
  });
  afterEach(() => here.end());

  const duplicates = () => storedFindings(here).filter((finding) => finding.detail === 'key/duplicate');

  it('the first of equal keys is clean; when it goes, the next one becomes the first', async () => {
    const [a, b, c] = value(await here.insert([{ BH: 'A' }, { BH: ' A' }, { BH: 'A' }])).created;
    expect(duplicates().map(({ rid, data }) => [rid, data.firstRid])).toEqual([[c, a]]);
    value(await here.edit(b ?? 0, 'BH', 'A'));
    expect(duplicates().map(({ rid, data }) => [rid, data.firstRid])).toEqual([
      [b, a],
      [c, a],
    ]);
    value(await here.remove([a ?? 0]));
    expect(duplicates().map(({ rid, data }) => [rid, data.firstRid])).toEqual([[c, b]]);
    value(await here.undo());
    expect(duplicates()).toHaveLength(2);
  });

  it('a row put in before its equal becomes the first', async () => {
    const [a, b] = value(await here.insert([{ BH: 'X' }, { BH: 'A' }])).created;
    const [put] = value(await here.insert([{ BH: 'A' }], a)).created;
    expect(duplicates().map(({ rid, data }) => [rid, data.firstRid])).toEqual([[b, put]]);
  });

  it('amounts and dates that are written differently are one key', async () => {
    value(
      await here.insert([
        { BH: 'A', MC: '甲', RQ: '2026-10-01' },
        { BH: 'B', MC: '甲', RQ: '2026/10/1' },
      ]),
    );
    expect(duplicates().map(({ code }) => code)).toEqual(['row/uniqueKey']);
  });

  it('an edit among thousands of equal keys is as quick as any', async () => {
    const rows = Array.from({ length: 4000 }, (_, n) => ({ BH: `K${n}`, DM: '无' }));
    const rids = value(await here.insert(rows)).created;
    const from = performance.now();
    for (const at of [3999, 2000, 1]) value(await here.edit(rids[at] ?? 0, 'DM', null));
    for (let n = 0; n < 3; n++) value(await here.undo());
    // Looking through all equal rows for each of them took longer than this for two of these edits.
    expect(performance.now() - from).toBeLessThan(6000);
    value(await here.edit(rids[0] ?? 0, 'DM', null));
    expect(storedFindings(here)).toEqual(fullFindings(here));
  });

  it('what the platform returned stays until its own cell is edited, or the row goes', async () => {
    const [a, b] = value(await here.insert([{ BH: 'A' }, { BH: 'B' }])).created;
    const returned = (line: number, field: string | null) => ({
      line,
      field,
      code: 'row/rule',
      rule: 'P-1',
      severity: 'blocking' as const,
      value: null,
      message: { zh: '不符', en: 'does not match' },
    });
    here.store().write((tx) => addPlatformFindings(tx, here.sid, [a ?? 0, b ?? 0], [returned(0, 'JE'), returned(1, null)]));
    const platform = () =>
      here
        .store()
        .read((tx) => tx.all<{ rid: number }>(`SELECT rid FROM finding WHERE origin = 'platform'`).map(({ rid }) => rid));
    value(await here.edit(a ?? 0, 'MC', '甲'));
    expect(platform()).toEqual([a, b]);
    value(await here.edit(a ?? 0, 'JE', '5'));
    expect(platform()).toEqual([b]);
    value(await here.remove([b ?? 0]));
    expect(platform()).toEqual([]);
  });

  it('a change that did not commit is not remembered', async () => {
    const [a] = value(await here.insert([{ BH: 'A' }, { BH: 'B' }])).created;
    here.store().write((tx) => tx.run(`CREATE TRIGGER full BEFORE UPDATE ON submission BEGIN SELECT RAISE(FAIL, 'full'); END`));
    await expect(async () => here.edit(a ?? 0, 'BH', 'B')).rejects.toThrow('full');
    here.store().write((tx) => tx.run('DROP TRIGGER full'));
    expect(duplicates()).toEqual([]);
    value(await here.insert([{ BH: 'A' }]));
    expect(storedFindings(here)).toEqual(fullFindings(here));
    expect(duplicates()).toHaveLength(1);
  });

  it('a refused step is not remembered either', async () => {
    value(await here.insert([{ BH: 'A' }]));
    const changes = [
      { rid: 1, field: 'BH', text: 'Z' },
      { rid: 99, field: 'BH', text: 'Z' },
    ];
    const edit = here.records().handlers['records.edit'];
    expect(codeOf(await edit({ id: here.id, label: 'edit', changes }, context()))).toBe('records/noRow');
    value(await here.insert([{ BH: 'A' }]));
    expect(duplicates()).toHaveLength(1);
  });
});
