import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missingRow, ledgerRow as row } from '../../test/support/ledger-row.ts';
import { quarterSheet } from './quarter.ts';
import { trendOf } from './trend.ts';

describe('trend', () => {
  it('puts a period into the month it ends in, and counts what was missed as not on time', () => {
    const { months, whole } = trendOf(2026, [
      row({ period: '2026Q3' }),
      row({ period: '2026-09', ...missingRow, score: { timeliness: 0, quality: 0, quantity: 0, total: 0 } }),
      row({ period: '2026' }),
    ]);
    expect(months[8]).toMatchObject({ judged: 2, missing: 1, onTime: 0.5, score: 47, lateDays: 5 });
    expect(months[11]).toMatchObject({ judged: 1, onTime: 1, firstPass: 0.9 });
    expect(whole.judged).toBe(3);
    expect(months[0]).toMatchObject({ judged: 0, onTime: null, score: null });
  });
  it('loses no period, whatever it is called', () => {
    const ids = fc.constantFrom('2026-W01', '2026-W53', '2026-02', '2026H1', '2026-12-31', '2026', 'odd');
    fc.assert(
      fc.property(fc.array(ids), (periods) => {
        const { months } = trendOf(
          2026,
          periods.map((period) => row({ period })),
        );
        expect(months.reduce((sum, month) => sum + month.judged, 0)).toBe(periods.length);
      }),
    );
  });
});

describe('quarter sheet', () => {
  it('has a line per dataset of the periods that end in the quarter, and what is still open', () => {
    const rows = [
      row({
        period: '2026Q4',
        dataset: 'D2',
        status: 'underway',
        receivedAt: null,
        due: '2027-01-10',
        score: null,
        firstPass: null,
      }),
      row({ period: '2026-10' }),
      row({ period: '2026-11', ...missingRow, due: '2026-12-10' }),
      row({ period: '2026-09' }),
      row({ period: '2026-12', nil: true, submitted: 0, accepted: 0 }),
    ];
    const sheet = quarterSheet(2026, 4, rows);
    expect(sheet.lines.map(({ dataset, periods, nil, missing: gaps }) => [dataset, periods, nil, gaps])).toEqual([
      ['D1', 3, 1, 1],
      ['D2', 1, 0, 0],
    ]);
    expect(sheet.open.map(({ period, status }) => [period, status])).toEqual([
      ['2026-11', 'missing'],
      ['2026Q4', 'underway'],
    ]);
    expect(sheet.whole).toMatchObject({ judged: 3, missing: 1, submitted: 20 });
  });
});
