import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as xlsx from 'xlsx';
import { type AuthorBook, authorBook, authorSheet } from '../../../test/fixtures/tables/author-book.ts';
import type { Desk } from '../../../test/support/desk.ts';
import { catalogWith, freshDraft, type SmallDesk, sensitive, smallDesk } from '../../../test/support/small-desk.ts';
import { convertWithSoffice, findSoffice } from '../../../test/support/soffice.ts';
import { readStamp } from '../../records/export/stamp.node.ts';
import { openFile } from '../../records/import/open.node.ts';
import { bytesOf } from '../../records/import/source.node.ts';
import { readDirectory, readPart } from '../../records/import/zip.node.ts';

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

async function imported(bytes: Buffer, name = '月报.xlsx', more: Partial<typeof authorSheet> = {}): Promise<void> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  await desk.ask('imports.run', { id, token: desk.choose(path), ...authorSheet, ...more, mode: 'replace' });
}
const importBook = (book: AuthorBook = {}, name?: string): Promise<void> => imported(authorBook(book), name);

async function errors(masked = false): Promise<Buffer> {
  const { token } = await desk.ask('exports.prepare', {
    of: { kind: 'errors', id },
    language: 'zh',
    purpose: '交科室改正',
    masked,
  });
  const followed = desk.ask('exports.follow', { token });
  const taken = await desk.take(token);
  if (!taken.ok) throw new Error(taken.problem.code);
  const pieces: Uint8Array[] = [];
  for await (const piece of taken.value.bytes) pieces.push(piece);
  await followed;
  return Buffer.concat(pieces);
}

const read = (bytes: Buffer): xlsx.WorkBook => xlsx.read(bytes, { cellStyles: true, cellFormula: true, cellNF: true });
const noteOf = (cell: xlsx.CellObject | undefined): string => cell?.c?.map(({ t }) => t).join('\n') ?? '';
const rgbOf = (cell: xlsx.CellObject | undefined): string | undefined => cell?.s?.fgColor?.rgb;

/** Parts of an archive as text. */
async function partsOf(bytes: Buffer): Promise<Map<string, string>> {
  const source = bytesOf({ kind: 'bytes', name: 'a.xlsx', size: bytes.length, bytes });
  const parts = new Map<string, string>();
  for (const [name, entry] of await readDirectory(source)) parts.set(name, (await readPart(source, entry)).toString('utf8'));
  return parts;
}
const summaryOf = (bytes: Buffer): string => JSON.stringify(read(bytes).Sheets.汇总);

describe('marks in the author’s own workbook', { timeout: 60_000 }, () => {
  it('leaves every part as it is but those a mark needs; formulas, widths, fonts, links and strings stay', async () => {
    const before = authorBook();
    await imported(before);
    const [old, now] = [await partsOf(before), await partsOf(await errors())];
    const changed = [...old].flatMap(([name, text]) => (now.get(name) === text ? [] : [name]));
    expect(changed.sort()).toEqual(
      [
        '[Content_Types].xml',
        'xl/_rels/workbook.xml.rels',
        // Programs make it anew.
        'xl/calcChain.xml',
        'xl/comments1.xml',
        'xl/drawings/vmlDrawing1.vml',
        'xl/styles.xml',
        'xl/workbook.xml',
        'xl/worksheets/sheet2.xml',
      ].sort(),
    );
    expect(now.has('xl/calcChain.xml')).toBe(false);
    const sheet = now.get('xl/worksheets/sheet2.xml') ?? '';
    // Only the wrong cells are written differently, and they only in their style.
    const cells = (xml: string): string[] => xml.match(/<c [^>]*?(?:\/>|>.*?<\/c>)/g) ?? [];
    const unlike = cells(sheet).filter((cell) => !cells(old.get('xl/worksheets/sheet2.xml') ?? '').includes(cell));
    expect(unlike.map((cell) => /r="(\w+)"/.exec(cell)?.[1])).toEqual(['A5', 'D6', 'C7']);
    expect(sheet).toContain('<col min="1" max="1" width="33" customWidth="1"/>');
    expect(sheet).toContain('<f t="shared" ref="F4:F6" si="0">A4*2</f>');
    expect(now.get('xl/styles.xml')).toContain('<font><b/><sz val="16"/><name val="黑体"/></font>');
  });

  it('colours what is wrong in the cell’s own look and puts the reason under the author’s note', async () => {
    await importBook();
    const book = read(await errors());
    expect(book.SheetNames).toEqual(['封面', '十月', '汇总', '问题清单', '违反的规则', '_liaison']);
    const sheet = book.Sheets.十月 ?? {};
    expect([rgbOf(sheet.A4), rgbOf(sheet.A5), rgbOf(sheet.D6)]).toEqual(['CCFFCC', 'FFC7C2', 'FFC7C2']);
    expect(sheet.A5?.z).toBe('#,##0.00');
    expect(noteOf(sheet.A5)).toMatch(/^请核对\n【阻断】.*abc/s);
    expect(noteOf(sheet.B4)).toBe('另一条');
    expect(noteOf(sheet.D6)).toContain('91410100MAFAKE019X');
    expect([sheet.A6?.f, sheet.A7?.f]).toEqual(['3+4', 'SUM(A4:A6)']);
    const list: string[][] = xlsx.utils.sheet_to_json(book.Sheets.问题清单 ?? {}, { header: 1, raw: false });
    expect(list.map(([where, cell]) => `${where} ${cell}`)).toEqual(expect.arrayContaining(['十月 A5', '十月 D6']));
  });

  it('has boxes for all notes, numbered apart', async () => {
    await importBook();
    const vml = (await partsOf(await errors())).get('xl/drawings/vmlDrawing1.vml') ?? '';
    const ids = [...vml.matchAll(/<v:shape id="_x0000_s(\d+)"/g)].map(([, number]) => Number(number));
    expect(ids).toEqual([1025, 1026, 2049, 2050]);
    expect(vml).toContain('data="1,2"');
  });

  it('shows the draft as it is now: in numbers where the author has numbers, formulas shared by others left and told', async () => {
    await importBook();
    const rows = await desk.ask('records.page', { id, start: 0, count: 10 });
    const rid = (at: number): number => rows[at]?.rid ?? 0;
    await desk.ask('records.edit', {
      id,
      label: 'x',
      changes: [
        { rid: rid(1), field: 'JE', text: '8.25' },
        { rid: rid(2), field: 'JE', text: '9' },
        { rid: rid(2), field: 'BH', text: '=A9' },
      ],
    });
    await desk.ask('records.insert', { id, after: null, rows: [{ BH: 'Z9', JE: 'xyz' }] });
    const bytes = await errors();
    const book = read(bytes);
    const sheet = book.Sheets.十月 ?? {};
    expect([sheet.A5, sheet.A6].map((cell) => [cell?.t, cell?.v, cell?.f])).toEqual([
      ['n', 8.25, undefined],
      ['n', 9, undefined],
    ]);
    expect([sheet.C6?.t, sheet.C6?.v, sheet.C6?.f]).toEqual(['s', '=A9', undefined]);
    expect(rgbOf(sheet.A5)).toBe('CCFFCC');
    expect(noteOf(sheet.A5)).toBe('请核对');
    expect(book.Sheets.手工录入?.C2?.v).toBe('xyz');
    expect((await partsOf(bytes)).get('xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
  });

  it('says of a formula that others hang on what the draft has, and leaves it', async () => {
    const mapping = [null, null, 'BH', 'DM', null, 'JE'].map((field, column) => ({ column, field }));
    await imported(authorBook(), '公式.xlsx', { mapping });
    const [first] = await desk.ask('records.page', { id, start: 0, count: 1 });
    await desk.ask('records.edit', { id, label: 'x', changes: [{ rid: first?.rid ?? 0, field: 'JE', text: '26' }] });
    const sheet = read(await errors()).Sheets.十月 ?? {};
    expect(sheet.F4?.f).toBe('A4*2');
    expect(noteOf(sheet.F4)).toContain('“26”');
    expect(sheet.F6?.v).toBe(14);
  });

  it('puts a column that was missing behind everything the author has', async () => {
    const mapping = ['JE', null, null, 'DM'].map((field, column) => ({ column, field }));
    await imported(authorBook(), '缺列.xlsx', { mapping });
    const sheet = read(await errors()).Sheets.十月 ?? {};
    expect(String(sheet.G3?.v)).toContain('(BH)');
    expect(rgbOf(sheet.G4)).toBe('FFC7C2');
    expect(noteOf(sheet.G4)).not.toBe('');
    expect(sheet.F4?.f).toBe('A4*2');
  });

  it('with covers gives the sheet alone in its own look: nothing that was not imported, nothing covered in any part', async () => {
    await importBook({ codes: ['91410100MAFAKE019N', '91410100MAFAKE019N', '91410100MAFAKE019X'] });
    const bytes = await errors(true);
    const parts = await partsOf(bytes);
    const everything = [...parts.values()].join('\n');
    for (const secret of [
      '91410100MAFAKE019N',
      '91410100MAFAKE019X',
      '机密备注',
      '第一行',
      '另一条',
      'example.org',
      'what nobody',
    ])
      expect(everything).not.toContain(secret);
    const book = read(bytes);
    expect(book.SheetNames).toEqual(['十月', '汇总', '问题清单', '违反的规则', '_liaison']);
    const sheet = book.Sheets.十月 ?? {};
    expect([sheet.A1?.v, sheet.A3?.v, sheet.A4?.v, sheet.A6?.v, sheet.A7?.v, sheet.C6?.v]).toEqual([
      '十月份统计表',
      '金额',
      12.5,
      7,
      19.5,
      'A3',
    ]);
    expect(sheet.D6?.v).toBe('914101********019X');
    expect([rgbOf(sheet.A4), rgbOf(sheet.D6)]).toEqual(['CCFFCC', 'FFC7C2']);
    expect(parts.get('xl/styles.xml')).toContain('黑体');
    expect(everything).toContain('width="33"');
    expect(summaryOf(bytes)).toContain('没有带出');
  });

  it('takes its own marks out when the workbook comes back repaired, and writes its sheets in their places', async () => {
    await importBook();
    const first = await errors();
    const book = read(first);
    // A program saves it: all parts get other names and numbers.
    const sheet = book.Sheets.十月 ?? {};
    sheet.A5 = { ...sheet.A5, t: 'n', v: 8 };
    const saved = xlsx.write(book, { type: 'buffer', bookType: 'xlsx' });
    await imported(saved, '交回.xlsx');
    const again = read(await errors());
    expect(again.SheetNames).toEqual(book.SheetNames);
    const now = again.Sheets.十月 ?? {};
    expect(noteOf(now.A5)).not.toContain('阻断');
    expect(noteOf(now.D6).match(/【阻断】/g)).toHaveLength(1);
    // The very file that went out, with one cell mended: its colour goes, the other stays.
    const parts = await partsOf(first);
    const xml = parts.get('xl/worksheets/sheet2.xml') ?? '';
    parts.set('xl/worksheets/sheet2.xml', xml.replace(/(<c r="A5") t="s"( s="\d+")><v>\d+<\/v>/, '$1$2><v>8</v>'));
    await imported(authorBook({ parts: Object.fromEntries(parts) }), '又交回.xlsx');
    const third = await errors();
    const last = read(third).Sheets.十月 ?? {};
    expect(rgbOf(last.A5)).toBeUndefined();
    expect(rgbOf(last.D6)).toBe('FFC7C2');
    expect(noteOf(last.D6).match(/【阻断】/g)).toHaveLength(1);
    const stamped = await openFile({ kind: 'bytes', name: 'a.xlsx', size: third.length, bytes: third });
    expect(stamped.ok && (await readStamp(stamped.value))).toMatchObject({ made: 'errors', submission: id });
  });

  it('leaves macros, signatures and names that lead elsewhere behind, and says so of macros', async () => {
    const types = (await partsOf(authorBook())).get('[Content_Types].xml') ?? '';
    await importBook(
      {
        parts: { '[Content_Types].xml': types.replace('sheet.main+xml', 'sheet.macroEnabled.main+xml') },
        more: [
          { name: 'xl/vbaProject.bin', body: 'Sub AutoOpen()' },
          { name: '../../evil.txt', body: 'out' },
          { name: '_xmlsignatures/sig1.xml', body: '<a/>' },
        ],
      },
      '宏.xlsm',
    );
    const bytes = await errors();
    const parts = await partsOf(bytes);
    expect([...parts.keys()].filter((name) => /vba|evil|signature/.test(name))).toEqual([]);
    expect(parts.get('[Content_Types].xml')).not.toContain('macroEnabled');
    expect(summaryOf(bytes)).toContain('宏没有带过来');
  });

  it.each([
    ['a comments part that is broken', { 'xl/comments1.xml': '<comments><authors>' }],
    ['a styles part that is broken', { 'xl/styles.xml': '<styleSheet><fonts>' }],
    [
      'the strict kind',
      {
        'xl/workbook.xml': authorWorkbook().replace(
          'schemas.openxmlformats.org/spreadsheetml/2006',
          'purl.oclc.org/ooxml/spreadsheetml',
        ),
      },
    ],
  ])('builds the table anew, and says so, for %s', async (_, parts) => {
    await importBook({ parts });
    const bytes = await errors();
    const book = read(bytes);
    expect(book.SheetNames.slice(0, 2)).toEqual(['十月', '汇总']);
    expect(noteOf(book.Sheets.十月?.A5)).toContain('abc');
    expect(summaryOf(bytes)).toContain('不能在原文件上标注');
  });

  const soffice = findSoffice();
  it.skipIf(soffice === null)(
    `opens in LibreOffice with looks, widths, formulas and notes${soffice ? '' : ' (not installed: not tested)'}`,
    { timeout: 120_000 },
    async () => {
      await importBook();
      const saved = convertWithSoffice(soffice ?? '', await errors(), 'xlsx');
      const book = read(saved ?? Buffer.alloc(0));
      const sheet = book.Sheets.十月 ?? {};
      expect([sheet.A6?.f, sheet.A7?.f, sheet.F5?.f, book.Sheets.封面?.A1?.f]).toEqual(['3+4', 'SUM(A4:A6)', 'A5*2', '十月!A7']);
      expect([sheet.A4?.v, sheet.A7?.v, sheet.C6?.v]).toEqual([12.5, 19.5, 'A3']);
      expect([rgbOf(sheet.A4), rgbOf(sheet.A5)]).toEqual(['CCFFCC', 'FFC7C2']);
      expect(noteOf(sheet.A5)).toMatch(/请核对[\s\S]*abc/);
      expect(Math.round(sheet['!cols']?.[0]?.width ?? 0)).toBe(33);
      expect((await partsOf(saved ?? Buffer.alloc(0))).get('xl/styles.xml')).toContain('<b val="true"/><sz val="16"/>');
      const covered = convertWithSoffice(soffice ?? '', await errors(true), 'xlsx');
      expect(read(covered ?? Buffer.alloc(0)).Sheets.十月?.D6?.v).toBe('914101********019X');
    },
  );
});

/** The workbook part of the author's file. */
function authorWorkbook(): string {
  return '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="封面" sheetId="3" r:id="rId1"/><sheet name="十月" sheetId="8" r:id="rId2"/></sheets></workbook>';
}
