import { describe } from 'vitest';
import { holdCases, holdVectors } from '../../../test/support/identifiers.ts';

describe('手机号: vectors', () => holdVectors('mobile'));

describe('手机号: why', () => {
  holdCases('mobile', [
    ['19912345678', 'valid'],
    ['138-0000-0000', 'normalised 13800000000'],
    ['１３８００００００００', 'normalised 13800000000'],
    ['008613800000000', 'normalised 13800000000'],
    ['013800000000', 'normalised 13800000000'],
    ['13800000000.0', 'normalised 13800000000'],
    ["'13800000000", 'normalised 13800000000'],
    ['12000000000', 'invalid mobile/prefix', { data: { prefix: '12' } }],
    ['1380000000', 'invalid mobile/length', { data: { size: 10 } }],
    ['13800O00000', 'invalid mobile/alphabet', { data: { at: 6, char: 'O' } }],
    ['13800000000/13900000000', 'invalid mobile/several'],
    ['13800000000、13900000000', 'invalid mobile/several'],
    ['1.38E+10', 'invalid damage/scientific'],
    ['138****0000', 'invalid damage/masked'],
  ]);
});
