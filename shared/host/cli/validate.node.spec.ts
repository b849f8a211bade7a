import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utils, write } from 'xlsx';
import { command } from '../../../test/support/captured-io.ts';

let folder = '';
const file = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
const run = (...argv: string[]) => command(argv, { cwd: folder, now: Date.parse('2026-11-20T09:00:00+08:00') });
const json = async (...argv: string[]) => run('validate', ...argv, '--json');
const codes = (lines: readonly Readonly<Record<string, unknown>>[]) =>
  lines.filter((line) => 'code' in line).map((line) => `${String(line.row)} ${String(line.field)} ${String(line.code)}`);

const schema = {
  fields: [
    { name: 'BH', title: '编号', type: 'integer', constraints: { required: true } },
    { name: 'NL', title: '年龄', type: 'integer', constraints: { minimum: 0 } },
    { name: 'MC', title: '名称', type: 'string' },
  ],
  primaryKey: 'BH',
};
const facet = { zh: '内容' };
const rule = {
  id: 'R1',
  title: { zh: '年龄不大于一百', en: 'Age at most 100' },
  expression: 'NL <= 100',
  severity: 'justify',
  fields: ['NL'],
  message: { zh: '年龄 {NL} 偏大', en: 'Age {NL} is high' },
  examples: { pass: [{ row: { NL: '5' } }], fail: [{ row: { NL: '101' } }] },
};
const broken = { ...rule, id: 'R2', expression: 'NL <= 1000' };
const catalog = {
  format: 'tax-liaison-catalog/1',
  version: '2026.1.1',
  effectiveFrom: '2026-01-01',
  publishedAt: '2025-12-01T09:00:00+08:00',
  publisher: '办公室',
  codeLists: { XB: { entries: [{ code: '1', label: '男' }] } },
  datasets: [
    {
      id: 'D1',
      title: { zh: '数据集' },
      schema: {
        ...schema,
        fields: [...schema.fields, { name: 'XB', title: '性别', type: 'string', liaison: { codeList: 'XB' } }],
      },
      liaison: {
        units: [],
        content: facet,
        delivery: ['file'],
        standard: facet,
        timing: { frequency: 'monthly' },
        level: 'G',
        rules: [rule, broken],
      },
    },
  ],
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
  file('schema.json', JSON.stringify(schema));
  file('catalog.json', JSON.stringify(catalog));
  const payload = JSON.stringify(catalog);
  file('signed.json', JSON.stringify({ format: 'signed/1', alg: 'Ed25519', keyId: 'k', payload, signature: 'x' }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('validate by a table schema', () => {
  it('prints one finding per line with row, field, code, severity, value, message, then the summary', async () => {
    file('a.csv', 'BH,NL,MC\n1,5,a\n2,abc,b\n2,-1,c,多\n\n4,5\n,3,x\n\n\n');
    const said = await json('a.csv', '--schema', 'schema.json');
    expect(codes(said.lines)).toEqual([
      '2 NL cell/type',
      '3 null row/extraCell',
      '3 NL cell/minimum',
      '3 BH row/primaryKey',
      '4 null row/blank',
      '5 null row/missingCell',
      '6 BH cell/required',
    ]);
    const [first] = said.lines;
    expect(first).toEqual({
      row: 2,
      field: 'NL',
      code: 'cell/type',
      severity: 'blocking',
      value: 'abc',
      message: expect.stringContaining('abc'),
    });
    expect(said.lines.at(-1)).toEqual({ summary: { file: 'a.csv', rows: 5, blocking: 5, justify: 1, info: 1 } });
    expect(said.code).toBe(1);
  });

  it('answers 0 for a clean file, in both manners', async () => {
    file('clean.csv', 'BH,NL,MC\n1,5,a\n');
    const said = await json('clean.csv', '--schema', 'schema.json');
    expect(said.lines).toEqual([{ summary: { file: 'clean.csv', rows: 1, blocking: 0, justify: 0, info: 0 } }]);
    expect(said.code).toBe(0);
    expect(await run('validate', 'clean.csv', '--schema', 'schema.json')).toMatchObject({
      code: 0,
      out: '共 1 行，没有发现问题。\n',
    });
  });

  it('tells of missing, extra, double and blank columns without a row', async () => {
    file('head.csv', 'BH,BH,,别的\n1,1,,z\n');
    const said = await json('head.csv', '--schema', 'schema.json');
    expect(codes(said.lines)).toEqual([
      'null BH header/duplicate',
      'null null header/blank',
      'null null header/extra',
      'null NL header/missing',
      'null MC header/missing',
    ]);
  });

  it('speaks to people in Chinese or English', async () => {
    file('bad.csv', 'BH,NL,MC\n1,abc,a\n');
    const zh = await run('validate', 'bad.csv', '--schema', 'schema.json');
    expect(zh.out).toBe('第 1 行 年龄 [须改正] “abc”不是整数。\n共 1 行：须改正 1，须说明 0，提示 0。\n');
    const en = await run('validate', 'bad.csv', '--schema', 'schema.json', '--lang', 'en');
    expect(en.out).toContain('row 1 年龄 [correct]');
  });

  it('reports a faulty schema as a finding with its place and reason', async () => {
    file('faulty.json', JSON.stringify({ fields: [{ name: 'a', type: 'nonsense' }] }));
    file('cut.json', '{"fields":');
    const said = await json('clean.csv', '--schema', 'faulty.json');
    expect(codes(said.lines)).toEqual(['null null schema/invalid']);
    expect(String(said.lines[0]?.message)).toContain('fields/0');
    expect(said.code).toBe(1);
    expect(codes((await json('clean.csv', '--schema', 'cut.json')).lines)).toEqual(['null null schema/invalid']);
  });
});

describe('validate by a table schema of any kind', () => {
  const told = async (content: unknown, csv: string) => {
    file('any.json', typeof content === 'string' ? content : JSON.stringify(content));
    file('any.csv', csv);
    return json('any.csv', '--schema', 'any.json');
  };
  const fields = [{ name: 'a' }, { name: 'b' }];

  it('takes fieldsMatch at its word: exact by order, superset with fewer, partial with at least one', async () => {
    expect(codes((await told({ fields }, 'b,a\n1,2\n')).lines)).toEqual(['null a header/extra']);
    expect(codes((await told({ fields }, 'a,B column\n1,2\n')).lines)).toEqual(['null b header/extra']);
    expect(codes((await told({ fields, fieldsMatch: 'equal' }, 'b,a\n1,2\n')).lines)).toEqual([]);
    expect(codes((await told({ fields, fieldsMatch: 'superset' }, 'b\n1\n')).lines)).toEqual([]);
    expect(codes((await told({ fields, fieldsMatch: 'partial' }, 'x,y\n1,2\n')).lines)).toContain('null null header/missing');
  });

  it('judges references within the file, and says once what it cannot judge', async () => {
    const foreignKeys = [
      { fields: 'a', reference: { resource: '', fields: 'b' } },
      { fields: 'a', reference: { resource: 'elsewhere', fields: 'x' } },
    ];
    const said = await told({ fields, foreignKeys }, 'a,b\n2,1\n1,2\n9,3\n');
    expect(codes(said.lines)).toEqual(['3 a row/foreignKey', 'null a row/foreignKey']);
    expect(said.lines[0]).toMatchObject({ severity: 'blocking', value: '9' });
    expect(said.lines[1]).toMatchObject({ severity: 'info', message: expect.stringContaining('elsewhere') });
  });

  it('treats missing values as the schema says, the empty list included', async () => {
    const schemaOf = (missingValues: unknown) => ({ fields: [{ name: 'a', type: 'integer' }, { name: 'b' }], missingValues });
    expect(codes((await told(schemaOf(['', '-']), 'a,b\n-,1\n,2\n')).lines)).toEqual([]);
    expect(codes((await told(schemaOf([]), 'a,b\n-,1\n,2\n')).lines)).toEqual(['1 a cell/type', '2 a cell/type']);
  });

  it('refuses hostile schemas with place and reason', async () => {
    const refused = async (content: unknown) => {
      const said = await told(content, 'a,b\n1,2\n');
      expect(codes(said.lines)).toEqual(['null null schema/invalid']);
      expect(said.code).toBe(1);
      return String(said.lines[0]?.message);
    };
    expect(await refused({ fields: [{ name: 'a', constraints: { pattern: '(a+)+$' } }] })).toContain(
      'fields/0/constraints/pattern',
    );
    expect(await refused('{"fields":[{"name":"__proto__"}]}')).toContain('fields/0/name');
    expect(await refused({ fields: Array.from({ length: 10_000 }, (_, at) => ({ name: `f${at}` })) })).toContain('2000');
    expect(await refused('['.repeat(1_000_000) + ']'.repeat(1_000_000))).toContain('must be an object');
    expect(await refused('[')).toContain('(schema)');
    expect(await refused(' '.repeat(33 * 1024 * 1024))).toContain('larger than 32 MB');
  });

  it('ends for any pattern that is accepted', async () => {
    const patterned = { fields: [{ name: 'a', type: 'string', constraints: { pattern: '(a?){50}a{50}b' } }, { name: 'b' }] };
    expect(codes((await told(patterned, `a,b\n${'a'.repeat(9000)},1\n`)).lines)).toEqual(['1 a cell/pattern']);
  });
});

describe('validate by the catalog', () => {
  const by = ['--catalog', 'catalog.json', '--dataset', 'D1'];

  it('matches headers as an import does, below a title, and runs code lists and rules', async () => {
    const rows = [['一月报表'], ['编号', '年龄（岁）', '名称', '性别'], ['1', '120', 'a', '1'], ['2', '7', 'b', '9']];
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['说明'], ['请勿填写']]), '说明');
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '数据');
    for (const type of ['xlsx', 'biff8', 'ods'] as const) {
      file(`book.${type}`, write(book, { type: 'buffer', bookType: type }));
      const said = await json(`book.${type}`, ...by, '--period', '202610');
      expect(codes(said.lines)).toEqual(['null null rule/quarantined', '1 NL row/rule', '2 XB cell/codeList']);
      expect(said.lines[1]).toMatchObject({ severity: 'justify', value: '120', message: '年龄 120 偏大' });
    }
  });

  it('takes a signed envelope as well', async () => {
    file('ok.csv', 'BH,NL,MC,XB\n1,5,a,1\n');
    const said = await json('ok.csv', '--catalog', 'signed.json', '--dataset', 'D1');
    expect(codes(said.lines)).toEqual(['null null rule/quarantined']);
    expect(said.code).toBe(0);
  });

  it('finds fault with a file that is no table, is empty, or is of another dataset', async () => {
    file('empty.csv', '');
    file('only-header.csv', 'BH,NL,MC,XB\n');
    file('other.csv', '甲,乙\n1,2\n');
    file('page.xls', '<!DOCTYPE html><table></table>');
    file('quote.csv', 'BH,NL,MC,XB\n1,5,a,1\n2,5,"b,1\n');
    file('lost.csv', Buffer.concat([Buffer.from('BH,NL,MC,XB\n1,5,'), Buffer.from('fffe80', 'hex'), Buffer.from(',1\n')]));
    file('broken.xlsx', Buffer.from('504b0304aaaaaaaaaaaaaaaaaaaa', 'hex'));
    const found = async (name: string) => {
      const said = await json(name, ...by);
      expect(said.code).toBe(1);
      return codes(said.lines).filter((code) => !code.includes('quarantined'));
    };
    expect(await found('empty.csv')).toEqual(['null null file/empty']);
    expect(await found('only-header.csv')).toEqual(['null null file/empty']);
    expect(await found('other.csv')).toEqual(['null null file/format']);
    expect(await found('page.xls')).toEqual(['null null file/format']);
    expect(await found('quote.csv')).toContain('null null file/format');
    expect(await found('lost.csv')).toEqual(['null null file/encoding']);
    expect(await found('broken.xlsx')).toEqual(['null null file/format']);
  });

  it('separates wrong usage (2) from what cannot be had (3)', async () => {
    const outcome = async (...argv: string[]) => {
      const said = await json(...argv);
      const told = said.lines[0]?.problem;
      return [said.code, typeof told === 'object' && told !== null && 'code' in told ? told.code : null];
    };
    expect(await outcome('ok.csv', '--catalog', 'catalog.json')).toEqual([2, 'host/usage']);
    expect(await outcome('ok.csv', ...by, '--schema', 'schema.json')).toEqual([2, 'host/usage']);
    expect(await outcome('ok.csv', ...by, '--period', '2026Q3')).toEqual([2, 'host/usage']);
    expect(await outcome('ok.csv', ...by, '--colour')).toEqual([2, 'host/usage']);
    expect(await outcome('ok.csv', ...by, '--lang', 'fr')).toEqual([2, 'host/usage']);
    expect(await outcome(...by)).toEqual([2, 'host/usage']);
    expect(await outcome('gone.csv', ...by)).toEqual([3, 'host/noFile']);
    expect(await outcome('ok.csv', '--catalog', 'gone.json', '--dataset', 'D1')).toEqual([3, 'host/noFile']);
    expect(await outcome('ok.csv', '--catalog', 'catalog.json', '--dataset', 'D9')).toEqual([3, 'catalog/unknownDataset']);
    expect(await outcome('ok.csv', '--catalog', 'ok.csv', '--dataset', 'D1')).toEqual([3, 'catalog/truncated']);
    expect(await outcome('ok.csv', ...by, '--sheet', '没有')).toEqual([3, 'file/noSheet']);
  });

  it('runs rules over all rows: of a group on its first row, of the batch without a row; those that look back are silent', async () => {
    const over = { scope: 'batch', severity: 'blocking', fields: ['NL'], title: rule.title };
    const rules = [
      {
        ...over,
        id: 'B1',
        groupBy: ['MC'],
        aggregates: { total: { sum: 'NL' } },
        expression: 'total <= 10000',
        message: { zh: '{MC} 合计 {total}' },
        examples: {
          pass: [],
          fail: [
            {
              rows: [
                { MC: 'a', NL: '9999' },
                { MC: 'a', NL: '2' },
              ],
            },
          ],
        },
      },
      { ...over, id: 'B2', expression: 'rows < 3', message: { zh: '有 {rows} 行' }, examples: { pass: [], fail: [] } },
      { ...over, id: 'B3', expression: 'rows < previous.rows', message: { zh: '少' }, examples: { pass: [], fail: [] } },
      {
        ...over,
        id: 'B4',
        expression: 'rows > 0',
        message: { zh: '错' },
        examples: { pass: [], fail: [{ rows: [{ NL: '1' }] }] },
      },
    ];
    const [dataset] = catalog.datasets;
    const datasets = [{ ...dataset, liaison: { ...dataset?.liaison, rules } }];
    file('batch.json', JSON.stringify({ ...catalog, datasets }));
    file('batch.csv', 'BH,NL,MC,XB\n1,10,b,1\n2,9999,a,1\n3,20000,a,1\n');
    const said = await json('batch.csv', '--catalog', 'batch.json', '--dataset', 'D1');
    expect(codes(said.lines)).toEqual(['null null rule/quarantined', '2 NL batch/rule', 'null NL batch/rule']);
    expect(said.lines.slice(1, 3)).toMatchObject([
      { value: null, severity: 'blocking', message: 'a 合计 29,999' },
      { value: null, message: '有 3 行' },
    ]);
  });
});
