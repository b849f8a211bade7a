import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as xlsx from 'xlsx';
import type { Desk } from '../../test/support/desk.ts';
import { catalogWith, freshDraft, type SmallDesk, smallDesk } from '../../test/support/small-desk.ts';

/** The small catalog with a list of codes where the credit code was. */
const coded = catalogWith(() => ({ name: 'DM', title: '险种', type: 'string', liaison: { codeList: 'XZ' } }), {
  codeLists: {
    XZ: {
      entries: [
        { code: '110', label: '养老保险' },
        { code: '120', label: '医疗保险' },
      ],
    },
  },
});

let here: SmallDesk;
let folder = '';
let desk: Desk;
let id = '';
beforeAll(async () => {
  here = await smallDesk(coded);
  ({ folder, desk } = here);
}, 60_000);
afterAll(async () => {
  await desk.stop();
  await here.end();
});
beforeEach(async () => {
  id = await freshDraft(desk, here.world.period);
});

const table = [
  ['编号', '险种', '金额'],
  ['A1', '养老保险', '1'],
  ['A2', '110', '2'],
  ['A3', ' 医疗保险', '3'],
  ['A4', '工伤保险', '4'],
  ['A5', '120-医疗保险', 'x'],
];
const sheet = '数据';
function args(labels: boolean) {
  const path = join(folder, '险种.xlsx');
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(table), sheet);
  writeFileSync(path, xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }));
  const mapping = ['BH', 'DM', 'JE'].map((field, column) => ({ column, field, ...(field === 'DM' ? { labels } : {}) }));
  return { id, token: desk.choose(path), sheet, headerRow: 1, mapping, mode: 'replace' as const };
}
const rows = () => desk.ask('records.page', { id, start: 0, count: 10 });
const codes = async (): Promise<unknown[]> => (await rows()).map(({ cells }) => cells[1] ?? null);

describe('labels in the place of codes, when a file is imported', { timeout: 60_000 }, () => {
  it('become codes as part of the import; what is not known stays as it was written', async () => {
    const plan = await desk.ask('imports.plan', args(true));
    expect(plan.relabelled).toEqual([{ field: 'DM', cells: 3, text: '养老保险', code: '110' }]);
    const report = await desk.ask('imports.run', args(true));
    expect(report.relabelled).toBe(3);
    expect(await codes()).toEqual(['110', '110', '120', '工伤保险', '120']);
    const { groups } = await desk.ask('validation.overview', { id });
    expect(groups.filter(({ key }) => key.includes('codeList/label'))).toEqual([]);
    await desk.ask('records.undo', { id });
    expect(await codes()).toEqual([]);
  });

  it('stay known by cell: what was written, and what was a code already', async () => {
    await desk.ask('imports.run', args(true));
    const labels: unknown[] = [];
    for (const { rid } of await rows()) {
      const told = await desk.ask('records.provenance', { id, rid, field: 'DM' });
      labels.push(told.kind === 'file' ? told.label : told.kind);
    }
    expect(labels).toEqual(['养老保险', null, ' 医疗保险', null, '120-医疗保险']);
  });

  it('stay labels where the officer does not want them replaced', async () => {
    const report = await desk.ask('imports.run', args(false));
    expect(report.relabelled).toBe(0);
    expect(await codes()).toEqual(['养老保险', '110', ' 医疗保险', '工伤保险', '120-医疗保险']);
  });

  it('change nothing when the same file comes again, and stay the author’s own in the error workbook', async () => {
    await desk.ask('imports.run', args(true));
    const again = await desk.ask('imports.plan', { ...args(true), mode: 'merge' });
    expect([again.changed, again.added, again.conflicting]).toEqual([0, 0, 0]);
    const { token } = await desk.ask('exports.prepare', { of: { kind: 'errors', id }, language: 'zh', purpose: '交科室改正' });
    const followed = desk.ask('exports.follow', { token });
    const taken = await desk.take(token);
    if (!taken.ok) throw new Error(taken.problem.code);
    const pieces: Uint8Array[] = [];
    for await (const piece of taken.value.bytes) pieces.push(piece);
    await followed;
    const made = xlsx.read(Buffer.concat(pieces)).Sheets[sheet] ?? {};
    expect(['B2', 'B3', 'B4', 'B5', 'B6'].map((place) => made[place]?.v)).toEqual(table.slice(1).map(([, text]) => text));
    expect(made.C6?.c?.[0]?.t).toContain('x');
  });
});
