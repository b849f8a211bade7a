import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAs, completed, holdCases, holdVectors, replaced, swapped } from '../../../test/support/identifiers.ts';

describe('银行卡号: vectors', () => holdVectors('bank_card'));

describe('银行卡号: why', () => {
  holdCases('bank_card', [
    ['6217-0000-0000-0000-004', 'normalised 6217000000000000004'],
    [
      '621700000000000O004',
      'invalid bank_card/slip',
      { data: { at: 16, char: 'O', meant: '0' }, fix: { kind: 'normalise', text: '6217000000000000004' } },
    ],
    ['62I700000000000000A', 'invalid bank_card/letter', { data: { at: 3, char: 'I', meant: '1' } }],
    ['621700000000000003A', 'invalid bank_card/alphabet', { data: { at: 19, char: 'A' } }],
    ['6217000000000010074', 'invalid bank_card/checkDigit', { data: {} }],
    ['2617000000000000004', 'invalid bank_card/swapped', { data: { at: 1, next: 2 } }],
    ['00000000000000000', 'invalid bank_card/placeholder'],
    ['0200000000000005', 'invalid bank_card/placeholder'],
    ['621700000000', 'invalid bank_card/length', { data: { size: 12 } }],
    ['6.217E+18', 'invalid damage/scientific'],
    ['6222021234567890000', 'invalid damage/precision'],
    ['6222 **** **** 0012', 'invalid damage/masked'],
  ]);
});

describe('银行卡号: properties', () => {
  const goods = fc.stringMatching(/^62[0-9]{10,16}$/).map((body) => completed('bank_card', body, '0123456789'));

  it('generated numbers pass', () => {
    fc.assert(
      fc.property(goods, (good) => {
        expect(checkAs('bank_card', good).verdict).toBe('valid');
      }),
    );
  });

  it('every substitution and transposition is caught, but 09 and 90, which Luhn does not see', () => {
    fc.assert(
      fc.property(goods, fc.nat(17), fc.constantFrom(...'0123456789'), (good, at, char) => {
        if (at < good.length && good.charAt(at) !== char)
          expect(checkAs('bank_card', replaced(good, at, char)).verdict).toBe('invalid');
        const pair = good.slice(at, at + 2);
        if (pair.length === 2 && pair !== '09' && pair !== '90' && pair.charAt(0) !== pair.charAt(1))
          expect(checkAs('bank_card', swapped(good, at)).verdict).toBe('invalid');
      }),
      { numRuns: 500 },
    );
  });
});
