import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rule } from '../catalog/model.ts';
import { type CompileInput, compile, type Validator } from './compile.ts';
import { checkHeader } from './header.ts';
import type { PlacedFinding } from './model.ts';
import { checkTable } from './table.ts';

const today = '2026-11-23';
const codeLists = {
  XZ: {
    entries: [
      { code: '0110', label: '养老' },
      { code: '210', label: '失业' },
      { code: '9', label: '旧', validTo: '2020-01-01' },
      { code: '310', label: '医疗（职工）' },
    ],
  },
};
function made(input: Partial<CompileInput> & { schema: unknown }): Validator {
  const result = compile({ today, codeLists, ...input });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}
const refused = (schema: unknown): string => {
  const result = compile({ schema, today, codeLists });
  return result.ok ? 'accepted' : String(result.problem.data?.path);
};
const codes = (validator: Validator, ...cells: (string | null)[]): string[] =>
  validator.checkRow(cells).map((f) => `${f.severity[0]} ${f.code} ${f.detail}`);
/** One field, beside another that is filled: a row of which every cell is empty is a finding of its own. */
const one = (field: object, text: string): string[] =>
  codes(made({ schema: { fields: [{ name: 'x', ...field }, { name: 'y' }] } }), text, '·').map(
    (line) => line.split(' ')[1] ?? '',
  );

describe('Table Schema: types', () => {
  it.each([
    [{ type: 'number' }, ['1', '-1.50', '1e5', 'NaN', '-INF'], ['', 'x', '1,000', '１'].slice(1)],
    [{ type: 'number', decimalChar: ',', groupChar: '.' }, ['1.234,5'], ['1 000']],
    [{ type: 'number', bareNumber: false }, ['€95', '95 %', '$1.5'], ['none']],
    [{ type: 'integer' }, ['0', '-12'], ['1.0', '1e3', 'a']],
    [{ type: 'integer', bareNumber: false }, ['12 kg'], ['kg']],
    [{ type: 'boolean' }, ['true', 'FALSE', '1', '0'], ['yes', 'tRUE']],
    [{ type: 'boolean', trueValues: ['是'], falseValues: ['否'] }, ['是', '否'], ['true']],
    [{ type: 'date' }, ['2026-02-28'], ['2026-02-29', '2026/3/1', '26-01-01', '20260301']],
    [{ type: 'date', format: '%d.%m.%Y' }, ['31.12.2026'], ['2026-12-31', '32.12.2026']],
    [{ type: 'date', format: 'any' }, ['2026/3/1', '2026-03-01'], ['soon']],
    [{ type: 'time' }, ['23:59:59'], ['24:00:00', '9:00']],
    [{ type: 'time', format: '%H:%M' }, ['09:30'], ['9.30']],
    [{ type: 'datetime' }, ['2026-01-01T00:00:00', '2026-01-01T00:00:00Z'], ['2026-01-01 00:00:00', '2026-01-01']],
    [{ type: 'year' }, ['2026', '12026'], ['26', '02026']],
    [{ type: 'yearmonth' }, ['2026-11'], ['2026-13', '202611']],
    [{ type: 'duration' }, ['P1Y2M', 'PT1.5S', '-P3D'], ['P', '1Y', 'P1S']],
    [{ type: 'list' }, ['a,b', ''], []],
    [{ type: 'list', itemType: 'integer', delimiter: ';' }, ['1;2'], ['1;x']],
    [{ type: 'array' }, ['[1,2]'], ['{}', '[']],
    [{ type: 'object' }, ['{"a":1}'], ['[]', 'x']],
    [{ type: 'geopoint' }, ['113.6, 34.7'], ['200, 1', '1']],
    [{ type: 'geopoint', format: 'object' }, ['{"lon":113,"lat":34}'], ['{"lon":"a"}']],
    [{ type: 'geojson' }, ['{"type":"Point","coordinates":[1,2]}'], ['{"type":"No"}']],
    [{ type: 'string', format: 'email' }, ['a@b.cn'], ['a@', 'a b@c.cn']],
    [{ type: 'string', format: 'uri' }, ['https://a.cn/x'], ['a.cn']],
    [{ type: 'string', format: 'uuid' }, ['00000000-0000-4000-8000-000000000001'], ['0-0']],
    [{ type: 'string', format: 'binary' }, ['aGk='], ['a*']],
    [{ type: 'any' }, ['x', '1'], []],
  ])('%j', (field, right, wrong) => {
    for (const text of right) expect(one(field, text)).toEqual([]);
    for (const text of wrong) expect(one(field, text)).toEqual(['cell/type']);
  });
});

describe('Table Schema: constraints', () => {
  it.each([
    [{ type: 'string', constraints: { required: true } }, '', 'cell/required'],
    [{ type: 'string', constraints: { minLength: 2 } }, '𠮷', 'cell/minLength'],
    [{ type: 'string', constraints: { maxLength: 2 } }, 'abc', 'cell/maxLength'],
    [{ type: 'string', constraints: { pattern: '[A-Z]{2}' } }, 'ABC', 'cell/pattern'],
    [{ type: 'string', constraints: { enum: ['a', 'b'] } }, 'c', 'cell/enum'],
    [{ type: 'number', constraints: { enum: ['1.0'] } }, '2', 'cell/enum'],
    [{ type: 'number', constraints: { minimum: 1 } }, '0.9', 'cell/minimum'],
    [{ type: 'number', constraints: { maximum: '0.3' } }, '0.30000000000000001', 'cell/maximum'],
    [{ type: 'integer', constraints: { exclusiveMinimum: 1 } }, '1', 'cell/exclusiveMinimum'],
    [{ type: 'date', constraints: { exclusiveMaximum: '2026-01-01' } }, '2026-01-01', 'cell/exclusiveMaximum'],
    [{ type: 'array', constraints: { jsonSchema: { items: { type: 'integer' } } } }, '["x"]', 'cell/jsonSchema'],
    [{ type: 'list', constraints: { maxLength: 1 } }, 'a,b', 'cell/maxLength'],
    [{ type: 'string', categories: ['a', { value: 'b', label: 'B' }] }, 'c', 'cell/enum'],
  ])('%j refuses %s', (field, text, code) => {
    expect(one(field, text)).toEqual([code]);
  });

  it('accepts what is just inside', () => {
    expect(one({ type: 'number', constraints: { minimum: '0.1', maximum: '0.3', enum: ['0.30'] } }, '0.3')).toEqual([]);
    expect(one({ type: 'string', missingValues: ['-'], constraints: { required: true } }, '-')).toEqual(['cell/required']);
  });
});

describe('malformed schemas', () => {
  it.each([
    [{}, 'fields'],
    [{ fields: [] }, 'fields'],
    [{ fields: [{ name: 'a' }, { name: 'a' }] }, 'fields/1/name'],
    [{ fields: [{ name: 'a', type: 'text' }] }, 'fields/0/type'],
    [{ fields: [{ name: 'a', type: 'date', format: '%Q' }] }, 'fields/0/format'],
    [{ fields: [{ name: 'a', constraints: { minimum: 1 } }] }, 'fields/0/constraints/minimum'],
    [{ fields: [{ name: 'a', constraints: { pattern: '(a+)+$' } }] }, 'fields/0/constraints/pattern'],
    [{ fields: [{ name: 'a', constraints: { nope: 1 } }] }, 'fields/0/constraints/nope'],
    [{ fields: [{ name: 'a', type: 'integer', constraints: { minimum: 'x' } }] }, 'fields/0/constraints/minimum'],
    [{ fields: [{ name: 'a' }], primaryKey: ['b'] }, 'primaryKey/0'],
    [
      { fields: [{ name: 'a' }], foreignKeys: [{ fields: 'a', reference: { fields: ['a', 'b'] } }] },
      'foreignKeys/0/reference/fields',
    ],
    [{ fields: [{ name: 'a', liaison: { identifier: 'nobody' } }] }, 'fields/0/liaison/identifier'],
    [{ fields: [{ name: 'a', liaison: { codeList: 'NO' } }] }, 'fields/0/liaison/codeList'],
    [{ fields: Array.from({ length: 3000 }, (_, at) => ({ name: `f${at}` })) }, 'fields'],
  ])('%# are refused with the path', (schema, path) => {
    expect(refused(schema)).toBe(path);
  });
});

describe('fields of the catalog', () => {
  const rs = made({
    schema: {
      fields: [
        { name: 'DM', title: '单位代码', liaison: { identifier: 'uscc' }, constraints: { required: true } },
        { name: 'XZ', title: '险种', liaison: { codeList: 'XZ' } },
        { name: 'JE', title: '金额(元)', type: 'number', liaison: { totalDigits: 10, scale: 2 } },
        { name: 'RQ', title: '日期', type: 'date', liaison: {} },
      ],
      primaryKey: ['DM', 'XZ'],
    },
  });
  const good = '91410100MAFAKE019N';

  it('understands what officers and spreadsheets write, and says so', () => {
    expect(codes(rs, good, '0110', '1.50', '2026-10-31')).toEqual([]);
    expect(codes(rs, ' 91410100mafake019n', '养老', '￥1,234.5', '2026年10月31日')).toEqual([
      'i cell/identifier normalised/identifier',
      'i cell/codeList codeList/label',
      'i cell/type normalised/number',
      'i cell/type normalised/date',
    ]);
    // Brackets of either width.
    for (const label of ['医疗（职工）', '医疗(职工)', '310 医疗(职工)'])
      expect(codes(rs, good, label, '1', '2026-10-31')).toEqual(['i cell/codeList codeList/label']);
    expect(codes(rs, good, '110', '1', '46326')).toEqual(['b cell/codeList codeList/zeros', 'i cell/type normalised/serial']);
    expect(rs.wire([' 91410100mafake019n', '养老', '￥1,234.50', '2026/3/1'])).toEqual({
      DM: good,
      XZ: '0110',
      JE: '1234.5',
      RQ: '2026-03-01',
    });
  });

  it('names damage, retired codes and too many digits', () => {
    expect(codes(rs, '9.141E+17', '9', '123456789.001', '#REF!')).toEqual([
      'b cell/identifier damage/scientific',
      'b cell/codeList codeList/retired',
      'b cell/type number/scale',
      'b cell/type damage/formula',
    ]);
    expect(codes(rs, '914101000000000000', '210', '123456789', null)).toEqual([
      'b cell/identifier damage/precision',
      'b cell/type number/digits',
    ]);
  });

  it('never guesses which code a name means, and does not take the name of a retired one for good', () => {
    const entries = [
      { code: '1', label: '其他' },
      { code: '2', label: '其他' },
      { code: '3', label: '旧称', validTo: '2020-01-01' },
      { code: '4', label: '并入', validTo: '2020-01-01' },
      { code: '5', label: '并入' },
    ];
    const lists = made({
      schema: { fields: [{ name: 'LB', liaison: { codeList: 'LB' } }] },
      codeLists: { LB: { entries } },
    });
    expect(codes(lists, '其他')).toEqual(['b cell/codeList codeList/unclear']);
    expect(codes(lists, '2 其他')).toEqual(['i cell/codeList codeList/label']);
    expect(codes(lists, '旧称')).toEqual(['b cell/codeList codeList/retired']);
    expect(codes(lists, '并入')).toEqual(['i cell/codeList codeList/label']);
    expect(lists.wire(['并入'])).toEqual({ LB: '5' });
  });

  it('names codes that a spreadsheet took for dates, but not days in columns of other kinds', () => {
    expect(codes(rs, '2026-03-01', '2026-03-01 00:00:00', '1', '2026-03-01')).toEqual([
      'b cell/identifier damage/date',
      'b cell/type damage/date',
    ]);
  });

  it('asks about a number that ends in zeros and has the right check digit, but does not refuse it', () => {
    const person = made({ schema: { fields: [{ name: 'ZJ', type: 'string', liaison: { identifier: 'resident_id' } }] } });
    expect(codes(person, '410181191202051000')).toEqual(['b cell/identifier damage/precision']);
    expect(codes(person, '410181191202057000')).toEqual(['j cell/identifier damage/precision']);
  });

  it('keys ignore how they are written', () => {
    expect(rs.keyOf(0, [good, '0110'])).toBe(rs.keyOf(0, ['91410100mafake019n ', '养老']));
    expect(rs.keyOf(0, [good, null])).toBeNull();
  });

  it('any cell of any content is judged without a throw or a hang', () => {
    const wild = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('\0', '\ud800', '‮', '', '9'.repeat(40), '0000-00-00', '2026-12-31T23:59:60', 'x'.repeat(1_000_000)),
    );
    fc.assert(
      fc.property(fc.tuple(wild, wild, wild, wild), (cells) => {
        expect(() => rs.checkRow(cells)).not.toThrow();
      }),
      { numRuns: 400 },
    );
  });
});

describe('rules', () => {
  const fields = [
    { name: 'A', type: 'number', liaison: {} },
    { name: 'B', type: 'number', liaison: {} },
    { name: 'D', type: 'date', liaison: {} },
  ];
  const rule = (over: Partial<Rule>): Rule => ({
    id: 'R1',
    title: { zh: '合计' },
    expression: 'A <= B',
    severity: 'blocking',
    fields: ['B'],
    message: { zh: '{A} 大于 {B}' },
    examples: { pass: [{ row: { A: '1', B: '2' } }], fail: [{ row: { A: '3', B: '2' } }] },
    ...over,
  });

  it('run on the row, are silent on empty cells, and carry the values', () => {
    const validator = made({ schema: { fields }, rules: [rule({})] });
    expect(validator.checkRow(['3', '2', null])).toMatchObject([
      { code: 'row/rule', rule: 'R1', fields: ['B'], data: { A: '3', B: '2' } },
    ]);
    expect(validator.checkRow(['3', null, null])).toEqual([]);
    expect(validator.checkRow(['x', '2', null])).toHaveLength(1);
  });

  it('that do not compile or fail their own examples are quarantined, the rest works', () => {
    const rules = [rule({ id: 'bad', expression: 'A <= NO' }), rule({ id: 'liar', expression: 'A > B' }), rule({ id: 'good' })];
    const validator = made({ schema: { fields }, rules, dataset: 'X' });
    expect(validator.quarantined.map((q) => q.rule)).toEqual(['bad', 'liar']);
    expect(validator.checkRow(['3', '2', null]).map((f) => f.rule)).toEqual(['good']);
  });

  it('take effect on their day', () => {
    const later = rule({ effectiveFrom: '2026-12-01', severityBefore: 'info' });
    expect(made({ schema: { fields }, rules: [later] }).checkRow(['3', '2', null])[0]?.severity).toBe('info');
    expect(made({ schema: { fields }, rules: [later], today: '2026-12-01' }).checkRow(['3', '2', null])[0]?.severity).toBe(
      'blocking',
    );
    expect(made({ schema: { fields }, rules: [rule({ effectiveFrom: '2027-01-01' })] }).checkRow(['3', '2', null])).toEqual([]);
  });

  it('know the period', () => {
    const inside = rule({ expression: 'D >= period_start && D <= period_end', fields: ['D'], examples: { pass: [], fail: [] } });
    const period = { id: '2026-10', start: '2026-10-01', end: '2026-10-31' };
    expect(made({ schema: { fields }, rules: [inside], period }).checkRow([null, null, '2026-09-30'])).toHaveLength(1);
    expect(made({ schema: { fields }, rules: [inside], period: null }).checkRow([null, null, '2026-09-30'])).toEqual([]);
  });
});

describe('tables', () => {
  const schema = {
    fields: [{ name: 'id', title: '编号' }, { name: 'up' }, { name: 'n', type: 'integer', constraints: { unique: true } }],
    primaryKey: 'id',
    foreignKeys: [{ fields: 'up', reference: { resource: '', fields: 'id' } }],
  };
  it('find repeated keys, repeated values, missing parents and blank rows', () => {
    const found: PlacedFinding[] = [];
    checkTable(
      made({ schema }),
      [
        ['a', '', '1'],
        ['a', 'z', '2'],
        ['b', 'a', '1'],
        [null, '', ' '],
      ].map((cells, at) => ({ row: at + 1, cells })),
      (f) => found.push(f),
    );
    expect(found.map((f) => `${f.row} ${f.code} ${f.data.first ?? ''}`.trim())).toEqual([
      '2 row/primaryKey 1',
      '3 cell/unique 1',
      '4 row/blank',
      '2 row/foreignKey',
    ]);
  });

  it('match a header by code or title and name what is off', () => {
    const { findings, columns } = checkHeader(made({ schema }), ['编号', 'n', '', '备注', 'N']);
    expect(columns).toEqual([0, 2, null, null, null]);
    expect(findings.map((f) => f.code)).toEqual(['header/blank', 'header/extra', 'header/duplicate', 'header/missing']);
  });
});
