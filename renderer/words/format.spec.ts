import { describe, expect, it } from 'vitest';
import { amount, count } from './format.ts';

describe('numbers as read', () => {
  it('counts in groups of three, as the language itself writes them', () => {
    for (const n of [0, 7, 999, 1000, 12_345, 999_999, 1_000_000, 1_234_567_890, -1, -999, -1000, -123_456, -1_234_567])
      expect(count(n)).toBe(n.toLocaleString('en-US'));
  });

  it('groups amounts before the point only, of any length', () => {
    expect(amount('-1234567.5')).toBe('-1,234,567.5');
    expect(amount('123.4567')).toBe('123.4567');
    expect(amount('123456789012345678901234567890')).toBe('123,456,789,012,345,678,901,234,567,890');
  });
});
