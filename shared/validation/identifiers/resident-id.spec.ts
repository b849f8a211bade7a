import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAs, holdCases, holdVectors, replaced, saidOf, swapped, vectorsOf } from '../../../test/support/identifiers.ts';
import { birthOf, residentCheck, sexOf } from './resident-id.ts';

describe('公民身份号码: vectors', () => {
  holdVectors('resident_id');
  for (const { value, birth, sex, region } of vectorsOf('resident_id'))
    if (birth !== undefined)
      it(`${value}: born ${birth}, sex ${sex}, ${region}`, () => {
        expect([birthOf(value), sexOf(value), value.slice(0, 6)]).toEqual([birth, sex, region]);
      });
});

describe('公民身份号码: why', () => {
  holdCases('resident_id', [
    ['440524188001010014', 'doubtful resident_id/age', { data: { birth: '1880-01-01' } }],
    ['41018119081111108X', 'valid'],
    ['410181 19081111 108x', 'normalised 41018119081111108X'],
    ['４１０１０２１９０００１０１００１１', 'normalised 410102190001010011'],
    ["'410102190001010011", 'normalised 410102190001010011'],
    ['410105190002290018', 'invalid resident_id/birth', { data: { birth: '1900-02-29' } }],
    ['410105190612310144', 'invalid resident_id/checkDigit', { data: {}, fix: null }],
    [
      '41O102190001010011',
      'invalid resident_id/slip',
      { data: { at: 3, char: 'O', meant: '0' }, fix: { kind: 'normalise', text: '410102190001010011' } },
    ],
    ['41O102190001010012', 'invalid resident_id/letter', { data: { at: 3, char: 'O', meant: '0' }, fix: null }],
    ['41010219000A010011', 'invalid resident_id/alphabet', { data: { at: 12, char: 'A' } }],
    ['41018119081111108×', 'invalid resident_id/cross', { fix: null }],
    ['41018119081111108K', 'invalid resident_id/end', { fix: null }],
    ['41010219000101001O', 'invalid resident_id/end', { fix: null }],
    ['41010219000101001', 'invalid resident_id/noCheck'],
    ['410102000101001', 'invalid resident_id/legacy'],
    ['4101021900010100111', 'invalid resident_id/length', { data: { size: 19 } }],
    ['41010219******0011', 'invalid resident_id/masked'],
    ['4.10102E+17', 'invalid damage/scientific'],
    ['410102190001010000', 'invalid damage/precision'],
    ['410102200001010000', 'invalid damage/precision'],
    ['410105205001010014', 'invalid resident_id/future', { data: { birth: '2050-01-01' } }],
    ['000000000000000000', 'invalid resident_id/region', { data: { region: '00' } }],
    ['910000190101010013', 'invalid resident_id/checkDigit'],
  ]);

  it('never tells the expected check character, nor offers one', () => {
    for (const last of '0123456789X') {
      const value = `41010519061231014${last}`;
      const outcome = checkAs('resident_id', value);
      if (outcome.verdict === 'valid') continue;
      expect(outcome.fix).toBeNull();
      expect(saidOf(outcome, '').join('')).not.toContain('410105190612310143');
      if (outcome.detail === 'resident_id/swapped') expect(outcome.data.next).not.toBe(18);
    }
  });

  it('asks about a pair only when one pair explains it', () => {
    expect(checkAs('resident_id', '140105190612310143')).toMatchObject({ verdict: 'invalid' });
    const outcome = checkAs('resident_id', swapped('410104190509300135', 2));
    expect(['resident_id/swapped', 'resident_id/checkDigit']).toContain(outcome.detail);
  });
});

describe('公民身份号码: properties', () => {
  const goods = fc
    .tuple(
      fc.constantFrom('410102', '410105', '110105', '830000', '410199'),
      fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-22'), noInvalidDate: true }),
      fc.integer({ min: 0, max: 999 }),
    )
    .map(([area, birth, serial]) => {
      const body = area + birth.toISOString().slice(0, 10).replaceAll('-', '') + String(serial).padStart(3, '0');
      return body + residentCheck(body);
    });

  it('generated numbers pass, with their birth day and sex', () => {
    fc.assert(
      fc.property(goods, (good) => {
        expect(checkAs('resident_id', good).verdict, good).toBe('valid');
        expect(birthOf(good)?.replaceAll('-', '')).toBe(good.slice(6, 14));
        expect(sexOf(good)).toBe(Number(good.charAt(16)) % 2 === 1 ? '1' : '2');
      }),
    );
  });

  it('every single substitution and every neighbouring transposition is caught', () => {
    fc.assert(
      fc.property(goods, fc.nat(17), fc.constantFrom(...'0123456789X'), (good, at, char) => {
        if (good.charAt(at) !== char) expect(checkAs('resident_id', replaced(good, at, char)).verdict).toBe('invalid');
        if (at < 17 && good.charAt(at) !== good.charAt(at + 1))
          expect(checkAs('resident_id', swapped(good, at)).verdict).toBe('invalid');
      }),
      { numRuns: 500 },
    );
  });
});
