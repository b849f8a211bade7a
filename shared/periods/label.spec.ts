import { describe, expect, it } from 'vitest';
import { parsePeriod } from './calendar.ts';
import { periodLabel } from './label.ts';

describe('periodLabel', () => {
  it.each([
    ['daily', '2026-11-23', '2026年11月23日', '23 Nov 2026'],
    ['realtime', '2026-01-02', '2026年1月2日', '2 Jan 2026'],
    ['weekly', '2026-W47', '2026年第47周（11月16日—22日）', 'Week 47 of 2026 (16 Nov – 22 Nov)'],
    ['weekly', '2026-W53', '2026年第53周（12月28日—1月3日）', 'Week 53 of 2026 (28 Dec – 3 Jan)'],
    ['monthly', '2026-10', '2026年10月', 'October 2026'],
    ['quarterly', '2026Q3', '2026年第三季度', 'Q3 2026'],
    ['halfyear', '2026H1', '2026年上半年', 'First half of 2026'],
    ['halfyear', '2025H2', '2025年下半年', 'Second half of 2025'],
    ['annual', '2025', '2025年', '2025'],
  ] as const)('%s %s', (frequency, id, zh, en) => {
    const period = parsePeriod(frequency, id);
    expect(period && periodLabel(period, 'zh')).toBe(zh);
    expect(period && periodLabel(period, 'en')).toBe(en);
  });
});
