import { describe, expect, it } from 'vitest';
import type { Field, Rule } from '../../../shared/catalog/model.ts';
import { exampleOf, isRequired, limitsOf, missingOf, namesOf, referencesOf } from './field-facts.ts';
import { openMessage, readable } from './readable.ts';

const field = (part: Partial<Field>): Field => ({ name: 'DWDM', ...part });

describe('limitsOf', () => {
  it('says a fixed length once and a range in one go', () => {
    expect(limitsOf(field({ constraints: { minLength: 18, maxLength: 18 } }))).toEqual([{ kind: 'length', n: 18 }]);
    expect(limitsOf(field({ constraints: { minLength: 1, maxLength: 9 } }))).toEqual([{ kind: 'lengthBetween', min: 1, max: 9 }]);
    expect(limitsOf(field({ constraints: { minimum: 0, maximum: '99.5' } }))).toEqual([
      { kind: 'between', low: '0', high: '99.5' },
    ]);
    expect(limitsOf(field({ constraints: { exclusiveMinimum: 0 } }))).toEqual([{ kind: 'above', value: '0' }]);
  });
  it('leaves the pattern out where a checker says it better', () => {
    const constraints = { pattern: '\\d{6}' };
    expect(limitsOf(field({ constraints, liaison: { identifier: 'period' } }))).toEqual([{ kind: 'identifier', text: 'period' }]);
    expect(limitsOf(field({ constraints }))).toEqual([{ kind: 'pattern', text: '\\d{6}' }]);
  });
  it('knows digits, unit, list, uniqueness and fixed choices', () => {
    expect(
      limitsOf(
        field({
          constraints: { unique: true, enum: ['1', 2] },
          liaison: { totalDigits: 18, scale: 2, unit: '元', codeList: 'XZ' },
        }),
      ),
    ).toEqual([
      { kind: 'codeList', text: 'XZ' },
      { kind: 'digits', total: 18, scale: 2 },
      { kind: 'unit', text: '元' },
      { kind: 'unique' },
      { kind: 'oneOf', values: ['1', '2'] },
    ]);
  });
  it('asks nothing of a bare field', () => {
    expect(limitsOf(field({}))).toEqual([]);
    expect(isRequired(field({}))).toBe(false);
    expect(isRequired(field({ constraints: { required: true } }))).toBe(true);
  });
});

describe('exampleOf', () => {
  const rule: Rule = {
    id: 'R1',
    title: { zh: '合计' },
    expression: 'A > 0',
    severity: 'blocking',
    fields: ['A'],
    message: { zh: '不对' },
    examples: { pass: [{ row: { A: null, C: '4' } }, { row: { A: '7' } }], fail: [{ row: { B: '0' } }] },
  };
  it('prefers the catalog’s own, then a passing example, never a failing one', () => {
    expect(exampleOf(field({ name: 'A', example: 12 }), [rule])).toBe('12');
    expect(exampleOf(field({ name: 'A' }), [rule])).toBe('7');
    expect(exampleOf(field({ name: 'B' }), [rule])).toBeNull();
    // A value that only fills up another rule's example says nothing about its field.
    expect(exampleOf(field({ name: 'C' }), [rule])).toBeNull();
  });
});

describe('keys and empty values', () => {
  it('come in two forms each', () => {
    expect(namesOf('A')).toEqual(['A']);
    expect(namesOf(['A', 'B'])).toEqual(['A', 'B']);
    expect(namesOf(undefined)).toEqual([]);
    expect(missingOf(['', '无', { value: '-' }])).toEqual(['无', '-']);
  });
});

describe('readable', () => {
  it('tells fields from functions, words and values', () => {
    const pieces = readable('abs(YJHJ - DWJE) <= 0.01 && XZ.startsWith("1")', new Set(['YJHJ', 'DWJE', 'XZ']));
    expect(pieces?.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'function abs',
      'text (',
      'field YJHJ',
      'operator -',
      'field DWJE',
      'text )',
      'operator ≤',
      'text 0.01',
      'operator &&',
      'field XZ',
      'function startsWith',
      'text (',
      'text “1”',
      'text )',
    ]);
    expect(new Set(pieces?.map(({ at }) => at)).size).toBe(pieces?.length);
  });
  it('leaves a message open where a record would fill it', () => {
    expect(openMessage('合计 {YJHJ} 元不等于 {DWJE.label}。')).toBe('合计 … 元不等于 …。');
  });
  it('gives up on what is no condition', () => {
    expect(readable("A == 'unfinished", new Set(['A']))).toBeNull();
  });
});

describe('referencesOf', () => {
  it('reads one name or several, and passes over what is none', () => {
    expect(
      referencesOf([
        { fields: ['A', 'B'], reference: { resource: 'RS01', fields: ['X', 'Y'] } },
        { fields: 'A', reference: { fields: 'C' } },
        { fields: [], reference: {} },
        'no key',
      ]),
    ).toEqual([
      { fields: ['A', 'B'], resource: 'RS01' },
      { fields: ['A'], resource: '' },
    ]);
    expect(referencesOf(undefined)).toEqual([]);
  });
});
