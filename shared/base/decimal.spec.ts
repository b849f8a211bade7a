import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  canonical,
  compare,
  type Decimal,
  divide,
  format,
  multiply,
  negate,
  parseDecimal,
  round,
  subtract,
} from './decimal.ts';

const d = (text: string): Decimal => {
  const parsed = parseDecimal(text);
  if (!parsed) throw new Error(`not a decimal: ${text}`);
  return parsed;
};
const decimals = fc.tuple(fc.bigInt(-(10n ** 24n), 10n ** 24n), fc.nat(8)).map(([coef, scale]) => d(format({ coef, scale })));

describe('decimals', () => {
  it('reads plain digits only', () => {
    for (const text of ['', '.', '-', '1.', '1e5', '1,000', ' 1', '0x10', '1.2.3', '９', '1'.repeat(70)])
      expect(parseDecimal(text)).toBeNull();
    expect(format(d('-00012.50'))).toBe('-12.50');
    expect(canonical(d('-0.00'))).toBe('0');
    expect(format(d('123456789012345678901234567890.12'))).toBe('123456789012345678901234567890.12');
  });

  it('is exact where binary fractions are not', () => {
    expect(format(add(d('0.1'), d('0.2')))).toBe('0.3');
    expect(format(multiply(d('1.005'), d('100')))).toBe('100.500');
    expect(format(round(d('1.005'), 2))).toBe('1.01');
    expect(format(round(d('-2.5'), 0))).toBe('-3');
    expect(format(divide(d('1'), d('3'), 4) ?? d('0'))).toBe('0.3333');
    expect(format(divide(d('2'), d('3'), 4) ?? d('0'))).toBe('0.6667');
    expect(divide(d('1'), d('0.00'))).toBeNull();
  });

  it('obeys arithmetic beyond 53 bits', () => {
    fc.assert(
      fc.property(decimals, decimals, decimals, (a, b, c) => {
        expect(compare(add(a, b), add(b, a))).toBe(0);
        expect(compare(subtract(add(a, b), b), a)).toBe(0);
        expect(compare(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)))).toBe(0);
        expect(compare(a, b)).toBe(negate(fromSign(compare(b, a))).coef);
        expect(compare(d(canonical(a)), a)).toBe(0);
      }),
    );
  });

  it('divides back within the last digit', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        const quotient = divide(a, b, 30);
        fc.pre(quotient !== null);
        if (!quotient) return;
        const error = subtract(multiply(quotient, b), a);
        expect(
          compare(
            error.coef < 0 ? negate(error) : error,
            multiply(b.coef < 0 ? negate(b) : b, d('0.000000000000000000000000000001')),
          ),
        ).toBeLessThanOrEqual(0);
      }),
    );
  });

  const fromSign = (sign: number): Decimal => ({ coef: sign, scale: 0 });
});
