import { describe, expect, it } from 'vitest';
import { codesOf, compiled, refusal } from '../../../test/support/table-schema.ts';

/** Table Schema v2, “Properties › Field”. */

const one = (field: object) => refusal({ fields: [{ name: 'x', ...field }] });
const parsed = (field: object) => compiled({ fields: [{ name: 'x', ...field }] }).fields[0];

describe('name', () => {
  it('is there and not empty', () => {
    expect(refusal({ fields: [{}] })).toBe('fields/0/name: must be text');
    expect(refusal({ fields: [{ name: '' }] })).toBe('fields/0/name: must not be empty');
    expect(refusal({ fields: [{ name: 7 }] })).toBe('fields/0/name: must be text');
  });
  it('is unique; chosen: two of one name, which version 1 let pass, are refused: no cell would have one place', () => {
    expect(refusal({ fields: [{ name: 'a' }, { name: 'a' }] })).toBe('fields/1/name: “a” is already the name of field 0');
  });
});

describe('type and format', () => {
  it('without a type the field is `any`: nothing is done to its values', () => {
    expect(parsed({})?.type).toBe('any');
    for (const text of ['1', 'apple', ' x ']) expect(codesOf({}, text)).toEqual([]);
  });
  it('chosen: what goes with a string, version 1’s default, goes with a field without a type', () => {
    expect(codesOf({ constraints: { pattern: 'a.*' } }, 'b')).toEqual(['cell/pattern']);
    expect(one({ type: 'any', constraints: { pattern: 'a.*' } })).toContain('does not go with type any');
    expect(one({ constraints: { minimum: 1 } })).toContain('fields/0/constraints/minimum');
  });
  it('without a format it is `default`; `fmt:` of version 0 is dropped', () => {
    expect(codesOf({ type: 'date', format: 'fmt:%d/%m/%Y' }, '31/12/2026')).toEqual([]);
    expect(codesOf({ type: 'date', format: 'fmt:default' }, '2026-12-31')).toEqual([]);
  });
  it('unknown ones are refused', () => {
    expect(one({ type: 'text' })).toBe('fields/0/type: “text” is not a field type');
    expect(one({ type: 5 })).toBe('fields/0/type: must be text');
    expect(one({ format: 'phone', type: 'string' })).toBe('fields/0/format: “phone” is not a format of string');
    for (const type of ['integer', 'number', 'boolean', 'year', 'yearmonth', 'duration', 'object', 'array', 'list', 'any'])
      expect(one({ type, format: 'x' })).toContain(`is not a format of ${type}`);
    expect(one({ type: 'toString' })).toContain('fields/0/type');
  });
});

describe('title, description, example, rdfType and what is not of the standard', () => {
  it('decide nothing and are kept out of the way', () => {
    const more = { title: 'T', description: 'd', example: 'e', rdfType: 'http://schema.org/Country', 'x:y': { z: 1 } };
    expect(parsed(more)?.title).toBe('T');
    expect(codesOf(more, 'v')).toEqual([]);
  });
});

describe('categories', () => {
  it('restrict a string or an integer to the values named', () => {
    expect(codesOf({ type: 'string', categories: ['apple', 'orange'] }, 'apple')).toEqual([]);
    expect(codesOf({ type: 'string', categories: ['apple', 'orange'] }, 'Apple')).toEqual(['cell/enum']);
    expect(codesOf({ type: 'integer', categories: [1, 2] }, '3')).toEqual(['cell/enum']);
  });
  it('by logical value', () => {
    for (const text of ['1', '01', '+1']) expect(codesOf({ type: 'integer', categories: [1, 2] }, text)).toEqual([]);
    expect(codesOf({ type: 'integer', categories: ['1'] }, '1')).toEqual([]);
  });
  it('as objects with labels; chosen: a label typed in place of its value is told of, and the value offered', () => {
    const field = { type: 'integer', categories: [{ value: 0, label: 'apple' }, { value: 1 }] };
    expect(codesOf(field, '1')).toEqual([]);
    const [finding] = compiled({ fields: [{ name: 'x', ...field }] }).checkRow(['apple']);
    expect(finding?.code).toBe('cell/type');
    const text = { type: 'string', categories: [{ value: '0', label: 'apple' }] };
    const [told] = compiled({ fields: [{ name: 'x', ...text }] }).checkRow(['apple']);
    expect(told).toMatchObject({ code: 'cell/enum', detail: 'enum/label', fix: { text: '0' } });
  });
  it('may have an order', () => {
    const field = { type: 'integer', categories: [1, 2], categoriesOrdered: true };
    expect(parsed(field)).toMatchObject({ categoriesOrdered: true, categories: [{ text: '1' }, { text: '2' }] });
    expect(parsed({ type: 'integer', categories: [1] })?.categoriesOrdered).toBeNull();
    expect(one({ ...field, categoriesOrdered: 'yes' })).toContain('categoriesOrdered: must be true or false');
    expect(one({ categoriesOrdered: true })).toContain('categoriesOrdered: needs categories');
  });
  it('with an enum beside them contain it', () => {
    const field = (choices: string[]) => ({ type: 'string', categories: ['a', 'b', 'c'], constraints: { enum: choices } });
    expect(codesOf(field(['a']), 'b')).toEqual(['cell/enum']);
    expect(one(field(['a', 'z']))).toBe('fields/0/constraints/enum/1: is not among the categories');
  });
  it('are of the type, unique, not none, and only for string and integer', () => {
    expect(one({ type: 'number', categories: [1] })).toContain('only for string and integer');
    expect(one({ type: 'integer', categories: ['x'] })).toBe('fields/0/categories/0: is not a value of type integer');
    expect(one({ type: 'string', categories: [1] })).toBe('fields/0/categories/0: is not a value of type string');
    expect(one({ type: 'integer', categories: [1, '1'] })).toBe('fields/0/categories/1: is named twice');
    expect(one({ type: 'string', categories: [] })).toContain('must not be empty');
    expect(one({ type: 'string', categories: 'a' })).toContain('must be a list');
    expect(one({ type: 'string', categories: [{ label: 'a' }] })).toContain('categories/0/value');
    const twice = [
      { value: 'a', label: 'x' },
      { value: 'b', label: 'x' },
    ];
    expect(one({ type: 'string', categories: twice })).toBe('fields/0/categories/1/label: is the label of another');
  });
});

describe('missingValues of a field', () => {
  it('take the place of the schema’s, without adding to them', () => {
    const schema = {
      fields: [{ name: 'a', type: 'integer' }, { name: 'b', type: 'integer', missingValues: ['-'] }, { name: 'y' }],
      missingValues: ['', 'NA'],
    };
    expect(compiled(schema).checkRow(['NA', '-', '·'])).toEqual([]);
    expect(
      compiled(schema)
        .checkRow(['-', 'NA', '·'])
        .map(({ fields }) => fields[0]),
    ).toEqual(['a', 'b']);
    expect(one({ missingValues: 'x' })).toBe('fields/0/missingValues: must be a list');
  });
});
