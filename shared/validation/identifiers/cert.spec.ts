import { describe } from 'vitest';
import { holdCases, holdVectors } from '../../../test/support/identifiers.ts';

describe('证件号码: vectors', () => holdVectors('cert'));

describe('证件号码 by type', () => {
  holdCases('cert', [
    ['410105190612310143', 'valid', {}, '201'],
    ['410105190612310143', 'valid', {}, '111'],
    ['410105190612310143', 'valid', {}, '居民身份证'],
    ['410105190612310144', 'invalid resident_id/checkDigit', {}, '201'],
    ['91410100MAFAKE019N', 'invalid cert/kind', {}, '201'],
    ['E12345678', 'invalid cert/notCard', {}, '201'],
    ['H12345678', 'invalid cert/notCard', {}, '201'],
    ['91410100MAFAKE019N', 'valid', {}, '102'],
    ['FAKE0001-3', 'valid', {}, '101'],
    ['410105FAKE00013', 'valid', {}, '103'],
    ['h12345678', 'normalised H12345678', {}, '210'],
    ['K00000000', 'invalid cert/hkMacau', {}, '210'],
    ['12345678', 'valid', {}, '213'],
    ['1234567890', 'valid', {}, '511'],
    ['123456789', 'invalid cert/taiwan', {}, '213'],
    ['E12345678', 'valid', {}, '227'],
    ['E123', 'invalid cert/passport', {}, '208'],
    ['830000191010100021', 'valid', {}, '238'],
    ['410105190612310143', 'invalid cert/residence', {}, '237'],
    ['CHN110198801011', 'valid', {}, '233'],
    ['CH110198801011', 'invalid cert/permanent', {}, '233'],
    ['军字第00123456号', 'valid', {}, '202'],
    ['1', 'invalid cert/shape', {}, '299'],
  ]);
});

describe('证件号码 without a type', () => {
  holdCases('cert', [
    ['91410100MAFAKE019N', 'valid'],
    ['410105190612310143', 'valid'],
    ['E12345678', 'valid'],
    ['410105********0143', 'invalid resident_id/masked'],
    ['4.10105E+17', 'invalid damage/scientific'],
    ['91410100MAFAKE019P', 'invalid uscc/checkDigit'],
    ['12', 'invalid cert/shape'],
  ]);
});
