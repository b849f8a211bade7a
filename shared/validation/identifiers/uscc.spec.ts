import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAs, completed, holdCases, holdVectors, replaced, saidOf, swapped } from '../../../test/support/identifiers.ts';
import { orgCodeIsRight } from './orgcode.ts';
import { USCC_ALPHABET, usccIsRight } from './uscc.ts';

describe('统一社会信用代码: vectors', () => holdVectors('uscc'));

describe('统一社会信用代码: why', () => {
  holdCases('uscc', [
    ['92410102MAFAKE0356', 'valid'],
    ['９１４１０１００MAFAKE019N', 'normalised 91410100MAFAKE019N'],
    [' 91410100 MAFAKE019N\n', 'normalised 91410100MAFAKE019N'],
    ["'91410100MAFAKE019N", 'normalised 91410100MAFAKE019N'],
    [
      '9241O102MAFAKE0356',
      'invalid uscc/slip',
      { data: { at: 5, char: 'O', meant: '0' }, fix: { kind: 'normalise', text: '92410102MAFAKE0356' } },
    ],
    ['924IOIO2MAFAKE0355', 'invalid uscc/letter', { data: { at: 4, char: 'I', meant: '1' }, fix: null }],
    ['9241OIO2MAFAKE0356', 'invalid uscc/slip', { fix: { kind: 'normalise', text: '92410102MAFAKE0356' } }],
    ['92-4I01-02MAFAKE0356', 'invalid uscc/slip', { data: { at: 5, char: 'I', meant: '1' } }],
    ['91410100MAFAIE019N', 'invalid uscc/letter', { data: { at: 13, char: 'I', meant: '1' }, fix: null }],
    ['91410100MAFA#E019N', 'invalid uscc/alphabet', { data: { at: 13, char: '#' } }],
    ['91410100MAFA\u0000E019N', 'invalid uscc/alphabet', { data: { at: 13, char: 'U+0000' } }],
    ['91410100MFAAKE019N', 'invalid uscc/swapped', { data: { at: 10, next: 11 }, fix: null }],
    ['9141D100MAFAKE019N', 'invalid uscc/twin', { data: { at: 5, char: 'D', meant: '0' }, fix: null }],
    ['91410100MAFAKE019P', 'invalid uscc/checkDigit', { data: {}, fix: null }],
    ['9.1410E+17', 'invalid damage/scientific'],
    ['914101000000000000', 'invalid damage/precision'],
    ['91410100******019N', 'invalid damage/masked'],
    ['410100000012345', 'invalid uscc/oldNumber'],
    ['MAFAKE018', 'invalid uscc/length', { data: { size: 9 } }],
    ['FAKE00013', 'invalid uscc/orgcodeOnly'],
    ['914101', 'invalid uscc/length', { data: { size: 6 } }],
  ]);

  it('never tells the expected check character', () => {
    const said = saidOf(checkAs('uscc', '91410100MAFAKE019P'), '91410100MAFAKE019P').join();
    expect(said).toMatch('校验位');
    expect(said.replaceAll('91410100MAFAKE019P', '')).not.toMatch(/“N”|为 ?N|be N/);
  });
});

describe('统一社会信用代码: properties', () => {
  const bodies = fc
    .tuple(
      fc.constantFrom('91', '92', '93', '12', '51', 'N2', 'Y1'),
      fc.constantFrom('410100', '410105', '410173', '110105', '440524'),
      fc.stringMatching(/^[0-9A-HJ-NPQRTUWXY]{8}$/),
    )
    .map(([kind, area, serial]) => {
      const check = [...'0123456789X'].find((char) => orgCodeIsRight(serial + char)) ?? '';
      return completed('uscc', kind + area + serial + check, USCC_ALPHABET);
    });

  it('generated numbers pass', () => {
    fc.assert(
      fc.property(bodies, (good) => {
        expect(checkAs('uscc', good).verdict).toBe('valid');
      }),
    );
  });

  it('every single substitution and every neighbouring transposition is caught', () => {
    fc.assert(
      fc.property(bodies, fc.nat(17), fc.constantFrom(...USCC_ALPHABET), (good, at, char) => {
        if (good.charAt(at) !== char) expect(usccIsRight(replaced(good, at, char))).toBe(false);
        if (at < 17 && good.charAt(at) !== good.charAt(at + 1))
          expect(checkAs('uscc', swapped(good, at)).verdict, swapped(good, at)).toBe('invalid');
      }),
      { numRuns: 500 },
    );
  });
});
