import { describe, expect, it } from 'vitest';
import { checkAs, holdCases, vectorsOf } from '../../../test/support/identifiers.ts';

describe('电话: the vectors of both kinds', () => {
  for (const vector of [...vectorsOf('mobile'), ...vectorsOf('landline')])
    it(`${vector.value}: ${vector.expect}`, () => {
      const { verdict } = checkAs('phone', vector.value);
      expect(verdict).toBe(vector.expect === 'normalizable' ? 'normalised' : vector.expect);
    });
});

describe('电话: why', () => {
  holdCases('phone', [
    ['400-123-4567', 'valid'],
    ['8001234567', 'valid'],
    ['037160000000', 'normalised 0371-60000000'],
    ['010-13800000', 'invalid landline/local'],
    ['01060000000', 'normalised 010-60000000'],
    ['12000000000', 'invalid mobile/prefix'],
    ['1380000000', 'invalid mobile/length'],
    ['+86 13000000000', 'normalised 13000000000'],
    ['371-60000000', 'invalid landline/zero'],
    ['60000000', 'invalid landline/noArea'],
  ]);
});
