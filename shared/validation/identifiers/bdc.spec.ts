import { describe } from 'vitest';
import { holdCases, holdVectors } from '../../../test/support/identifiers.ts';

describe('不动产单元代码: vectors', () => holdVectors('bdc'));

describe('不动产单元代码: why', () => {
  holdCases('bdc', [
    ['410105001002gb00001f00010001', 'normalised 410105001002GB00001F00010001'],
    [
      '41010500100OGB00001F00010001',
      'invalid bdc/area',
      { data: { at: 12, char: 'O' }, fix: { kind: 'normalise', text: '410105001000GB00001F00010001' } },
    ],
    ['41010500100XGB00001F00010001', 'invalid bdc/area', { data: { at: 12, char: 'X' }, fix: null }],
    ['990105001002GB00001F00010001', 'invalid bdc/region', { data: { region: '990105' } }],
    ['410105001002XB00001F00010001', 'invalid bdc/feature', { data: { feature: 'XB' } }],
    ['410105001002GC00001F00010001', 'invalid bdc/owner', { data: { feature: 'GC' } }],
    ['410105001002JC00001F00010001', 'valid'],
    ['410105001002GB0000IF00010001', 'invalid bdc/parcel', { fix: { text: '410105001002GB00001F00010001' } }],
    ['410105001002GB00001K00010001', 'invalid bdc/fixture', { data: { char: 'K' } }],
    ['410105001002GB00001F0001000O', 'invalid bdc/unit', { data: { at: 28, char: 'O' } }],
    ['410105001002GB00001W00010001', 'invalid bdc/noFixture', { data: { unit: '00010001' } }],
    ['410105001002GB00001', 'invalid bdc/parcelOnly'],
    ['410105001002GB00001F0001001', 'invalid bdc/length', { data: { size: 27 } }],
  ]);
});
