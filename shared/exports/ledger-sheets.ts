import type { Language } from '../base/problem.ts';
import { inLanguage } from '../catalog/titles.ts';
import type { QuarterSheet } from '../ledger/quarter.ts';
import type { TrendPoint, TrendYear } from '../ledger/trend.ts';
import type { SmallTable } from './tables.ts';
import { exportWords } from './words.ts';

/** The ledger's other views as tables: how the years went, and the sheet for the joint meeting. */

type Line = SmallTable['lines'][number];
const percent = (share: number | null): string | null => (share === null ? null : `${Number((share * 100).toFixed(1))}%`);

/** The eight figures, in the order the screen has them. */
const figures = (point: TrendPoint): Line => [
  String(point.judged),
  percent(point.onTime),
  percent(point.firstPass),
  point.score === null ? null : String(point.score),
  String(point.lateDays),
  String(point.missing),
  String(point.returns),
  String(point.upheld),
];

const figureColumns = (language: Language): SmallTable['columns'] => {
  const shares = new Set([1, 2]);
  return exportWords(language).figures.map((title, at) => ({ title, width: 11, as: shares.has(at) ? 'text' : 'number' }));
};

/** Newest year first: the whole of it, then its months in which something fell due. Years without anything are left out. */
export function trendTable(years: readonly TrendYear[], language: Language): SmallTable {
  const words = exportWords(language);
  const [year, month] = words.trendColumns;
  const held = years.filter(({ whole }) => whole.judged > 0).sort((a, b) => b.year - a.year);
  return {
    columns: [
      { title: year ?? '', width: 8, as: 'number' },
      { title: month ?? '', width: 10, as: 'text' },
      ...figureColumns(language),
    ],
    lines: held.flatMap((one): Line[] => [
      [String(one.year), words.wholeYear, ...figures(one.whole)],
      ...one.months.flatMap((point, at): Line[] =>
        point.judged === 0 ? [] : [[String(one.year), words.months[at] ?? String(at + 1), ...figures(point)]],
      ),
    ]),
  };
}

/** A line per dataset with what is still open of it, and the sum of all. */
export function quarterTable(sheet: QuarterSheet, language: Language): SmallTable {
  const words = exportWords(language);
  const [dataset, title, periods, nil, submitted, accepted, open] = words.quarterColumns;
  const text = (name: string | undefined, width: number) => ({ title: name ?? '', width, as: 'text' as const });
  const number = (name: string | undefined) => ({ title: name ?? '', width: 10, as: 'number' as const });
  const openOf = (id: string): string =>
    sheet.open
      .filter((row) => row.dataset === id)
      .map(({ period, due, status, lateDays }) =>
        (status === 'missing' ? words.quarterMissing : due === null ? words.quarterUnderway : words.quarterDue)
          .replace('{period}', period)
          .replace('{days}', String(lateDays ?? 0))
          .replace('{due}', due ?? ''),
      )
      .join(words.semicolon);
  const total = (of: (line: QuarterSheet['lines'][number]) => number): string =>
    String(sheet.lines.reduce((sum, line) => sum + of(line), 0));
  const { whole } = sheet;
  return {
    columns: [
      text(dataset, 10),
      text(title, 30),
      number(periods),
      number(nil),
      number(submitted),
      number(accepted),
      ...figureColumns(language),
      { ...text(open, 44), wrap: true },
    ],
    lines: [
      ...sheet.lines.map(
        (line): Line => [
          line.dataset,
          inLanguage(line.title, language),
          String(line.periods),
          String(line.nil),
          String(line.submitted),
          String(line.accepted),
          ...figures(line),
          openOf(line.dataset),
        ],
      ),
      [
        words.total,
        null,
        total(({ periods: n }) => n),
        total(({ nil: n }) => n),
        String(whole.submitted),
        String(whole.accepted),
        ...figures(whole),
        null,
      ],
    ],
  };
}
