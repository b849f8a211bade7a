import { describe } from 'vitest';
import { holdCases } from '../../../test/support/identifiers.ts';

describe('号牌', () => {
  holdCases('plate', [
    ['豫A12345', 'valid'],
    ['豫AD12345', 'valid'],
    ['豫A12345F', 'valid'],
    ['豫A1234学', 'valid'],
    ['豫A·12345', 'normalised 豫A12345'],
    ['豫 a12345', 'normalised 豫A12345'],
    ['豫AB12345', 'doubtful plate/newLetter', { data: { char: 'B' } }],
    [
      '豫A1234O',
      'invalid plate/letters',
      { data: { at: 7, char: 'O', meant: '0' }, fix: { kind: 'normalise', text: '豫A12340' } },
    ],
    [
      '豫A·I2345',
      'invalid plate/letters',
      { data: { at: 4, char: 'I', meant: '1' }, fix: { kind: 'normalise', text: '豫A12345' } },
    ],
    ['A12345', 'invalid plate/province', { data: { char: 'A' } }],
    ['', 'invalid plate/province', { data: { char: '' } }],
    ['豫A1D2345', 'invalid plate/energy'],
    ['豫A1234', 'invalid plate/shape', { data: { size: 6 } }],
  ]);
});
