import { describe, expect, it } from 'vitest';
import { monthsLater, readDay, weeksOf } from './month.ts';

describe('the small calendar', () => {
  it('shows six weeks from Monday', () => {
    const weeks = weeksOf('2026-11-24');
    expect(weeks[0]?.[0]).toBe('2026-10-26');
    expect(weeks[0]?.[6]).toBe('2026-11-01');
    expect(weeks.flat()).toHaveLength(42);
  });

  it('steps by months and keeps to the month', () => {
    expect(monthsLater('2026-01-31', 1)).toBe('2026-02-28');
    expect(monthsLater('2026-01-31', -1)).toBe('2025-12-31');
    expect(monthsLater('2026-12-05', 1)).toBe('2027-01-05');
  });

  it('reads days as people type them', () => {
    for (const text of ['2026-11-03', '2026/11/3', '2026.11.03', '20261103', '2026年11月3日', ' 2026-11-3 '])
      expect(readDay(text)).toBe('2026-11-03');
    for (const text of ['2026-02-30', '2026-13-01', '202611', '明天', '']) expect(readDay(text)).toBeNull();
  });
});
