import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAmount, sumsOf } from './sums.ts';

const money = { name: 'JE', title: '金额', type: 'number', liaison: { unit: '元', scale: 2 } };

describe('sums', () => {
  it('knows an amount from a rate, a count and a text', () => {
    expect(isAmount(money)).toBe(true);
    expect(isAmount({ name: 'A', type: 'number', liaison: { scale: 6 } })).toBe(true);
    expect(isAmount({ name: 'A', type: 'number', liaison: { unit: '%', scale: 2 } })).toBe(false);
    expect(isAmount({ name: 'A', type: 'number' })).toBe(false);
    expect(isAmount({ name: 'A', type: 'integer', liaison: { unit: '元' } })).toBe(false);
    expect(isAmount({ name: 'A', type: 'string', liaison: { unit: '元' } })).toBe(false);
  });
  it('adds to the last digit, whatever binary floats would make of it', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n })), (cents) => {
        const sums = sumsOf([money]);
        let total = 0n;
        for (const cent of cents) {
          total += cent;
          const digits = (cent < 0n ? -cent : cent).toString().padStart(3, '0');
          sums.add({ JE: `${cent < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` });
        }
        const [whole = '', fraction = ''] = (sums.result().JE ?? '').split('.');
        expect(BigInt(whole.replace('-', '') + fraction.padEnd(2, '0'))).toBe(total < 0n ? -total : total);
        expect(whole.startsWith('-')).toBe(total < 0n);
      }),
    );
  });
  it('takes empty and unreadable cells as nothing', () => {
    const sums = sumsOf([money]);
    for (const JE of ['0.1', null, '', 'abc', '0.2']) sums.add({ JE });
    expect(sums.result()).toEqual({ JE: '0.3' });
    expect(sums.columns).toEqual([{ field: 'JE', title: '金额', unit: '元' }]);
  });
});
