import { describe, expect, it } from 'vitest';
import { holdCases, holdVectors } from '../../../test/support/identifiers.ts';
import { isKnownRegion, parentOfZone, regionName } from './regions.ts';

describe('行政区划: vectors', () => holdVectors('region'));

describe('行政区划: why', () => {
  holdCases('region', [
    ['110105', 'valid'],
    ['４１０１０５', 'normalised 410105'],
    ['410105.0', 'normalised 410105'],
    ['410171', 'doubtful region/zone', { data: { name: '经济技术开发区', parent: '410100' } }],
    ['410172', 'doubtful region/zone', { data: { parent: '410100' } }],
    ['410173', 'doubtful region/zone', { data: { parent: '410100' } }],
    ['410201', 'doubtful region/grouping'],
    ['412722', 'doubtful region/historic'],
    ['410107', 'invalid region/unknown', { fix: null }],
    ['990000', 'invalid region/unknown'],
    ['000000', 'invalid region/placeholder'],
    ['金水区', 'invalid region/name', { fix: { kind: 'codeFromLabel', text: '410105' } }],
    ['郑州市金水区', 'invalid region/name', { fix: { kind: 'codeFromLabel', text: '410105' } }],
    ['4101', 'invalid region/short', { fix: { kind: 'normalise', text: '410100' } }],
    ['410105001002', 'invalid region/long', { data: { size: 12, code: '410105' }, fix: null }],
    ['41O105', 'invalid region/slip', { fix: { kind: 'normalise', text: '410105' } }],
    ['41010X', 'invalid region/alphabet', { data: { at: 6, char: 'X' } }],
    ['41010', 'invalid region/length', { data: { size: 5 } }],
  ]);

  it('knows the names, and a parent for each zone', () => {
    expect(regionName('410105')).toBe('金水区');
    expect(regionName('410172')).toBe('高新技术产业开发区');
    expect(regionName('999999')).toBeNull();
    expect(['410171', '410172', '410173', '410105'].map(parentOfZone)).toEqual(['410100', '410100', '410100', '']);
    expect(['410105', '410107', '410173', '419900', '110105', '41010', '1101O5'].map((code) => isKnownRegion(code))).toEqual([
      true,
      false,
      true,
      false,
      true,
      false,
      false,
    ]);
  });
});
