import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as xlsx from 'xlsx';
import { type Desk, openDesk } from '../../../test/support/desk.ts';
import { passphrase } from '../../../test/support/enrolled.ts';
import { catalogWith, freshDraft, type SmallDesk, sensitive, smallDesk } from '../../../test/support/small-desk.ts';
import { convertWithSoffice, findSoffice } from '../../../test/support/soffice.ts';
import { readStamp } from '../../records/export/stamp.node.ts';
import { openFile } from '../../records/import/open.node.ts';
import type { ExportOf } from '../calls.ts';

let here: SmallDesk;
let folder = '';
let desk: Desk;
let id = '';
beforeAll(async () => {
  here = await smallDesk(catalogWith(sensitive));
  ({ folder, desk } = here);
}, 60_000);
afterAll(async () => {
  await desk.stop();
  await here.end();
});
beforeEach(async () => {
  id = await freshDraft(desk, here.world.period);
});

const GOOD = '91410100MAFAKE019N';

/** A department's own table: title rows, a remark nobody imports, columns in its own order. */
function authorFile(name: string): string {
  const path = join(folder, name);
  const sheet = xlsx.utils.aoa_to_sheet([
    ['十月份统计表'],
    ['单位：元', null, null, '填表人：王'],
    ['金额', '备注', '编号', '统一信用代码'],
    [{ t: 'n', v: 12.5 }, '第一行', 'A1', GOOD],
    ['abc', '=HYPERLINK("x")', 'A2', GOOD],
    [],
    [{ t: 'n', v: 7 }, '第三行', 'A3', '91410100MAFAKE019X'],
    [{ t: 'n', v: 7 }, '重复', 'A1', GOOD],
  ]);
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([['封面']]), '封面');
  xlsx.utils.book_append_sheet(book, sheet, '十月');
  writeFileSync(path, xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }));
  return path;
}

async function importAuthorFile(name: string): Promise<void> {
  const mapping = ['JE', null, 'BH', 'DM'].map((field, column) => ({ column, field }));
  const token = desk.choose(authorFile(name));
  await desk.ask('imports.run', { id, token, sheet: '十月', headerRow: 3, mapping, mode: 'replace' });
}

async function exported(
  of: ExportOf,
  more: { format?: 'xlsx' | 'csv'; masked?: boolean; language?: 'zh' | 'en' } = {},
): Promise<Buffer> {
  const { language = 'zh', ...rest } = more;
  const { token } = await desk.ask('exports.prepare', { of, language, purpose: '交业务科室改正', ...rest });
  const followed = desk.ask('exports.follow', { token });
  const taken = await desk.take(token);
  if (!taken.ok) throw new Error(taken.problem.code);
  const pieces: Uint8Array[] = [];
  for await (const piece of taken.value.bytes) pieces.push(piece);
  await followed;
  return Buffer.concat(pieces);
}
const read = (bytes: Buffer): xlsx.WorkBook => xlsx.read(bytes, { cellStyles: true });
const noteOf = (cell: xlsx.CellObject | undefined): string => cell?.c?.map(({ t }) => t).join('\n') ?? '';

describe('the error workbook', { timeout: 60_000 }, () => {
  it('gives the author’s table back: title rows, order of columns, row numbers, columns that were not imported', async () => {
    await importAuthorFile('月报.xlsx');
    const book = read(await exported({ kind: 'errors', id }, { masked: false }));
    expect(book.SheetNames).toEqual(['封面', '十月', '汇总', '问题清单', '违反的规则', '_liaison']);
    const sheet = book.Sheets.十月 ?? {};
    const row = (n: number) => ['A', 'B', 'C', 'D'].map((letters) => sheet[`${letters}${n}`]?.v ?? null);
    expect([1, 2, 3].map(row)).toEqual([
      ['十月份统计表', null, null, null],
      ['单位：元', null, null, '填表人：王'],
      ['金额', '备注', '编号', '统一信用代码'],
    ]);
    expect([4, 5, 6, 7, 8].map(row)).toEqual([
      [12.5, '第一行', 'A1', GOOD],
      ['abc', '=HYPERLINK("x")', 'A2', GOOD],
      [null, null, null, null],
      [7, '第三行', 'A3', '91410100MAFAKE019X'],
      [7, '重复', 'A1', GOOD],
    ]);
    expect(sheet.B5.f).toBeUndefined();
  });

  it('colours what is wrong and says why on the cell; a repeated key names the author’s own row', async () => {
    await importAuthorFile('月报.xlsx');
    const sheet = read(await exported({ kind: 'errors', id }, { masked: false })).Sheets.十月 ?? {};
    expect(sheet.A5.s.fgColor.rgb).toBe('FFC7C2');
    expect(noteOf(sheet.A5)).toMatch(/^【阻断】.*abc.*\n怎么改：/s);
    expect(noteOf(sheet.D7)).toContain('91410100MAFAKE019X');
    expect(noteOf(sheet.C8)).toContain('4');
    expect(noteOf(sheet.A4)).toBe('');
    expect(sheet.A4.s?.fgColor).toBeUndefined();
  });

  it('lists every finding with its cell, counts them by rule, and names the rules broken', async () => {
    await importAuthorFile('月报.xlsx');
    const book = read(await exported({ kind: 'errors', id }, { masked: false }));
    const lines = (name: string): string[][] => xlsx.utils.sheet_to_json(book.Sheets[name] ?? {}, { header: 1, raw: false });
    const overview = await desk.ask('validation.overview', { id });
    const count = overview.groups.reduce((sum, group) => sum + group.count, 0);
    const list = lines('问题清单');
    expect(list).toHaveLength(count + 1);
    expect(list.map(([where, cell]) => `${where} ${cell}`)).toEqual(expect.arrayContaining(['十月 A5', '十月 D7']));
    expect(lines('违反的规则')).toHaveLength(overview.groups.length + 1);
    const summary = lines('汇总').map((line) => line.join(' '));
    expect(summary[0]).toContain(here.world.period);
    expect(summary[1]).toContain(`阻断 ${overview.counts.blocking} 处`);
  });

  it('shows the draft as it is now, and rows typed in beside the author’s', async () => {
    await importAuthorFile('月报.xlsx');
    const [, second] = await desk.ask('records.page', { id, start: 0, count: 10 });
    await desk.ask('records.edit', { id, label: 'x', changes: [{ rid: second?.rid ?? 0, field: 'JE', text: '8.00' }] });
    await desk.ask('records.insert', { id, after: null, rows: [{ BH: 'Z9', JE: 'xyz' }] });
    const book = read(await exported({ kind: 'errors', id }, { masked: false }));
    expect(book.Sheets.十月?.A5).toMatchObject({ t: 'n', v: 8 });
    expect(noteOf(book.Sheets.十月?.A5)).toBe('');
    expect(book.SheetNames[2]).toBe('手工录入');
    expect(book.Sheets.手工录入?.C2.v).toBe('xyz');
    expect(noteOf(book.Sheets.手工录入?.C2)).toContain('xyz');
  });

  it('is rebuilt from what was kept when the file is no longer at hand, also after a restart', async () => {
    await importAuthorFile('月报.xlsx');
    await desk.stop();
    desk = openDesk(here.world.profile);
    await desk.ask('session.unlock', { passphrase });
    const book = read(await exported({ kind: 'errors', id }, { masked: false }));
    const sheet = book.Sheets.十月 ?? {};
    expect([sheet.A1.v, sheet.B3.v, sheet.C7.v, sheet.D8.v]).toEqual(['十月份统计表', '备注', 'A3', GOOD]);
    expect(sheet.B4).toBeUndefined();
    expect(JSON.stringify(book.Sheets.汇总)).toContain('原文件已不在手边');
  });

  it('covers sensitive values unless told: in cells, in notes, in the list; says so, and leaves unknown columns out', async () => {
    await importAuthorFile('月报.xlsx');
    const bytes = await exported({ kind: 'errors', id });
    const book = read(bytes);
    const everything = JSON.stringify(book.Sheets);
    expect(everything).not.toContain(GOOD);
    expect(everything).not.toContain('91410100MAFAKE019X');
    expect(everything).not.toContain('第三行');
    expect(book.Sheets.十月?.D7.v).toBe('914101********019X');
    expect(book.Sheets.十月?.A5.v).toBe('abc');
    const opened = await openFile({ kind: 'bytes', name: 'a.xlsx', size: bytes.length, bytes });
    expect(opened.ok && (await readStamp(opened.value))).toMatchObject({ made: 'errors', submission: id, masked: true });
    const findings = (await exported({ kind: 'findings', id }, { format: 'csv' })).toString('utf8');
    expect(findings).not.toContain('91410100MAFAKE019X');
    expect(findings).toContain('914101********019X');
    const rows = (await exported({ kind: 'rows', id }, { format: 'csv' })).toString('utf8');
    expect(rows).toContain('914101********019N');
    expect(rows).not.toContain(GOOD);
    const { entries } = await desk.ask('exports.log', { start: 0, count: 3 });
    expect(entries.map(({ kind, sensitive: what }) => [kind, what])).toEqual([
      ['rows', 'covered'],
      ['findings', 'covered'],
      ['errors', 'covered'],
    ]);
  });

  it('has one sheet for each import that brought rows, in their order, named apart', async () => {
    const mapping = ['BH', 'JE'].map((field, column) => ({ column, field }));
    for (const [name, mode] of [
      ['甲.csv', 'replace'],
      ['乙.csv', 'append'],
    ] as const) {
      const path = join(folder, name);
      writeFileSync(path, `编号,金额\n${name},x\n`);
      await desk.ask('imports.run', { id, token: desk.choose(path), sheet: name, headerRow: 1, mapping, mode });
    }
    const first = await desk.ask('records.page', { id, start: 0, count: 1 });
    await desk.ask('records.remove', { id, rids: first.map(({ rid }) => rid) });
    const book = read(await exported({ kind: 'errors', id }, { masked: false }));
    expect(book.SheetNames.slice(0, 2)).toEqual(['乙', '汇总']);
    expect(book.Sheets.乙?.B2).toMatchObject({ v: 'x', s: { fgColor: { rgb: 'FFC7C2' } } });
    await desk.ask('records.undo', { id });
    expect(read(await exported({ kind: 'errors', id }, { masked: false })).SheetNames.slice(0, 2)).toEqual(['甲', '乙']);
  });

  it('speaks English, too', async () => {
    await importAuthorFile('月报.xlsx');
    const book = read(await exported({ kind: 'errors', id }, { masked: false, language: 'en' }));
    expect(book.SheetNames).toEqual(['封面', '十月', 'Summary', 'Findings', 'Rules broken', '_liaison']);
    expect(noteOf(book.Sheets.十月?.A5)).toMatch(/^【Blocking】.*How to mend it/s);
  });

  it('gives a text file back as a sheet, and a column for what had none', async () => {
    const path = join(folder, '上报.csv');
    writeFileSync(path, `编号,金额\nA1,5\n,6\n`);
    const mapping = ['BH', 'JE'].map((field, column) => ({ column, field }));
    await desk.ask('imports.run', { id, token: desk.choose(path), sheet: '上报.csv', headerRow: 1, mapping, mode: 'replace' });
    const sheet = read(await exported({ kind: 'errors', id }, { masked: false })).Sheets.上报 ?? {};
    expect([sheet.A1.v, sheet.B1.v, sheet.A2.v, sheet.B3.v]).toEqual(['编号', '金额', 'A1', 6]);
    expect(sheet.A3.s.fgColor.rgb).toBe('FFC7C2');
    expect(noteOf(sheet.A3)).not.toBe('');
  });

  const soffice = findSoffice();
  it.skipIf(soffice === null)(
    `opens in LibreOffice${soffice ? '' : ' (not installed: not tested)'}`,
    { timeout: 120_000 },
    async () => {
      await importAuthorFile('月报.xlsx');
      const saved = convertWithSoffice(soffice ?? '', await exported({ kind: 'errors', id }, { masked: false }), 'xlsx');
      expect(saved).not.toBeNull();
      expect(noteOf(read(saved ?? Buffer.alloc(0)).Sheets.十月?.A5)).toContain('abc');
    },
  );
});
