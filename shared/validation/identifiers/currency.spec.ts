import { describe } from 'vitest';
import { holdCases, holdVectors } from '../../../test/support/identifiers.ts';

describe('币种: vectors', () => holdVectors('currency'));

describe('币种: why', () => {
  holdCases('currency', [
    ['AUD', 'valid'],
    ['036', 'valid'],
    ['usd', 'normalised USD'],
    ['人民币', 'normalised CNY'],
    ['港币', 'normalised HKD'],
    ['156.0', 'normalised 156'],
    ['36', 'invalid currency/zero', { fix: { kind: 'leadingZeros', text: '036' } }],
    ['999', 'invalid currency/none'],
    ['XXX', 'invalid currency/none'],
    ['$', 'invalid currency/symbol', { data: { char: '$' } }],
    ['CN', 'invalid currency/length', { data: { size: 2 } }],
    ['ABC', 'invalid currency/unknown'],
  ]);
});
