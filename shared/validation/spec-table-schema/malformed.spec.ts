import { describe, expect, it } from 'vitest';
import { compiled, refusal } from '../../../test/support/table-schema.ts';

/** Schemas that are malformed, enormous, cyclic or hostile: refused with the place and the reason, in bounded time. */

const one = (field: object) => refusal({ fields: [{ name: 'x', ...field }] });
const bound = (type: string, constraints: object) => one({ type, constraints }).replace('fields/0/constraints/', '');

describe('a schema that is none', () => {
  it.each([
    [null, ': must be an object'],
    [[], ': must be an object'],
    ['{}', ': must be an object'],
    [{}, 'fields: must be a list'],
    [{ fields: {} }, 'fields: must be a list'],
    [{ fields: [] }, 'fields: must not be empty'],
    [{ fields: [null] }, 'fields/0: must be an object'],
    [{ fields: ['a'] }, 'fields/0: must be an object'],
    [{ fields: new Array(3) }, 'fields/0: must be an object'],
  ])('%j', (schema, told) => {
    expect(refusal(schema)).toContain(told);
  });
});

describe('constraints that cannot be', () => {
  it.each([
    ['number', { minLength: 1 }, 'minLength: does not go with type number'],
    ['string', { minimum: 1 }, 'minimum: does not go with type string'],
    ['boolean', { maximum: 1 }, 'maximum: does not go with type boolean'],
    ['integer', { pattern: '\\d' }, 'pattern: does not go with type integer'],
    ['string', { jsonSchema: {} }, 'jsonSchema: does not go with type string'],
    ['geojson', { minLength: 1 }, 'minLength: does not go with type geojson'],
    ['string', { required: 'yes' }, 'required: must be true or false'],
    ['string', { unique: 1 }, 'unique: must be true or false'],
    ['string', { minLength: '1' }, 'minLength: must be a whole number'],
    ['string', { maxLength: -1 }, 'maxLength: must be a whole number'],
    ['string', { minLength: 1.5 }, 'minLength: must be a whole number'],
    ['string', { minLength: 3, maxLength: 2 }, 'minLength: is greater than maxLength'],
    ['integer', { minimum: 'x' }, 'minimum: is not a value of type integer'],
    ['integer', { minimum: 1.5 }, 'minimum: is not a value of type integer'],
    ['integer', { minimum: null }, 'minimum: is not a value of type integer'],
    ['number', { maximum: Number.NaN }, 'maximum: is not a value of type number'],
    ['date', { minimum: '2026-02-30' }, 'minimum: is not a value of type date'],
    ['date', { minimum: 20260101 }, 'minimum: is not a value of type date'],
    ['integer', { minimum: 3, maximum: 2 }, 'minimum: leaves no value below maximum'],
    ['integer', { minimum: 2, exclusiveMaximum: 2 }, 'minimum: leaves no value below exclusiveMaximum'],
    ['date', { exclusiveMinimum: '2026-01-02', maximum: '2026-01-01' }, 'exclusiveMinimum: leaves no value'],
    ['string', { pattern: 5 }, 'pattern: must be text'],
    ['string', { pattern: '(' }, 'pattern: has a group that does not end'],
    ['string', { pattern: '(a+)+$' }, 'pattern: repeats a group that itself repeats; it could run for ever'],
    ['string', { enum: 'a' }, 'enum: must be a list'],
    ['string', { enum: [] }, 'enum: must be a list that is not empty'],
    ['string', { enum: [1] }, 'enum/0: is not a value of type string'],
    ['integer', { enum: [1, 'x'] }, 'enum/1: is not a value of type integer'],
    ['number', { enum: [1, '1.0'] }, 'enum/1: is named twice'],
    ['boolean', { enum: ['maybe'] }, 'enum/0: is not a value of type boolean'],
    ['object', { jsonSchema: [] }, 'jsonSchema: must be an object'],
    ['string', { maxlength: 5 }, 'maxlength: is not a constraint'],
    ['string', { constructor: 1 }, 'constructor: is not a constraint'],
  ])('%s %j', (type, constraints, told) => {
    expect(bound(type, constraints)).toContain(told);
  });
  it('constraints are an object', () => {
    expect(one({ constraints: [] })).toBe('fields/0/constraints: must be an object');
    expect(one({ constraints: 'required' })).toBe('fields/0/constraints: must be an object');
  });
});

describe('names every object has', () => {
  it('are refused as field names: as keys they would be taken for what is not there', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
      expect(refusal(JSON.parse(`{"fields":[{"name":"${name}"}]}`))).toBe(
        `fields/0/name: “${name}” is reserved; choose another name`,
      );
  });
  it('are no type, format, code list or identifier', () => {
    expect(one({ type: 'constructor' })).toContain('fields/0/type');
    expect(one({ type: 'string', format: 'constructor' })).toContain('fields/0/format');
    expect(one({ liaison: { codeList: 'constructor' } })).toContain('fields/0/liaison/codeList');
    expect(one({ liaison: { identifier: 'toString' } })).toContain('fields/0/liaison/identifier');
  });
  it('are tables that are not here when a foreign key names them', () => {
    const foreignKeys = [{ fields: 'x', reference: { resource: 'constructor', fields: 'code' } }];
    expect(
      compiled({ fields: [{ name: 'x' }], foreignKeys }).references.rows.map(({ elsewhere }) => elsewhere?.resource),
    ).toEqual(['constructor']);
  });
  it('may be values', () => {
    const schema = { fields: [{ name: 'x', type: 'string', categories: ['a'] }, { name: 'y' }] };
    for (const text of ['__proto__', 'constructor'])
      expect(
        compiled(schema)
          .checkRow([text, '·'])
          .map(({ code }) => code),
      ).toEqual(['cell/enum']);
  });
});

describe('enormous', () => {
  it.each([
    [{ fields: Array.from({ length: 10_000 }, (_, at) => ({ name: `f${at}` })) }, 'fields: has more than 2000 fields'],
    [{ fields: new Array(4_000_000_000) }, 'fields: has more than 2000 fields'],
    [{ fields: [{ name: 'a'.repeat(1_000_000) }] }, 'fields/0/name: is longer than 200 characters'],
    [{ fields: [{ name: 'a' }], missingValues: Array.from({ length: 2000 }, String) }, 'missingValues: has more than 1000 items'],
    [{ fields: [{ name: 'a' }], uniqueKeys: Array.from({ length: 101 }, () => ['a']) }, 'uniqueKeys: has more than 100 items'],
    [
      { fields: [{ name: 'a', constraints: { enum: Array.from({ length: 20_001 }, String) } }] },
      'fields/0/constraints/enum: has more than 20000 items',
    ],
    [{ fields: [{ name: 'a', constraints: { pattern: 'a'.repeat(100_000) } }] }, 'pattern: is longer than 1000 characters'],
    [{ fields: [{ name: 'a', type: 'x'.repeat(100_000) }] }, 'is not a field type'],
  ])('%#', (schema, told) => {
    const said = refusal(schema);
    expect(said).toContain(told);
    expect(said.length).toBeLessThan(300);
  });
  it('two thousand fields work', () => {
    const wide = compiled({ fields: Array.from({ length: 2000 }, (_, at) => ({ name: `f${at}`, type: 'integer' })) });
    expect(wide.checkRow(Array.from({ length: 2000 }, (_, at) => (at === 1999 ? 'x' : '1')))).toHaveLength(1);
  });
});

describe('cyclic', () => {
  const ring: Record<string, unknown> = { type: 'array' };
  ring.items = ring;
  it('objects are refused where they are looked into, and harmless where they are not', () => {
    expect(bound('array', { jsonSchema: ring })).toContain('jsonSchema: is nested deeper than');
    expect(bound('object', { enum: [ring] })).toBe('enum/0: is not JSON');
    expect(bound('object', { jsonSchema: { const: ring } })).toContain('const: is not JSON');
    expect(one({ title: ring, example: ring, 'x:own': ring })).toBe('accepted');
    const fields: unknown[] = [];
    fields.push({ name: 'a', fields });
    expect(refusal({ fields })).toBe('accepted');
  });
});
