import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAs, holdCases, holdVectors, replaced, swapped } from '../../../test/support/identifiers.ts';
import { orgCodeIsRight } from './orgcode.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

describe('组织机构代码: vectors', () => holdVectors('orgcode'));

describe('组织机构代码: why', () => {
  holdCases('orgcode', [
    ['D2143569-X', 'valid'],
    ['FK000001-0', 'valid'],
    ['FAKE00013', 'normalised FAKE0001-3'],
    ['fake0001－3', 'normalised FAKE0001-3'],
    ['12345687-8', 'invalid orgcode/checkDigit'],
    ['FKAE0001-3', 'invalid orgcode/swapped', { data: { at: 2, next: 3 } }],
    ['FAKEO001-3', 'invalid orgcode/twin', { data: { at: 5, char: 'O', meant: '0' }, fix: null }],
    ['FAKE0003-0', 'invalid orgcode/checkDigit', { data: {}, value: 'FAKE0003-0' }],
    ['假0000001-1', 'invalid orgcode/alphabet', { data: { at: 1, char: '假' } }],
    ['FAKE00-?1', 'invalid orgcode/alphabet', { data: { at: 8, char: '?' } }],
    ['FAKE001', 'invalid orgcode/length', { data: { size: 7 } }],
    ['00000000-0', 'invalid orgcode/placeholder'],
    ['1.2E+08', 'invalid damage/scientific'],
    ['********-*', 'invalid damage/masked'],
  ]);

  it('restores a leading zero a spreadsheet has taken', () => {
    const good = [...'0123456789'].map((char) => `01234567${char}`).find((code) => orgCodeIsRight(code)) ?? '';
    expect(good).toHaveLength(9);
    expect(checkAs('orgcode', good.slice(1))).toMatchObject({
      detail: 'orgcode/zero',
      fix: { kind: 'leadingZeros', text: `${good.slice(0, 8)}-${good.slice(8)}` },
    });
  });
});

describe('组织机构代码: properties', () => {
  const goods = fc
    .stringMatching(/^[0-9A-Z]{8}$/)
    .filter((body) => body !== '00000000')
    .map((body) => body + ([...'0123456789X'].find((char) => orgCodeIsRight(body + char)) ?? ''));

  it('generated codes pass', () => {
    fc.assert(
      fc.property(goods, (good) => {
        expect(checkAs('orgcode', good).verdict).toBe('normalised');
      }),
    );
  });

  // Arithmetic mod 11 over values 0–35 cannot see characters that differ by 11, 22 or 33 (0 B M X): the standard's limit.
  it('every substitution and transposition is caught, but among characters eleven apart', () => {
    const code = (char: string): number => ALPHABET.indexOf(char);
    fc.assert(
      fc.property(goods, fc.nat(7), fc.constantFrom(...ALPHABET), (good, at, char) => {
        const apart = (a: string, b: string): boolean => (code(a) - code(b)) % 11 !== 0;
        if (apart(good.charAt(at), char)) expect(orgCodeIsRight(replaced(good, at, char))).toBe(false);
        if (at < 7 && apart(good.charAt(at), good.charAt(at + 1)))
          expect(checkAs('orgcode', swapped(good, at)).verdict).toBe('invalid');
        for (const check of '0123456789X')
          if (check !== good.charAt(8)) expect(orgCodeIsRight(good.slice(0, 8) + check)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
