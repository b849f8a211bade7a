import { describe, expect, it } from 'vitest';
import { holdCases, holdVectors } from '../../../test/support/identifiers.ts';
import { regTypes2011, regTypes2023 } from './reg-types.ts';

describe('登记注册类型 2023: vectors', () => holdVectors('reg_type_2023'));

describe('登记注册类型 2023: why', () => {
  holdCases('reg_type_2023', [
    ['１１０', 'normalised 110'],
    ['110.0', 'normalised 110'],
    ['173', 'invalid reg_type/mapped', { data: { year: 2023, other: 2011, name: '私营有限责任公司', better: '112' }, fix: null }],
    ['410', 'invalid reg_type/mapped', { data: { better: '500' } }],
    ['11', 'invalid reg_type/unknown'],
    ['340', 'invalid reg_type/mapped', { data: { better: '320' } }],
  ]);

  it('gives the digits of both lists different meanings, and maps only to its own codes', () => {
    for (const code of ['110', '120', '130', '210']) expect(regTypes2023.names[code]).not.toBe(regTypes2011.names[code]);
    for (const [from, to] of Object.entries(regTypes2023.from)) {
      expect(regTypes2011.names[from], from).toBeDefined();
      expect(regTypes2023.names[to], to).toBeDefined();
    }
  });
});
