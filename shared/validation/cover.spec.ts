import { expect, it } from 'vitest';
import { coverFinding } from './cover.ts';

const finding = {
  code: 'cell/identifier' as const,
  severity: 'blocking' as const,
  fields: ['ZJHM'],
  detail: 'resident-id/checkDigit',
  value: '410105199001010143',
  data: { expected: '410105199001010147', count: 3, list: '证件类型' },
  fix: { kind: 'normalise' as const, text: '410105199001010147' },
};

it('covers value, the words it is filled with and the repair', () => {
  const told = coverFinding(finding, new Set(['ZJHM']));
  expect(JSON.stringify(told)).not.toMatch(/199001/);
  expect(told.value).toBe('410105********0143');
  expect(told.data).toEqual({ expected: '410105********0147', count: 3, list: '证件类型' });
});

it('covers the value in a sentence of the platform', () => {
  const data = { message: '证件号码 410105199001010143 查无此人', platformCode: 'X1' };
  const told = coverFinding({ ...finding, data }, new Set(['ZJHM']));
  expect(told.data.message).toBe('证件号码 410105********0143 查无此人');
  expect(told.data.platformCode).toBe('X1');
});

it('covers what a code means as well as the code', () => {
  const data = { value: '已离异', list: 'HYZK', code: '40', label: '离婚' };
  const told = coverFinding({ ...finding, detail: 'codeList/label', value: '已离异', data }, new Set(['ZJHM']));
  expect(JSON.stringify(told.data)).not.toMatch(/离婚|离异|40/);
});

it('leaves findings of other fields as they are', () => {
  expect(coverFinding(finding, new Set(['LXDH']))).toBe(finding);
});
