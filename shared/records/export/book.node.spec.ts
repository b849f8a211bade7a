import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as xlsx from 'xlsx';
import { convertWithSoffice, findSoffice } from '../../../test/support/soffice.ts';
import { openFile } from '../import/open.node.ts';
import { readDirectory } from '../import/zip.node.ts';
import { type Book, createBook, MOST_NOTES } from './book.node.ts';
import { LONGEST_TEXT } from './cell.ts';

const properties = { title: '参保信息', creator: '工作台', created: '2026-11-24T08:00:00Z', custom: { catalog: '2026.11.1' } };

async function written(fill: (book: Book) => Promise<void>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const book = createBook((chunk) => void chunks.push(Buffer.from(chunk)), properties);
  await fill(book);
  await book.end();
  return Buffer.concat(chunks);
}

/** What our own reader and SheetJS say the cells of a sheet are. */
async function readBack(bytes: Buffer, sheet: string) {
  const opened = await openFile({ kind: 'bytes', name: 'a.xlsx', size: bytes.length, bytes });
  if (!opened.ok) throw new Error(opened.problem.code);
  const ours = new Map<number, readonly (string | null)[]>();
  const done = await opened.value.read(sheet, (rows) => {
    for (const row of rows) ours.set(row.n, row.cells);
    return true;
  });
  if (!done.ok) throw new Error(done.problem.code);
  return { ours, theirs: xlsx.read(bytes, { cellStyles: true, bookProps: false }).Sheets[sheet] ?? {}, info: opened.value.info };
}

const sample = (fill: (book: Book) => Promise<void> = fillSample) => written(fill);
async function fillSample(book: Book): Promise<void> {
  const head = book.look({ fill: 'head', bold: true, wrap: true });
  const text = book.look({ format: 'text' });
  const day = book.look({ format: 'day' });
  const amount = book.look({ format: '0.00' });
  const wrong = book.look({ format: 'text', fill: 'blocking' });
  const sheet = book.sheet({
    name: '参保/信息*',
    columns: [{ width: 20, look: text }, { width: 12 }, { width: 12 }],
    frozenRows: 1,
    frozenColumns: 1,
    filterRow: 1,
    choices: [
      { column: 0, fromRow: 2, list: ['01', '02'], title: '代码', message: '请选择' },
      { column: 1, fromRow: 2, list: { sheet: '_codes', column: 0, from: 1, to: 2 }, title: '代码', message: '请选择' },
    ],
  });
  await sheet.row(
    [{ kind: 'text', text: '社会信用代码\n(DM)', look: head }, { kind: 'text', text: '日期', look: head }, '金额'],
    {
      height: 30,
    },
  );
  await sheet.row([
    { kind: 'text', text: '0012', look: text },
    { kind: 'day', text: '2026-11-24', look: day },
    { kind: 'number', text: '2.50', look: amount },
  ]);
  await sheet.row([{ kind: 'text', text: '=1+1', look: wrong }, null, { kind: 'number', text: '12345678901234567890' }], {
    at: 5,
  });
  sheet.note(5, 0, '代码不对\n应为 18 位');
  await sheet.end();
  const codes = book.sheet({ name: '_codes', hidden: true });
  await codes.row(['a']);
  await codes.row(['b']);
  await codes.end();
}

describe('a written workbook', () => {
  it('is read by our own reader and by SheetJS as it was written', async () => {
    const bytes = await sample();
    const { ours, theirs, info } = await readBack(bytes, '参保 信息');
    expect(info.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['参保 信息', false],
      ['_codes', true],
    ]);
    expect(ours.get(1)?.slice(0, 3)).toEqual(['社会信用代码\n(DM)', '日期', '金额']);
    expect(ours.get(2)?.slice(0, 3)).toEqual(['0012', '2026-11-24', '2.50']);
    expect(ours.get(5)?.slice(0, 3)).toEqual(['=1+1', null, '12345678901234567890']);
    expect(theirs.A2).toMatchObject({ t: 's', v: '0012', z: '@' });
    expect(theirs.B2).toMatchObject({ t: 'n', v: 46350, w: '2026-11-24' });
    expect(theirs.C2).toMatchObject({ t: 'n', v: 2.5, w: '2.50' });
    expect(theirs.A5).toMatchObject({ t: 's', v: '=1+1', s: { fgColor: { rgb: 'FFC7C2' } } });
    expect(theirs.A5.f).toBeUndefined();
    expect(theirs.C5).toMatchObject({ t: 's', v: '12345678901234567890' });
    expect(theirs.A5.c[0].t).toBe('代码不对\n应为 18 位');
    expect(theirs['!autofilter']).toEqual({ ref: 'A1:C5' });
  });

  it('carries its properties, its choices and its frozen head', async () => {
    const bytes = await sample();
    const book = xlsx.read(bytes, { bookFiles: true }) as xlsx.WorkBook & {
      files: Readonly<Record<string, { content: Uint8Array }>>;
    };
    expect(book.Custprops).toEqual({ catalog: '2026.11.1' });
    const xml = Buffer.from(book.files['xl/worksheets/sheet1.xml']?.content ?? []).toString('utf8');
    expect(xml).toContain('<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>');
    expect(xml).toContain('<formula1>&quot;01,02&quot;</formula1>');
    expect(xml).toContain("<formula1>'_codes'!$A$1:$A$2</formula1>");
    expect(xml).toMatch(/<\/sheetData><autoFilter.*<dataValidations.*<pageSetup.*<legacyDrawing/);
  });

  it('keeps any text: XML signs, control characters, what looks like an escape, spaces, emoji', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 8 }),
        async (texts) => {
          const all = [...texts, ' <a b="&">', '_x0041_x0042_', '_x005F_', '\r\n\t', '\u0000\u001f\ufffe', '😀', "'"];
          const bytes = await sample(async (book) => {
            const sheet = book.sheet({ name: 'S' });
            await sheet.row(all);
            await sheet.end();
          });
          const { ours } = await readBack(bytes, 'S');
          expect(ours.get(1)?.slice(0, all.length)).toEqual(all);
        },
      ),
      { numRuns: 40 },
    );
    const { ours } = await readBack(
      await sample(async (book) => {
        const sheet = book.sheet({ name: 'S' });
        await sheet.row(['\ud800x']);
        await sheet.end();
      }),
      'S',
    );
    expect(ours.get(1)).toEqual(['\ufffdx']);
  });

  it('never writes text that would run: it stays text, also once it is edited', async () => {
    const signs = ['=', '+', '-', '@', '\t', '\r'];
    const bytes = await sample(async (book) => {
      const sheet = book.sheet({ name: 'S' });
      await sheet.row(signs.map((sign) => `${sign}cmd|' /C calc'!A0`));
      await sheet.end();
    });
    const book = xlsx.read(bytes, { bookFiles: true }) as xlsx.WorkBook & {
      files: Readonly<Record<string, { content: Uint8Array }>>;
    };
    const xml = Buffer.from(book.files['xl/worksheets/sheet1.xml']?.content ?? []).toString('utf8');
    expect(xml).not.toContain('<f>');
    expect(xml.match(/ s="1" t="inlineStr"/g)).toHaveLength(signs.length);
    expect(Buffer.from(book.files['xl/styles.xml']?.content ?? []).toString('utf8')).toContain('quotePrefix="1"');
  });

  it('cuts what no cell can hold and says how much', async () => {
    let cut = 0;
    const bytes = await sample(async (book) => {
      const sheet = book.sheet({ name: 'S' });
      await sheet.row(['长'.repeat(LONGEST_TEXT + 1), '长'.repeat(LONGEST_TEXT)]);
      await sheet.end();
      cut = book.cut();
    });
    const { ours } = await readBack(bytes, 'S');
    expect(cut).toBe(1);
    expect(ours.get(1)?.map((text) => text?.length)).toEqual([LONGEST_TEXT, LONGEST_TEXT]);
    expect(ours.get(1)?.[0]?.endsWith('…')).toBe(true);
  });

  it('refuses notes beyond what office programs open in reasonable time', async () => {
    await sample(async (book) => {
      const sheet = book.sheet({ name: 'S' });
      for (let n = 0; n < MOST_NOTES; n++) expect(sheet.note(1, 0, 'x')).toBe(true);
      expect(sheet.note(1, 0, 'x')).toBe(false);
    });
  });

  it('is an archive whose sizes and sums are right, whatever the pace of the sink', async () => {
    const chunks: Uint8Array[] = [];
    const book = createBook(async (chunk) => {
      await new Promise((resolve) => setImmediate(resolve));
      chunks.push(Buffer.from(chunk));
    }, properties);
    const sheet = book.sheet({ name: 'S' });
    for (let n = 0; n < 20_000; n++) await sheet.row([`行 ${n}`, String(Math.sin(n))]);
    await sheet.end();
    await book.end();
    const bytes = Buffer.concat(chunks);
    const entries = await readDirectory({
      size: bytes.length,
      read: async (offset, length) => bytes.subarray(offset, offset + length),
      stream: async function* () {},
    });
    const part = entries.get('xl/worksheets/sheet1.xml');
    const content = (xlsx.read(bytes, { bookFiles: true }) as { files?: Record<string, { content: Uint8Array }> }).files?.[
      'xl/worksheets/sheet1.xml'
    ]?.content;
    expect(content?.length).toBe(part?.size);
    expect(bytes.indexOf(u32(crc32(Buffer.from(content ?? []))))).toBeGreaterThan(0);
    const { ours } = await readBack(bytes, 'S');
    expect(ours.get(20_000)?.[0]).toBe('行 19999');
  });

  it('ends with the error of a sink that fails, and does not hang', async () => {
    let taken = 0;
    const book = createBook(() => {
      if (++taken > 3) throw new Error('disk full');
    }, properties);
    const work = (async () => {
      const sheet = book.sheet({ name: 'S' });
      for (let n = 0; n < 200_000; n++) await sheet.row([String(Math.sin(n)), String(Math.cos(n))]);
      await sheet.end();
      await book.end();
    })();
    await expect(work).rejects.toThrow('disk full');
  });
});

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

const soffice = findSoffice();
describe.skipIf(soffice === null)(`LibreOffice${soffice ? '' : ' (not installed: opening there is not tested)'}`, () => {
  it('opens it without complaint and sees the same cells, choices and notes', { timeout: 120_000 }, async () => {
    const saved = convertWithSoffice(soffice ?? '', await sample(), 'xlsx');
    expect(saved).not.toBeNull();
    const book = xlsx.read(saved, { bookFiles: true }) as xlsx.WorkBook & {
      files: Readonly<Record<string, { content: Uint8Array }>>;
    };
    const sheet = book.Sheets['参保 信息'] ?? {};
    expect(sheet.A2).toMatchObject({ t: 's', v: '0012' });
    expect(sheet.A5).toMatchObject({ t: 's', v: '=1+1' });
    expect(sheet.A5.c[0].t).toContain('代码不对');
    expect(sheet.B2).toMatchObject({ w: '2026-11-24' });
    expect(book.Custprops).toMatchObject({ catalog: '2026.11.1' });
    const xml = Buffer.from(book.files['xl/worksheets/sheet1.xml']?.content ?? []).toString('utf8');
    expect(xml.match(/<dataValidation /g)).toHaveLength(2);
    expect(book.Workbook?.Sheets?.[1]?.Hidden).toBe(1);
  });
});
