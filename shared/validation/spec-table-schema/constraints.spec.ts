import { describe, expect, it } from 'vitest';
import { codesOf, refusal, tableCodes } from '../../../test/support/table-schema.ts';

/** Table Schema v2, “Field Constraints”. All are tested on logical values. */

const one = (field: object) => refusal({ fields: [{ name: 'x', ...field }] });
const fails = (type: string, constraints: object, text: string, more: object = {}) =>
  codesOf({ type, constraints, ...more }, text);

describe('required', () => {
  it('holds for every type, after missing values', () => {
    for (const type of ['string', 'integer', 'date', 'geojson', 'any', 'list'])
      expect(fails(type, { required: true }, '')).toEqual(['cell/required']);
    expect(fails('string', { required: true }, 'NA', { missingValues: ['NA'] })).toEqual(['cell/required']);
    expect(fails('string', { required: false }, '')).toEqual([]);
  });
});

describe('unique', () => {
  it('holds over the file, by logical value, nulls apart', () => {
    const schema = { fields: [{ name: 'x', type: 'number', constraints: { unique: true } }, { name: 'y' }] };
    expect(
      tableCodes(schema, [
        ['1', '·'],
        ['1.0', '·'],
        ['', '·'],
        ['', '·'],
      ]),
    ).toEqual(['2 cell/unique']);
  });
});

describe('minLength, maxLength', () => {
  it('count characters of a string, members of an array or object; chosen: items of a list too', () => {
    expect(fails('string', { minLength: 5 }, 'plum')).toEqual(['cell/minLength']);
    expect(fails('string', { maxLength: 5 }, 'grapefruit')).toEqual(['cell/maxLength']);
    expect(fails('string', { minLength: 2 }, '𠮷')).toEqual(['cell/minLength']);
    expect(fails('array', { minLength: 2 }, '[1]')).toEqual(['cell/minLength']);
    expect(fails('object', { maxLength: 1 }, '{"a":1,"b":2}')).toEqual(['cell/maxLength']);
    expect(fails('list', { maxLength: 1 }, 'a,b')).toEqual(['cell/maxLength']);
    expect(fails('string', { minLength: 4, maxLength: 4 }, 'plum')).toEqual([]);
  });
});

describe('minimum, maximum, exclusiveMinimum, exclusiveMaximum', () => {
  const cases = [
    ['integer', 100, '99', '100', '101'],
    ['number', '0.3', '0.29999999999999999999', '0.30', '0.30000000000000000001'],
    ['date', '2026-03-01', '2026-02-28', '2026-03-01', '2026-03-02'],
    ['time', '12:00:00', '11:59:59', '12:00:00', '12:00:01'],
    ['datetime', '2026-01-01T00:00:00+08:00', '2025-12-31T15:59:59Z', '2025-12-31T16:00:00Z', '2026-01-01T00:00:00.001'],
    ['year', 2026, '-9999', '2026', '12026'],
    ['yearmonth', '2026-09', '2026-08', '2026-09', '12026-01'],
    ['duration', 'P1Y', 'P11M', 'P12M', 'P1Y1D'],
  ] as const;
  it.each(cases)('%s around %s', (type, bound, below, at, above) => {
    expect(fails(type, { minimum: bound }, below)).toEqual(['cell/minimum']);
    expect(fails(type, { minimum: bound }, at)).toEqual([]);
    expect(fails(type, { maximum: bound }, above)).toEqual(['cell/maximum']);
    expect(fails(type, { maximum: bound }, at)).toEqual([]);
    expect(fails(type, { exclusiveMinimum: bound }, at)).toEqual(['cell/exclusiveMinimum']);
    expect(fails(type, { exclusiveMinimum: bound }, above)).toEqual([]);
    expect(fails(type, { exclusiveMaximum: bound }, at)).toEqual(['cell/exclusiveMaximum']);
    expect(fails(type, { exclusiveMaximum: bound }, below)).toEqual([]);
  });
  it('chosen: INF is above all, NaN within no bound', () => {
    expect(fails('number', { maximum: 5 }, 'INF')).toEqual(['cell/maximum']);
    expect(fails('number', { minimum: 5 }, 'INF')).toEqual([]);
    expect(fails('number', { minimum: 5 }, 'NaN')).toEqual(['cell/minimum']);
  });
  it('chosen: a month of a duration counts 30.436875 days where months meet days', () => {
    expect(fails('duration', { minimum: 'P1M' }, 'P30D')).toEqual(['cell/minimum']);
    expect(fails('duration', { minimum: 'P1M' }, 'P31D')).toEqual([]);
  });
  it('are given natively or as text of the field’s format', () => {
    expect(fails('number', { minimum: 1.5 }, '1,4', { decimalChar: ',' })).toEqual(['cell/minimum']);
    expect(fails('number', { minimum: '1,5' }, '1,4', { decimalChar: ',' })).toEqual(['cell/minimum']);
    expect(fails('number', { maximum: 1e21 }, `1${'0'.repeat(21)}1`)).toEqual(['cell/maximum']);
    expect(fails('date', { minimum: '01.03.2026' }, '28.02.2026', { format: '%d.%m.%Y' })).toEqual(['cell/minimum']);
  });
});

describe('pattern', () => {
  it('is matched by the whole value', () => {
    expect(fails('string', { pattern: '^a.*$' }, 'orange')).toEqual(['cell/pattern']);
    expect(fails('string', { pattern: 'a.*' }, 'banana')).toEqual(['cell/pattern']);
    expect(fails('string', { pattern: '[\\i-[:]][\\c-[:]]*' }, 'ab-1')).toEqual([]);
  });
  it('chosen: a value of more than 10,000 characters matches none', () => {
    expect(fails('string', { pattern: 'a*' }, 'a'.repeat(10_001))).toEqual(['cell/pattern']);
  });
});

describe('enum', () => {
  it('names the values there are, compared logically', () => {
    expect(fails('string', { enum: ['apple'] }, 'orange')).toEqual(['cell/enum']);
    expect(fails('number', { enum: ['1.0', 2] }, '1')).toEqual([]);
    expect(fails('number', { enum: [1.5] }, '1,50', { decimalChar: ',' })).toEqual([]);
    expect(fails('number', { enum: ['NaN'] }, 'nan')).toEqual([]);
    expect(fails('boolean', { enum: [true] }, '是', { trueValues: ['是'], falseValues: ['否'] })).toEqual([]);
    expect(fails('boolean', { enum: [true] }, '否', { trueValues: ['是'], falseValues: ['否'] })).toEqual(['cell/enum']);
    expect(fails('year', { enum: [2026] }, '2025')).toEqual(['cell/enum']);
    expect(fails('array', { enum: [[1, 2]] }, '[1, 2]')).toEqual([]);
    expect(fails('object', { enum: [{ a: 1, b: 2 }] }, '{"b":2,"a":1}')).toEqual([]);
    expect(fails('list', { enum: [['a', 'b']] }, 'a,b')).toEqual([]);
    expect(fails('any', { enum: ['a', 1] }, '1')).toEqual([]);
  });
});

describe('jsonSchema', () => {
  it('judges objects and arrays', () => {
    const jsonSchema = { type: 'object', properties: { value: { type: 'integer' } } };
    expect(fails('object', { jsonSchema }, '{"value": 100}')).toEqual([]);
    expect(fails('object', { jsonSchema }, '{"value": "bad"}')).toEqual(['cell/jsonSchema']);
  });

  it.each([
    [{ enum: [[1], [{ a: 1 }]] }, '[1]', '[2]'],
    [{ const: [{ a: 1, b: 2 }] }, '[{"b":2,"a":1}]', '[]'],
    [{ items: { type: ['string', 'null'] } }, '["a",null]', '[1]'],
    [{ prefixItems: [{ type: 'string' }], items: { type: 'number' } }, '["a",1]', '[1]'],
    [{ items: [{ type: 'string' }], additionalItems: false }, '["a"]', '["a",1]'],
    [{ minItems: 1, maxItems: 2, uniqueItems: true }, '[1,2]', '[1,1]'],
    [{ contains: { const: 1 }, minContains: 2, maxContains: 3 }, '[1,1]', '[1]'],
    [{ items: { minLength: 2, maxLength: 3, pattern: '^a' } }, '["ab"]', '["ba"]'],
    [{ items: { minimum: 1, exclusiveMaximum: 2, multipleOf: 0.1 } }, '[1.1]', '[1.15]'],
    [{ allOf: [{ minItems: 1 }, { maxItems: 1 }] }, '[1]', '[]'],
    [{ anyOf: [{ minItems: 2 }, { maxItems: 0 }] }, '[]', '[1]'],
    [{ oneOf: [{ minItems: 1 }, { minItems: 2 }] }, '[1]', '[1,2]'],
    [{ not: { minItems: 1 } }, '[]', '[1]'],
    [
      Object.fromEntries([
        ['if', { minItems: 1 }],
        ['then', { contains: { const: 1 } }],
        ['else', { maxItems: 0 }],
      ]),
      '[1]',
      '[2]',
    ],
    [
      {
        $ref: '#/$defs/n',
        $defs: { n: { items: { anyOf: [{ type: 'number' }, { $ref: '#/$defs/n' }], type: ['number', 'array'] } } },
      },
      '[[1]]',
      '["a"]',
    ],
  ])('%j of arrays', (jsonSchema, right, wrong) => {
    expect(fails('array', { jsonSchema }, right)).toEqual([]);
    expect(fails('array', { jsonSchema }, wrong)).toEqual(['cell/jsonSchema']);
  });

  it.each([
    [{ required: ['a'], minProperties: 1, maxProperties: 2 }, '{"a":1}', '{"b":1}'],
    [{ properties: { a: true }, additionalProperties: false }, '{"a":1}', '{"a":1,"b":2}'],
    [
      { patternProperties: { '^x': { type: 'number' } }, additionalProperties: { type: 'string' } },
      '{"x1":1,"y":"a"}',
      '{"x1":"a"}',
    ],
    [{ propertyNames: { maxLength: 1 } }, '{"a":1}', '{"ab":1}'],
    [{ dependentRequired: { a: ['b'] } }, '{"a":1,"b":1}', '{"a":1}'],
    [{ dependentSchemas: { a: { required: ['b'] } } }, '{"b":1}', '{"a":1}'],
    [{ required: ['constructor'] }, '{"constructor":1}', '{}'],
  ])('%j of objects', (jsonSchema, right, wrong) => {
    expect(fails('object', { jsonSchema }, right)).toEqual([]);
    expect(fails('object', { jsonSchema }, wrong)).toEqual(['cell/jsonSchema']);
  });

  it('a schema that refers to itself without end is bounded; the value is then told of', () => {
    const jsonSchema = { anyOf: [{ $ref: '#' }, { $ref: '#' }] };
    expect(fails('array', { jsonSchema }, '[]')).toEqual(['cell/jsonSchema']);
  });

  it.each([
    [{ type: 'text' }, 'type'],
    [{ properties: { a: { type: 5 } } }, 'properties/a/type'],
    [{ minItems: -1 }, 'minItems'],
    [{ minimum: '1' }, 'minimum'],
    [{ exclusiveMinimum: true }, 'exclusiveMinimum'],
    [{ pattern: '(a+)+$' }, 'pattern'],
    [{ required: 'a' }, 'required'],
    [{ allOf: [] }, 'allOf'],
    [{ items: 5 }, 'items'],
    [{ $ref: 'http://a.cn/x.json' }, '$ref'],
    [{ $ref: '#/$defs/none' }, '$ref'],
    [{ unevaluatedProperties: false }, 'unevaluatedProperties'],
    [{ multipleOf: 0 }, 'multipleOf'],
  ])('%j is refused with its place', (jsonSchema, place) => {
    expect(one({ type: 'object', constraints: { jsonSchema } })).toContain(`fields/0/constraints/jsonSchema/${place}: `);
  });
});

describe('several constraints', () => {
  it('all apply', () => {
    expect(fails('string', { minLength: 3, pattern: '[a-z]+', enum: ['abc'] }, 'A')).toEqual([
      'cell/minLength',
      'cell/pattern',
      'cell/enum',
    ]);
  });
});
