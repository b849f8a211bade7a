import { describe, expect, it } from 'vitest';
import { compile } from '../compile.ts';
import { sayFinding } from '../words.ts';
import { birthDisagrees, sexDisagrees } from './person.ts';

const id = '410105190612310143';

describe('a person’s birth day and sex against the resident number', () => {
  it.each([
    ['1906-12-31', null],
    ['19061231', null],
    ['1906-12-30', 'person/birth'],
    ['1906', null],
  ])('born %s', (day, detail) => {
    expect(birthDisagrees(id, day)?.detail ?? null).toBe(detail);
  });

  it.each([
    ['2', null],
    ['女', null],
    ['1', 'person/sex'],
    ['男', 'person/sex'],
    ['0', null],
    ['9', null],
  ])('sex %s', (sex, detail) => {
    expect(sexDisagrees(id, sex)?.detail ?? null).toBe(detail);
  });

  it('says nothing beside a number that is wrong, missing or no resident number', () => {
    for (const other of [null, '', 'E12345678', '410105190612310144'])
      expect([birthDisagrees(other, '2000-01-01'), sexDisagrees(other, '1')]).toEqual([null, null]);
  });
});

describe('the catalog’s birthDateOf and sexOf', () => {
  const schema = (of: string) => ({
    fields: [
      { name: 'ZJHM', title: '证件号码', type: 'string', liaison: { identifier: 'resident_id' } },
      { name: 'CSRQ', title: '出生日期', type: 'date', liaison: { birthDateOf: of } },
      { name: 'XB', title: '性别', type: 'string', liaison: { sexOf: of } },
    ],
  });

  it('are checked in the row, and told in words', () => {
    const made = compile({ schema: schema('ZJHM'), today: '2026-11-23' });
    if (!made.ok) throw new Error(JSON.stringify(made.problem));
    expect(made.value.checkRow([id, '1906-12-31', '2'])).toEqual([]);
    const found = made.value.checkRow([id, '1906-12-30', '男']);
    expect(found.map(({ severity, detail, fields }) => [severity, detail, fields[0]])).toEqual([
      ['blocking', 'person/birth', 'CSRQ'],
      ['justify', 'person/sex', 'XB'],
    ]);
    const speaker = { fields: [{ name: 'XB', title: '性别' }], rules: [] };
    const sex = found[1];
    expect(sex && sayFinding(sex, speaker, 'zh').message).toBe('“性别”填的是“男”，同一行的身份证号第 17 位却表示女。');
    expect(sex && sayFinding(sex, speaker, 'en').message).toMatch('means female');
  });

  it('must name a field', () => {
    const made = compile({ schema: schema('NOBODY'), today: '2026-11-23' });
    expect(made.ok).toBe(false);
    expect(JSON.stringify(made)).toMatch('birthDateOf');
  });
});
