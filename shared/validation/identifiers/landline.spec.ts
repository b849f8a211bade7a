import { describe } from 'vitest';
import { holdCases, holdVectors } from '../../../test/support/identifiers.ts';

describe('固定电话: vectors', () => holdVectors('landline'));

describe('固定电话: why', () => {
  holdCases('landline', [
    ['0371-60000000-801', 'valid'],
    ['0371－６０００００００', 'normalised 0371-60000000'],
    ['(0371)60000000', 'normalised 0371-60000000'],
    ['（0371）60000000转801', 'normalised 0371-60000000-801'],
    ['037160000000', 'normalised 0371-60000000'],
    ['+86-371-60000000', 'normalised 0371-60000000'],
    ['+86 0371 60000000', 'normalised 0371-60000000'],
    [
      '371-60000000',
      'invalid landline/zero',
      { data: { better: '0371-60000000' }, fix: { kind: 'leadingZeros', text: '0371-60000000' } },
    ],
    ['60000000', 'invalid landline/noArea', { fix: null }],
    ['03711-600000', 'invalid landline/area', { data: { area: '03711' } }],
    ['0371-10000000', 'invalid landline/local', { data: { local: '10000000' } }],
    ['0371-600000', 'invalid landline/local', { data: { local: '600000' } }],
    ['0371-60000000-1234567', 'invalid landline/extension'],
    ['电话', 'invalid landline/shape'],
    ['3.7E+10', 'invalid damage/scientific'],
  ]);
});
