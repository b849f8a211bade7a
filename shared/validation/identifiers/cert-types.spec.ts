import { describe, expect, it } from 'vitest';
import { vectorsOf } from '../../../test/support/identifiers.ts';
import { certTypeMeant, isCertType, taxTypeOf } from './cert-types.ts';

describe('证件类型: vectors', () => {
  for (const vector of vectorsOf('cert_type'))
    it(`${vector.value}: ${vector.expect} (${vector.reason})`, () => {
      expect(isCertType(vector.value)).toBe(vector.expect === 'valid');
    });
});

describe('证件类型', () => {
  it('maps the police list and names, and never mixes the lists', () => {
    expect(taxTypeOf('111')).toBe('201');
    expect(taxTypeOf('201')).toBeNull();
    expect(taxTypeOf('toString')).toBeNull();
    expect(isCertType('constructor')).toBe(false);
    expect(['553', '201', ' 居民身份证', '中国护照', 'x'].map(certTypeMeant)).toEqual(['233', '201', '201', '227', 'X']);
  });
});
