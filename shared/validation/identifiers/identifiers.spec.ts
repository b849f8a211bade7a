import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '../../../test/fixtures/identifiers/vectors.json' with { type: 'json' };
import { identifiers, isIdentifierName } from './index.ts';
import { upgradeLegacy } from './resident-id.ts';

const verdicts: Readonly<Record<string, string>> = {
  valid: 'valid',
  invalid: 'invalid',
  warn: 'doubtful',
  normalizable: 'normalised',
};
const today = '2026-11-23';
const check = (name: string, value: string, type?: string) => {
  if (!isIdentifierName(name)) throw new Error(name);
  return identifiers[name](value, type === undefined ? { today } : { today, type });
};

describe('the domain’s vectors', () => {
  for (const vector of vectors)
    it(`${vector.identifier} ${vector.value}: ${vector.expect}`, () => {
      const outcome = check(vector.identifier, vector.value, 'type' in vector ? vector.type : undefined);
      expect(`${outcome.verdict} (${outcome.detail})`).toMatch(new RegExp(`^${verdicts[vector.expect]} `));
    });
});

describe('saying why', () => {
  it('names the character and the likely slip, and never the expected check digit', () => {
    expect(check('uscc', '9141O102MAFAKE0356')).toMatchObject({ detail: 'uscc/slip', data: { at: 5, char: 'O', meant: '0' } });
    expect(check('uscc', '91410100MAFAIE019N')).toMatchObject({ detail: 'uscc/slip', data: { at: 13, char: 'I', meant: '1' } });
    expect(check('uscc', '91410100MFAAKE019N')).toMatchObject({ detail: 'uscc/swapped', data: { at: 10 } });
    expect(Object.values(check('uscc', '91410100MAFAKE019P').data)).not.toContain('N');
    expect(check('resident_id', '410105190612310144')).toMatchObject({ detail: 'resident_id/checkDigit', data: {} });
    expect(check('resident_id', '410105190002290018')).toMatchObject({
      detail: 'resident_id/birth',
      data: { birth: '1900-02-29' },
    });
    expect(check('cert', '91410100MAFAKE019N', '201')).toMatchObject({ verdict: 'invalid', detail: 'cert/kind' });
    expect(check('cert', '91410100MAFAKE019N', '102')).toMatchObject({ verdict: 'valid' });
    expect(check('tin', '41010519061231014301')).toMatchObject({ verdict: 'valid' });
    expect(check('period', '2026-10')).toMatchObject({ verdict: 'normalised', value: '202610' });
    expect(check('phone', '037160000000')).toMatchObject({ verdict: 'normalised', value: '0371-60000000' });
    expect(check('plate', '豫A·12345')).toMatchObject({ verdict: 'normalised', value: '豫A12345' });
    expect(check('plate', '豫AD12345')).toMatchObject({ verdict: 'valid' });
    expect(check('pwxk', '91410100MAFAKE019N001P')).toMatchObject({ verdict: 'valid' });
    expect(check('xmdm', '2604-410105-04-01-123456')).toMatchObject({ verdict: 'valid' });
  });

  it('takes an identity number that passes a unit code’s arithmetic by chance for a person’s', () => {
    let chances = 0;
    for (let serial = 100; serial < 1000; serial++)
      for (const check11 of '0123456789X') {
        const id = `41010519061231${serial}${check11}`;
        if (check('resident_id', id).verdict !== 'valid' || check('uscc', id).verdict === 'invalid') continue;
        chances++;
        expect(check('tin', id).verdict, id).toBe('valid');
        expect(check('cert', id).verdict, id).toBe('valid');
      }
    expect(chances).toBeGreaterThan(0);
  });

  it('upgrades a first-generation number', () => {
    expect(upgradeLegacy('410102000101001')).toBe('410102190001010011');
  });
});

describe('any text', () => {
  const names = Object.keys(identifiers);
  it('never throws, and what it normalises it accepts afterwards', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 40 }),
          fc.string({ unit: fc.constantFrom(...'0123456789ABXIOＡ０１ -·*豫'), maxLength: 32 }),
        ),
        (name, text) => {
          const outcome = check(name, text);
          if (outcome.verdict === 'normalised') expect(check(name, outcome.value).verdict).toBe('valid');
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('finds every single changed digit in a resident number', () => {
    fc.assert(
      fc.property(fc.nat(16), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const good = '41018119081111108X';
        const digit = (Number(good.charAt(at)) + by) % 10;
        expect(check('resident_id', good.slice(0, at) + digit + good.slice(at + 1)).verdict).toBe('invalid');
      }),
    );
  });
});
