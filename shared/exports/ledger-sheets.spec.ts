import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ledgerRow, missingRow } from '../../test/support/ledger-row.ts';
import type { LedgerRow } from '../ledger/model.ts';
import { quarterSheet } from '../ledger/quarter.ts';
import { trendOf } from '../ledger/trend.ts';
import { quarterTable, trendTable } from './ledger-sheets.ts';
import { linesHigh } from './tables.ts';

const row = (more: Partial<LedgerRow>): LedgerRow =>
  ledgerRow({ title: { zh: '参保信息', en: 'Insured' }, period: '2026-08', due: '2026-09-10', firstPass: 0.905, ...more });

/** A line by the titles of its columns. */
const byTitle = ({ columns, lines }: ReturnType<typeof trendTable>) =>
  lines.map((line) => Object.fromEntries(columns.map(({ title }, at) => [title, line[at] ?? null])));

describe('the trend as a table', () => {
  const years = [
    trendOf(2025, [row({ period: '2025-03' })]),
    trendOf(2026, [row({}), row({ period: '2026-09', ...missingRow })]),
  ];

  it('has each year, newest first, and below it the months in which something fell due', () => {
    const lines = byTitle(trendTable(years, 'zh'));
    expect(lines.map(({ 年度, 月份 }) => `${年度} ${月份}`)).toEqual([
      '2026 全年',
      '2026 8 月',
      '2026 9 月',
      '2025 全年',
      '2025 3 月',
    ]);
    expect(lines[0]).toMatchObject({ 到期期数: '2', 按时率: '50%', 首次通过率: '90.5%', 缺报: '1', 迟报天数: '5' });
    // Where nothing was judged by its rows there is no share and no score, not a zero.
    expect(lines[2]).toMatchObject({ 按时率: '0%', 首次通过率: null, 平均得分: null });
  });

  it('leaves out years in which nothing fell due, and says the same in English', () => {
    expect(trendTable([trendOf(2024, []), trendOf(2025, [row({ status: 'notDue', receivedAt: null })])], 'zh').lines).toEqual([]);
    const lines = byTitle(trendTable(years, 'en'));
    expect(lines[1]).toMatchObject({ Year: '2026', Month: 'Aug', 'On time': '100%' });
  });
});

describe('the quarter sheet as a table', () => {
  it('has a line per dataset with what is still open of it, and the sum', () => {
    const rows = [
      row({}),
      row({ period: '2026-09', ...missingRow, due: '2026-10-10' }),
      row({ dataset: 'D2', title: { zh: '楼盘' }, status: 'underway', receivedAt: null, due: '2026-09-20' }),
      row({ period: '2026-10' }),
    ];
    const table = quarterTable(quarterSheet(2026, 3, rows), 'zh');
    const lines = byTitle(table);
    expect(lines).toMatchObject([
      { 数据集: 'D1', 名称: '参保信息', 期数: '2', 报送行数: '10', 缺报: '1', 尚未完成: '2026-09 缺报，已逾期 5 天' },
      { 数据集: 'D2', 名称: '楼盘', 期数: '1', 缺报: '0', 尚未完成: '2026-08 在办，截止 2026-09-20' },
      { 数据集: '合计', 期数: '3', 缺报: '1' },
    ]);
    const english = byTitle(quarterTable(quarterSheet(2026, 3, rows), 'en'));
    // A name the catalog gives in Chinese only stays as it is.
    expect(english.map(({ Name }) => Name)).toEqual(['Insured', '楼盘', null]);
    expect(english[0]).toMatchObject({ 'Still open': '2026-09 missing, 5 days overdue' });
  });

  it('is as high, line by line, as what is still open needs', () => {
    const weeks = ['2026-W27', '2026-W28', '2026-W29', '2026-W30', '2026-W31'];
    const rows = [...weeks.map((period) => row({ period, ...missingRow, due: null })), row({ dataset: 'D2' })];
    const { columns, lines } = quarterTable(quarterSheet(2026, 3, rows), 'zh');
    expect(lines.map((line) => linesHigh(columns, line))).toEqual([4, 1, 1]);
  });

  it('sums up what its lines say, whatever the rows', () => {
    const one = fc.record({
      dataset: fc.constantFrom('D1', 'D2', 'D3'),
      period: fc.constantFrom('2026-01', '2026-02', '2026-03', '2026-04'),
      submitted: fc.nat(1000),
      nil: fc.boolean(),
      returns: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 20 }), (some) => {
        const lines = byTitle(quarterTable(quarterSheet(2026, 1, some.map(row)), 'zh'));
        const total = lines.at(-1) ?? {};
        for (const title of ['期数', '零报送', '报送行数', '通过行数', '退回', '到期期数'])
          expect(lines.slice(0, -1).reduce((sum, line) => sum + Number(line[title]), 0)).toBe(Number(total[title]));
      }),
    );
  });
});
