import { describe } from 'vitest';
import { holdCases, holdVectors } from '../../../test/support/identifiers.ts';

describe('行业代码: vectors', () => holdVectors('industry'));

describe('行业代码: why', () => {
  holdCases('industry', [
    ['T97', 'valid'],
    ['S', 'valid'],
    ['A0111', 'valid'],
    ['ｋ７０１０', 'normalised K7010'],
    ['0111', 'normalised A0111'],
    ['51', 'normalised F51'],
    ['K4710', 'invalid industry/section', { data: { letter: 'K', division: '47', section: 'E' }, fix: null }],
    ['U9800', 'invalid industry/letter', { data: { letter: 'U' } }],
    ['9800', 'invalid industry/division', { data: { division: '98' } }],
    ['A0011', 'invalid industry/division', { data: { division: '00' } }],
    ['111', 'doubtful industry/either', { data: { one: 'B111', other: 'A0111' }, value: 'B111' }],
    ['K70100', 'invalid industry/length', { data: { size: 6 } }],
    ['7O10', 'invalid industry/shape'],
    ['房地产业', 'invalid industry/shape'],
    ['981', 'invalid industry/zero', { fix: { kind: 'leadingZeros', text: 'B0981' } }],
  ]);
});
