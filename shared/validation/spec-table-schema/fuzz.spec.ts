import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiled, refusal } from '../../../test/support/table-schema.ts';
import { checkHeader } from '../header.ts';
import { identifiers } from '../identifiers/index.ts';
import type { PlacedFinding } from '../model.ts';
import { checkTable } from '../table.ts';
import { sayFinding } from '../words.ts';

/** Values and schemas of any kind: never a throw, never a hang, and words for whatever is found. */

const hostile = [
  'x'.repeat(1_000_000),
  '9'.repeat(1_000_000),
  `1${'x'.repeat(500_000)}1`,
  `${'['.repeat(500_000)}${']'.repeat(500_000)}`,
  `{"a":${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}}`,
  `${'0:00.0'.repeat(100_000)}x`,
  `a@${'b.'.repeat(200_000)}`,
  ','.repeat(500_000),
  ' '.repeat(500_000),
  '\u0000',
  '\ud800',
  'a\udfffb',
  '\u202e\u0627\u0644\u0639\u0631\u0628\u064a\u0629',
  '\ue000\uf8ff\u{f0000}',
  '\ufdfa'.repeat(20_000),
  '9'.repeat(40),
  `-${'9'.repeat(40)}.${'9'.repeat(40)}`,
  '1e999999999',
  '0000-00-00',
  '0000-01-01',
  '2026-12-31T23:59:60',
  '23:59:60',
  '-0',
  'NaN',
  '{value}',
  '{"__proto__":{"a":1},"constructor":1}',
  '__proto__',
  '#REF!',
  '=1+1',
];
const text = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  {
    weight: 2,
    arbitrary: fc.string({ unit: fc.constantFrom(...'0123456789-+.,:/TZPYMDHSeE%年月日万元¥{}[]" '), maxLength: 24 }),
  },
  { weight: 2, arbitrary: fc.json({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom(...hostile.filter((value) => value.length < 100)) },
);

const limits = { minimum: '1', maximum: '100', enum: ['5', '7'] };
const fields: readonly object[] = [
  ...['default', 'email', 'uri', 'binary', 'uuid'].map((format) => ({
    type: 'string',
    format,
    constraints: { minLength: 3, maxLength: 30, pattern: '([a-z]+[0-9]?)*x*y*', unique: true },
  })),
  { type: 'string', categories: [{ value: 'a', label: '甲' }], missingValues: [{ value: '-', label: '{none}' }] },
  { type: 'number', constraints: { ...limits, required: true } },
  { type: 'number', decimalChar: ',', groupChar: '.', bareNumber: false },
  { type: 'integer', constraints: { exclusiveMinimum: 1, exclusiveMaximum: 9 } },
  { type: 'integer', groupChar: ' ', bareNumber: false },
  { type: 'boolean', trueValues: ['是'], falseValues: ['否'] },
  ...['date', 'time', 'datetime'].flatMap((type) => [
    { type, constraints: { unique: true } },
    { type, format: 'any' },
    { type, format: '%Y-%m-%d %H:%M:%S.%f %z %p %I %b' },
    { type, liaison: {} },
  ]),
  { type: 'year', constraints: { minimum: 2000 } },
  { type: 'yearmonth', constraints: { maximum: '2026-01', unique: true } },
  { type: 'duration', constraints: { minimum: 'P1D', unique: true } },
  { type: 'list', delimiter: ';', itemType: 'number', constraints: { maxLength: 3, unique: true } },
  { type: 'array', constraints: { jsonSchema: { items: { pattern: '(a|b|ab)*c' }, uniqueItems: true }, unique: true } },
  { type: 'object', constraints: { jsonSchema: { anyOf: [{ $ref: '#' }, { required: ['a'] }] }, minLength: 1 } },
  { type: 'geopoint' },
  { type: 'geopoint', format: 'array' },
  { type: 'geopoint', format: 'object' },
  { type: 'geojson' },
  { type: 'geojson', format: 'topojson' },
  { type: 'any', constraints: { enum: ['a'] } },
  { type: 'number', liaison: { totalDigits: 10, scale: 2 } },
  { type: 'integer', liaison: {} },
  { type: 'year', liaison: {} },
  { type: 'string', liaison: { codeList: 'L' } },
  ...Object.keys(identifiers).map((identifier) => ({ type: 'string', liaison: { identifier } })),
];
const named = fields.map((field, at) => ({ name: `f${at}`, title: `字段${at}`, ...field }));
const codeLists = {
  L: {
    entries: [
      { code: '01', label: '一' },
      { code: '9', label: '旧', validTo: '2020-01-01' },
    ],
  },
};
const wide = compiled(
  {
    fields: named,
    uniqueKeys: [['f0', 'f1']],
    foreignKeys: [
      { fields: 'f0', reference: { fields: 'f1' } },
      { fields: 'f2', reference: { resource: 'L', fields: 'code' } },
      { fields: 'f3', reference: { resource: 'elsewhere', fields: 'x' } },
    ],
  },
  { codeLists },
);
const speaker = { fields: wide.fields, rules: [] };

/** Every finding has words in both languages, with nothing left to fill in, and none of them endless. */
function speaks(finding: PlacedFinding): void {
  // What the value itself brings is not a place to fill in.
  const plain = Object.fromEntries(
    Object.entries(finding.data).map(([name, value]) => [name, typeof value === 'string' ? value.replace(/[{}]/g, '_') : value]),
  );
  for (const language of ['zh', 'en'] as const) {
    const said = sayFinding({ ...finding, data: plain }, speaker, language);
    for (const words of [said.title, said.message, said.howToFix ?? '']) {
      expect(words, finding.detail).not.toMatch(/[{}]|undefined|\[object/);
      expect(words.length, finding.detail).toBeLessThan(500);
      expect(words.isWellFormed(), finding.detail).toBe(true);
    }
    expect(said.title, finding.detail).not.toBe(finding.detail);
    expect(said.message).not.toBe('');
  }
}

const judge = (rows: readonly (readonly (string | null)[])[]): PlacedFinding[] => {
  const found: PlacedFinding[] = [];
  const placed = rows.map((cells, at) => ({ row: at + 1, cells }));
  checkTable(wide, placed, (finding) => found.push(finding));
  for (const { cells } of placed) wide.wire(cells);
  return found;
};

describe('every check', () => {
  it.each(hostile.map((value) => [JSON.stringify(value.slice(0, 24)), value] as const))(
    'bears %s…',
    (_, value) => {
      for (const finding of judge([named.map(() => value), named.map(() => `${value}1`)])) speaks(finding);
    },
    20_000,
  );

  it('bears any values, and has words for what it finds', () => {
    const row = fc.array(text, { minLength: named.length, maxLength: named.length });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 3 }), (rows) => {
        for (const finding of judge(rows)) speaks(finding);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('what it calls by a better text, it accepts as that text', () => {
    fc.assert(
      fc.property(text, fc.nat(named.length - 1), (value, at) => {
        const cells = (cell: string) => named.map((_, place) => (place === at ? cell : null));
        const mine = (cell: string) => wide.checkRow(cells(cell)).filter(({ fields: [of] }) => of === `f${at}`);
        for (const { fix, severity } of mine(value))
          if (fix && severity === 'info')
            expect(
              mine(fix.text)
                .map(({ detail }) => detail)
                .filter((d) => d.startsWith('normalised')),
            ).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  }, 60_000);
});

describe('headers', () => {
  it('of any kind are matched or told of', () => {
    const header = fc.oneof(text, fc.constantFrom('f0', 'F1', '字段2', '', ...hostile.slice(0, 3)));
    fc.assert(
      fc.property(fc.array(header, { maxLength: 60 }), fc.boolean(), (headers, letter) => {
        const match = checkHeader(wide, headers, letter);
        expect(match.columns).toHaveLength(headers.length);
        for (const finding of match.findings) speaks(finding);
      }),
      { numRuns: 60 },
    );
  });
});

describe('schemas', () => {
  const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), text, fc.constantFrom(undefined, '__proto__', '(a+)+', 1e308, -0));
  const property = fc.constantFrom(
    ...['type', 'format', 'constraints', 'categories', 'categoriesOrdered', 'missingValues', 'liaison', 'title', 'itemType'],
    ...[
      'delimiter',
      'decimalChar',
      'groupChar',
      'bareNumber',
      'trueValues',
      'falseValues',
      'enum',
      'minimum',
      'pattern',
      'jsonSchema',
    ],
  );
  const type = fc.constantFrom('string', 'integer', 'number', 'date', 'list', 'array', 'object', 'boolean', 'any', 'year');
  const field = fc
    .tuple(fc.dictionary(property, value, { maxKeys: 3 }), type, fc.dictionary(property, value, { maxKeys: 2 }))
    .map(([more, name, constraints]) => ({ name: 'x', type: name, ...more, ...(more.constraints ? {} : { constraints }) }));
  it('of any kind are accepted or refused with a place and a reason', () => {
    const schema = fc.oneof(
      fc.record(
        { fields: fc.array(fc.oneof(field, value), { maxLength: 3 }), primaryKey: value, fieldsMatch: value },
        { requiredKeys: [] },
      ),
      field.map((one) => ({ fields: [one] })),
      value,
    );
    fc.assert(
      fc.property(schema, text, (raw, cell) => {
        const said = refusal(raw);
        if (said === 'accepted') compiled(raw).checkRow([cell]);
        else expect(said).toMatch(/^(\(schema\)|[$A-Za-z].*): ./);
      }),
      { numRuns: 1500 },
    );
  });
});
