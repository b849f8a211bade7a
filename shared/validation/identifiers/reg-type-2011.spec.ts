import { describe, expect, it } from 'vitest';
import { holdCases, holdVectors } from '../../../test/support/identifiers.ts';
import { regTypes2011, regTypes2023 } from './reg-types.ts';

describe('登记注册类型 2011: vectors', () => holdVectors('reg_type_2011'));

describe('登记注册类型 2011: why', () => {
  holdCases('reg_type_2011', [
    [' 173', 'normalised 173'],
    ['112', 'invalid reg_type/mapped', { data: { year: 2011, other: 2023, better: '173' }, fix: null }],
    ['900', 'invalid reg_type/otherList', { data: { name: '其他市场主体' } }],
    ['999', 'invalid reg_type/unknown'],
    ['toString', 'invalid reg_type/unknown'],
  ]);

  it('maps only between codes that exist', () => {
    for (const [from, to] of Object.entries(regTypes2011.from)) {
      expect(regTypes2023.names[from], from).toBeDefined();
      expect(regTypes2011.names[to], to).toBeDefined();
    }
  });
});
