import { describe } from 'vitest';
import { holdCases, holdVectors } from '../../../test/support/identifiers.ts';

describe('对公账号: vectors', () => holdVectors('bank_account'));

describe('对公账号: why', () => {
  holdCases('bank_account', [
    ['4100 0000 0000 0000 0001', 'normalised 41000000000000000001'],
    ['410-0001-2345', 'valid'],
    ['４１００００１２３４５', 'normalised 41000012345'],
    ['4100O0001234', 'invalid bank_account/alphabet', { data: { at: 5, char: 'O' }, fix: null }],
    ['410-0O001234', 'invalid bank_account/alphabet', { data: { at: 6, char: 'O' } }],
    ['1234567', 'invalid bank_account/length', { data: { size: 7 } }],
    ['0000000000', 'invalid bank_account/placeholder'],
    ['--------', 'invalid bank_account/placeholder'],
    ['4.1E+19', 'invalid damage/scientific'],
    ['4100********1234', 'invalid damage/masked'],
  ]);
});
