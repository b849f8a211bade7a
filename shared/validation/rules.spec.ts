import { describe, expect, it } from 'vitest';
import type { Rule } from '../catalog/model.ts';
import { compile, type Validator } from './compile.ts';
import type { Cell } from './model.ts';
import { sayFinding } from './words.ts';

const fields = [
  { name: 'JE', title: '金额', type: 'number', liaison: {} },
  { name: 'ND', title: '年度', type: 'integer', liaison: {} },
  { name: 'LX', title: '类型', type: 'string', liaison: { codeList: 'LX' } },
];
const codeLists = { LX: { entries: [{ code: '1', label: '自然人', labelEn: 'a person' }] } };
const rule = (id: string, expression: string, more: Partial<Rule> = {}): Rule => ({
  id,
  expression,
  title: { zh: id },
  severity: 'blocking',
  fields: ['JE'],
  message: { zh: id },
  examples: { pass: [], fail: [] },
  ...more,
});
const made = (rules: readonly Rule[], today = '2026-10-31'): Validator => {
  const result = compile({ schema: { fields }, rules, codeLists, today });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};
const seen = (validator: Validator, ...cells: Cell[]): string[] =>
  validator.checkRow(cells).map(({ code, rule: id, severity }) => `${code} ${id} ${severity}`);

describe('effective dates', () => {
  const turning = rule('R', 'JE < 100', { effectiveFrom: '2026-11-01', severityBefore: 'justify' });
  it('the day before has the former severity, the day itself the new one', () => {
    expect(seen(made([turning], '2026-10-31'), '100', null, null)).toEqual(['row/rule R justify']);
    expect(seen(made([turning], '2026-11-01'), '100', null, null)).toEqual(['row/rule R blocking']);
    expect(seen(made([turning], '2027-01-01'), '100', null, null)).toEqual(['row/rule R blocking']);
  });
  it('a rule without a former severity is silent until its day', () => {
    const silent = rule('R', 'JE < 100', { effectiveFrom: '2026-11-01' });
    expect(seen(made([silent], '2026-10-31'), '100', null, null)).toEqual([]);
    expect(seen(made([silent], '2026-11-01'), '100', null, null)).toEqual(['row/rule R blocking']);
  });
  it('its examples are tried before its day, too', () => {
    const wrong = rule('R', 'JE < 100', { effectiveFrom: '2027-01-01', examples: { pass: [{ row: { JE: '100' } }], fail: [] } });
    expect(made([wrong]).quarantined.map(({ reason }) => reason)).toEqual(['examples/pass/0: fails, expected holds']);
  });
});

describe('missing values', () => {
  it('keep a rule silent, whether empty or not of their type', () => {
    const validator = made([rule('R', 'JE > 0 && ND > 2000')]);
    expect(seen(validator, '-1', null, '1')).toEqual([]);
    expect(seen(validator, '-1', ' ', '1')).toEqual([]);
    expect(seen(validator, '-1', 'x', '1')).toEqual(['cell/type undefined blocking']);
    expect(seen(validator, '-1', '2026', '1')).toEqual(['row/rule R blocking']);
  });
  it('are null to a rule that takes them', () => {
    const validator = made([rule('R', 'JE != null || ND == null', { missing: 'null' })]);
    expect(seen(validator, null, '2026', '1')).toEqual(['row/rule R blocking']);
    expect(seen(validator, null, null, '1')).toEqual([]);
  });
});

describe('a rule that is no good', () => {
  it.each([
    ['too long', `JE < 1${'0'.repeat(100_000)}`],
    [
      'too much work',
      '[1,2,3,4,5,6,7,8,9].all(a, [1,2,3,4,5,6,7,8,9].all(b, [1,2,3,4,5,6,7,8,9].all(c, [1,2,3,4,5,6,7,8,9].all(d, a+b+c+d < JE))))',
    ],
    ['reaching out', 'JE.constructor == null'],
    ['no truth value', 'JE + 1'],
    ['not an expression', 'JE <'],
  ])('is left out and reported: %s; the others work', (_, expression) => {
    const validator = made([rule('BAD', expression), rule('GOOD', 'JE < 100')]);
    expect(validator.quarantined.map(({ rule: id }) => id)).toEqual(['BAD']);
    expect(validator.quarantined[0]?.reason.length).toBeLessThan(400);
    expect(seen(validator, '100', null, null)).toEqual(['row/rule GOOD blocking']);
  });
  it('that comes to grief on a row says so there; the others work', () => {
    const validator = made([rule('BAD', '1 / JE > 0'), rule('GOOD', 'JE > 5')]);
    expect(seen(validator, '0', null, null)).toEqual(['rule/quarantined BAD info', 'row/rule GOOD blocking']);
    expect(seen(validator, '9', null, null)).toEqual([]);
  });
});

describe('words', () => {
  it('have separators in amounts, none in years and codes, and labels in the language', () => {
    const message = { zh: '{JE} 元，{ND} 年，{LX} {LX.label}', en: '{JE}, {ND}, {LX.label}' };
    const validator = made([rule('R', 'JE < 100 && ND > 1 && LX == "1"', { message })]);
    const [only] = validator.checkRow(['1234567.50', '2026', '1']);
    if (!only) throw new Error('nothing found');
    expect(sayFinding(only, validator, 'zh').message).toBe('1,234,567.50 元，2026 年，1 自然人');
    expect(sayFinding(only, validator, 'en').message).toBe('1,234,567.50, 2026, a person');
  });
});
