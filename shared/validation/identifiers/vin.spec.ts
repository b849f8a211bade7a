import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAs, holdCases, holdVectors, replaced, swapped } from '../../../test/support/identifiers.ts';
import { vinIsRight } from './vin.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPRSTUVWXYZ';

describe('车辆识别代号: vectors', () => holdVectors('vin'));

describe('车辆识别代号: why', () => {
  holdCases('vin', [
    ['lzzzfake6ra000001', 'normalised LZZZFAKE6RA000001'],
    ['LZZZ-FAKE6-RA000001', 'normalised LZZZFAKE6RA000001'],
    [
      'LZZZFAKE6RAO00001',
      'invalid vin/slip',
      { data: { at: 12, char: 'O', meant: '0' }, fix: { kind: 'normalise', text: 'LZZZFAKE6RA000001' } },
    ],
    ['LZZZIAKE6RA000001', 'invalid vin/letter', { data: { at: 5, char: 'I', meant: '1' }, fix: null }],
    ['LZZZFAKE6RA0000_1', 'invalid vin/alphabet', { data: { at: 16, char: '_' } }],
    ['LZZZFAEK6RA000001', 'invalid vin/swapped', { data: { at: 7, next: 8 } }],
    ['LZZZFAKE0RA000001', 'invalid vin/checkDigit', { data: {} }],
    ['LZZZFAKE5UA000001', 'invalid vin/year', { data: { char: 'U' } }],
    ['WZZZFAKE0RA000001', 'doubtful vin/import'],
    ['1M8GDM9AXKP04278A', 'doubtful vin/import'],
    ['1M8GDM9AXKP042788', 'valid'],
    ['11111111111111111', 'invalid vin/placeholder'],
    ['LZZZFAKE6RA00000', 'invalid vin/length', { data: { size: 16 } }],
    ['LZZZFAKE6RA0*****', 'invalid damage/masked'],
  ]);
});

describe('车辆识别代号: properties', () => {
  const goods = fc
    .tuple(fc.stringMatching(/^L[A-HJ-NPR-Z0-9]{7}$/), fc.stringMatching(/^[A-HJ-NPR-TV-Y1-9][A-HJ-NPR-Z0-9]{3}[0-9]{4}$/))
    .map(([head, tail]) => {
      const check = [...'0123456789X'].find((char) => vinIsRight(head + char + tail)) ?? '';
      return head + check + tail;
    });
  const worth = (char: string): number =>
    char < 'A' ? Number(char) : Number('12345678012345070923456789'.charAt(char.charCodeAt(0) - 65));

  it('generated numbers pass', () => {
    fc.assert(
      fc.property(goods, (good) => {
        expect(checkAs('vin', good).verdict, good).toBe('valid');
      }),
    );
  });

  // ISO 3779 gives several letters one value (A = J = 1), and place 8 weighs as much as the check character in place 9.
  it('every substitution and transposition is caught, but among characters of one value and in places 8 and 9', () => {
    fc.assert(
      fc.property(goods, fc.nat(16), fc.constantFrom(...ALPHABET), (good, at, char) => {
        const differs = at === 8 ? good.charAt(8) !== char : worth(good.charAt(at)) !== worth(char);
        if (differs) expect(vinIsRight(replaced(good, at, char))).toBe(false);
        if (at < 16 && at !== 7 && at !== 8 && worth(good.charAt(at)) !== worth(good.charAt(at + 1)))
          expect(vinIsRight(swapped(good, at)), good).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
