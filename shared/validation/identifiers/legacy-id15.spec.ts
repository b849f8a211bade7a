import { describe, expect, it } from 'vitest';
import { checkAs, holdCases, holdVectors, vectorsOf } from '../../../test/support/identifiers.ts';
import { upgradeLegacy } from './legacy-id15.ts';

describe('15 位身份号码: vectors', () => {
  holdVectors('legacy_id15');
  for (const { value, upgraded } of vectorsOf('legacy_id15'))
    if (upgraded !== undefined)
      it(`${value} becomes ${upgraded}`, () => {
        expect(upgradeLegacy(value)).toBe(upgraded);
        expect(checkAs('resident_id', upgraded).verdict).toBe('valid');
      });
});

describe('15 位身份号码: why', () => {
  holdCases('legacy_id15', [
    ['410102 000101 001', 'normalised 410102000101001'],
    ['410102000101001.0', 'normalised 410102000101001'],
    ['41010200010100O', 'invalid legacy_id15/letter', { data: { at: 15, char: 'O', meant: '0' } }],
    ['41010200010100?', 'invalid legacy_id15/alphabet', { data: { at: 15, char: '?' } }],
    ['410102001301001', 'invalid legacy_id15/birth', { data: { birth: '1900-13-01' } }],
    ['410102010229001', 'invalid legacy_id15/birth', { data: { birth: '1901-02-29' } }],
    ['000105010101001', 'invalid legacy_id15/region', { data: { region: '00' } }],
    ['41010500022900', 'invalid legacy_id15/length', { data: { size: 14 } }],
    ['4.10102E+14', 'invalid damage/scientific'],
  ]);
});
