import { describe, expect, it } from 'vitest';
import * as xlsx from 'xlsx';
import { demoCatalog } from '../../../test/platform/catalog/index.ts';
import { convertWithSoffice, findSoffice } from '../../../test/support/soffice.ts';
import type { Dataset } from '../../catalog/model.ts';
import { matchColumns } from '../import/match.ts';
import { openFile, type RawRow } from '../import/open.node.ts';
import { readStamp } from './stamp.node.ts';
import { writeTemplate } from './template.node.ts';

const catalog = demoCatalog({ version: '2026.11.1', effectiveFrom: '2026-01-01', publishedAt: '2025-12-15T09:00:00+08:00' });

async function template(dataset: Dataset, language: 'zh' | 'en' = 'zh', codeLists = catalog.codeLists): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  await writeTemplate((chunk) => void chunks.push(Buffer.from(chunk)), {
    dataset,
    codeLists,
    version: catalog.version,
    publisher: catalog.publisher,
    language,
    today: '2026-11-24',
    now: Date.UTC(2026, 10, 24, 8),
    product: '联络员工作台',
  });
  return Buffer.concat(chunks);
}

async function opened(bytes: Buffer) {
  const file = await openFile({ kind: 'bytes', name: '模板.xlsx', size: bytes.length, bytes });
  if (!file.ok) throw new Error(file.problem.code);
  return file.value;
}

async function rowsOf(bytes: Buffer, sheet: string): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  const read = await (await opened(bytes)).read(sheet, (batch) => {
    rows.push(...batch);
    return true;
  });
  if (!read.ok) throw new Error(read.problem.code);
  return rows;
}

const fieldsOf = (dataset: Dataset) =>
  dataset.schema.fields.map((field) => ({
    code: field.name,
    title: field.title ?? field.name,
    required: field.constraints?.required === true,
  }));

describe('the template of every dataset of the demo catalog', () => {
  for (const language of ['zh', 'en'] as const)
    it(`has a header that finds its fields again (${language})`, async () => {
      for (const dataset of catalog.datasets) {
        const bytes = await template(dataset, language);
        const [first] = (await opened(bytes)).info.sheets;
        const rows = await rowsOf(bytes, first?.name ?? '');
        const match = matchColumns(rows, fieldsOf(dataset));
        expect([dataset.id, match.headerRow, match.score, match.missingRequired]).toEqual([dataset.id, 1, 1, []]);
        expect(match.columns.map(({ field }) => field)).toEqual(dataset.schema.fields.map(({ name }) => name));
        expect(rows.filter((row) => row.n > 1)).toEqual([]);
      }
    });

  it('says what it was made for, in the file and in its properties', async () => {
    for (const dataset of catalog.datasets.slice(0, 3)) {
      const bytes = await template(dataset);
      expect(await readStamp(await opened(bytes))).toMatchObject({
        made: 'template',
        dataset: dataset.id,
        catalog: '2026.11.1',
        masked: false,
      });
      expect(xlsx.read(bytes).Custprops).toMatchObject({ 'liaison-dataset': dataset.id, 'liaison-catalog': '2026.11.1' });
    }
  });
});

const codes = (count: number) => ({
  title: { zh: '很长的代码表' },
  entries: Array.from({ length: count }, (_, n) => ({ code: String(n).padStart(6, '0'), label: `第 ${n} 项` })),
});
const [some] = catalog.datasets;
if (!some) throw new Error('an empty catalog');
const dataset: Dataset = {
  ...some,
  title: { zh: '测试: 很长的名称[含不许用的符号]以及更多更多更多的字', en: 'Test' },
  schema: {
    fields: [
      {
        name: 'DM',
        title: '代码',
        type: 'string',
        constraints: { required: true, maxLength: 18 },
        liaison: { identifier: 'uscc' },
      },
      { name: 'XB', title: '性别', type: 'string', liaison: { codeList: 'SHORT', definition: { zh: '按户籍' } }, example: '1' },
      { name: 'QH', title: '区划', type: 'string', liaison: { codeList: 'LONG' } },
      { name: 'QH2', title: '区划二', type: 'string', liaison: { codeList: 'LONG' } },
      { name: 'RQ', title: '日期', type: 'date' },
      { name: 'JE', title: '金额', type: 'number', liaison: { totalDigits: 12, scale: 2, unit: '元' } },
      { name: 'DJE', title: '大金额', type: 'number', liaison: { totalDigits: 20, scale: 2 } },
      { name: 'ZT', title: '状态', type: 'string', constraints: { enum: ['启用', '停用'] } },
    ],
  },
};
const codeLists = {
  SHORT: {
    entries: [
      { code: '1', label: '男' },
      { code: '2', label: '女' },
      { code: '9', label: '旧', validTo: '2020-01-01' },
    ],
  },
  LONG: codes(300),
};

describe('a template', () => {
  it('offers the codes that are valid today, from the hidden sheet where they are many', async () => {
    const bytes = await template(dataset, 'zh', codeLists);
    const book = xlsx.read(bytes, { bookFiles: true }) as xlsx.WorkBook & {
      files: Readonly<Record<string, { content: Uint8Array }>>;
    };
    const xml = Buffer.from(book.files['xl/worksheets/sheet1.xml']?.content ?? []).toString('utf8');
    expect(xml).toContain('sqref="B2:B1048576"><formula1>&quot;1,2&quot;</formula1>');
    expect(xml).toContain('sqref="C2:C1048576"><formula1>\'_liaison\'!$A$9:$A$308</formula1>');
    expect(xml).toContain('sqref="D2:D1048576"><formula1>\'_liaison\'!$A$9:$A$308</formula1>');
    expect(xml).toContain('<formula1>&quot;启用,停用&quot;</formula1>');
    const hidden = await rowsOf(bytes, '_liaison');
    expect(hidden.find(({ n }) => n === 9)?.cells[0]).toBe('000000');
    expect(hidden.find(({ n }) => n === 308)?.cells[0]).toBe('000299');
    const listed = await rowsOf(bytes, '代码表');
    expect(listed).toHaveLength(1 + 2 + 300 + 2);
    expect(listed[3]?.cells).toEqual(['很长的代码表', '000000', '第 0 项']);
  });

  it('keeps codes as text, days as days, and amounts too long for a spreadsheet as text', async () => {
    const bytes = await template(dataset, 'zh', codeLists);
    const book = xlsx.read(bytes, { bookFiles: true, cellStyles: true }) as xlsx.WorkBook & {
      files: Readonly<Record<string, { content: Uint8Array }>>;
    };
    const styles = Buffer.from(book.files['xl/styles.xml']?.content ?? []).toString('utf8');
    const formats = [...styles.matchAll(/<xf numFmtId="(\d+)"/g)].map(([, id]) => id).slice(1);
    const own = new Map([...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [id, code]));
    const xml = Buffer.from(book.files['xl/worksheets/sheet1.xml']?.content ?? []).toString('utf8');
    const columns = [...xml.matchAll(/<col [^>]*style="(\d+)"/g)].map(([, style]) => {
      const format = formats[Number(style)];
      return format === '49' ? '@' : (own.get(format) ?? format);
    });
    expect(columns).toEqual(['@', '@', '@', '@', 'yyyy-mm-dd', '0.00', '@', '@']);
  });

  it('explains every column on its header and on a sheet of its own', async () => {
    const bytes = await template(dataset, 'zh', codeLists);
    const [name = ''] = xlsx.read(bytes).SheetNames;
    expect(name.length).toBeLessThanOrEqual(31);
    const sheet = xlsx.read(bytes).Sheets[name] ?? {};
    expect(sheet.A1.v).toBe('代码 ＊\n(DM)');
    expect(sheet.A1.c[0].t).toContain('必填');
    expect(sheet.B1.c[0].t).toMatch(/按户籍\n示例：1/);
    const guide = await rowsOf(bytes, '填报说明');
    const line = guide.find(({ cells }) => cells[1] === 'XB');
    expect(line?.cells.slice(0, 4)).toEqual(['B', 'XB', '性别', '可空']);
    expect(line?.cells[8]).toBe('1 男、2 女');
    expect(guide.find(({ cells }) => cells[1] === 'QH')?.cells[8]).toContain('300');
  });

  it('is no stamp of ours when somebody else made the sheet', async () => {
    const book = xlsx.utils.book_new();
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([['x']]), '_liaison');
    const bytes = xlsx.write(book, { type: 'buffer', bookType: 'xlsx' });
    expect(await readStamp(await opened(bytes))).toBeNull();
  });
});

const soffice = findSoffice();
describe.skipIf(soffice === null)(`LibreOffice${soffice ? '' : ' (not installed: opening there is not tested)'}`, () => {
  it('opens a template, keeps its stamp, choices and notes when it saves it', { timeout: 120_000 }, async () => {
    for (const to of ['xlsx', 'ods'] as const) {
      const saved = convertWithSoffice(soffice ?? '', await template(dataset, 'zh', codeLists), to);
      expect(saved).not.toBeNull();
      if (saved) expect(await readStamp(await opened(saved))).toMatchObject({ dataset: dataset.id, catalog: '2026.11.1' });
    }
  });
});
