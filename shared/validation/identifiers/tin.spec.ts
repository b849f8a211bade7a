import { describe, expect, it } from 'vitest';
import { checkAs, holdCases, holdVectors, vectorsOf } from '../../../test/support/identifiers.ts';

describe('纳税人识别号: vectors', () => {
  holdVectors('tin');
  it('covers each kind', () => {
    expect(new Set(vectorsOf('tin').map((vector) => vector.kind))).toEqual(new Set(['USCC18', 'ORG15', 'L+18=19', undefined]));
  });
});

describe('纳税人识别号: why', () => {
  holdCases('tin', [
    ['41010519061231014301', 'valid'],
    ['41010200010100101', 'valid'],
    ['410105190612310143', 'valid'],
    ['L410105190612310143', 'valid'],
    ['91410100-MAFAKE019-N', 'normalised 91410100MAFAKE019N'],
    ['410102000101001', 'doubtful tin/id15'],
    ['410105FAKE00010', 'invalid tin/org15'],
    ['990105FAKE00013', 'invalid tin/region', { data: { region: '99' } }],
    ['41010519061231014001', 'invalid tin/inner', { data: { part: 18 } }],
    ['41010506133101401', 'invalid tin/innerBirth', { data: { part: 15, birth: '1906-13-31' } }],
    ['99010506123101401', 'invalid tin/innerRegion', { data: { part: 15, region: '99' } }],
    ['410105190612310143A1', 'invalid tin/sequence'],
    ['M91410100MAFAKE019N', 'invalid tin/prefix', { data: { char: 'M' } }],
    ['L91410100MAFAKE019P', 'invalid tin/inner', { data: { part: 18 } }],
    ['9241O102MAFAKE0356', 'invalid uscc/slip', { fix: { text: '92410102MAFAKE0356' } }],
    ['41O105190612310143', 'invalid resident_id/slip', { fix: { text: '410105190612310143' } }],
    ['410105190612310144', 'invalid resident_id/checkDigit'],
    ['91410100MAFAKE019P', 'invalid uscc/checkDigit'],
    ['9.14101E+17', 'invalid damage/scientific'],
    ['914101', 'invalid tin/length', { data: { size: 6 } }],
  ]);

  it('takes an identity number that passes a unit code’s arithmetic by chance for a person’s', () => {
    let chances = 0;
    for (let serial = 100; serial < 1000; serial++)
      for (const check of '0123456789X') {
        const id = `41010519061231${serial}${check}`;
        if (checkAs('resident_id', id).verdict !== 'valid' || checkAs('uscc', id).verdict === 'invalid') continue;
        chances++;
        expect(checkAs('tin', id).verdict, id).toBe('valid');
        expect(checkAs('cert', id).verdict, id).toBe('valid');
      }
    expect(chances).toBeGreaterThan(0);
  });
});
