import { type TrendPoint, type TrendYear, trendStart } from '../../../shared/ledger/trend.ts';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { Empty } from '../../parts/empty.tsx';
import { ExportButton } from '../../parts/export/export-button.tsx';
import { Late } from '../../parts/late.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { exportWords } from '../../words/export.ts';
import { percent } from '../../words/format.ts';
import { ledgerWords } from '../../words/ledger.ts';
import { ledgerViewWords } from '../../words/ledger-views.ts';
import { useWords } from '../../words/words.ts';
import './trend.css';

/** How the year went month by month, and the years before it. */
export function Trend({ year }: { readonly year: number }) {
  const words = useWords(ledgerViewWords);
  const exported = useWords(exportWords);
  const from = trendStart(year);
  const asked = useCall('ledger.trend', { from, to: year }, { on: ['submission', 'catalog', 'sync', 'case'] });
  if (!asked.value) return asked.problem ? <ProblemNotice problem={asked.problem} onRetry={asked.reload} /> : <Late rows={8} />;
  const years = asked.value.filter(({ whole }) => whole.judged > 0);
  const mine = asked.value.find((one) => one.year === year);
  if (years.length === 0 || !mine)
    return (
      <Card>
        <Empty title={words.trendEmpty}>{words.trendEmptyText}</Empty>
      </Card>
    );
  return (
    <>
      <Card
        title={words.trendTitle}
        aside={
          <span className="ledger-tools">
            {words.trendAside}
            <ExportButton
              title={exported.trend(from, year)}
              choices={[{ of: { kind: 'trend', year }, label: exported.trend(from, year) }]}
              sensitive={false}
              tool
            />
          </span>
        }
      >
        <Bars year={mine} />
      </Card>
      <Card title={words.yearsTitle}>
        <Sheet label={words.yearsTitle} className="ledger-sheet">
          <thead>
            <tr>
              <th>{words.year}</th>
              <FigureHeads />
            </tr>
          </thead>
          <tbody>
            {[...years].reverse().map((one) => (
              <tr key={one.year} className="sheet-row">
                <th scope="row">{one.year}</th>
                <Figures point={one.whole} />
              </tr>
            ))}
          </tbody>
        </Sheet>
      </Card>
    </>
  );
}

/** A bar per month; its figure stands above it, so that colour and height say nothing alone. */
function Bars({ year }: { readonly year: TrendYear }) {
  const words = useWords(ledgerViewWords);
  const months = useWords(ledgerWords).months;
  return (
    <ol className="trend-bars" aria-label={words.scoreChart(year.year)}>
      {year.months.map((point, at) => (
        <li key={months[at]}>
          <span className="trend-score">{point.score === null ? words.none : point.score}</span>
          <span className="trend-room" aria-hidden="true">
            {point.score === null ? null : <i className={toneOf(point)} style={{ height: `${Math.max(2, point.score)}%` }} />}
          </span>
          <span className="trend-month">{months[at]}</span>
          <span className="trend-late quiet">
            {point.judged === 0
              ? ''
              : point.missing > 0
                ? `${words.missing} ${point.missing}`
                : `${words.lateDays} ${point.lateDays}`}
          </span>
        </li>
      ))}
    </ol>
  );
}

const toneOf = ({ score, missing }: TrendPoint): string =>
  missing > 0 ? 'trend-missing' : (score ?? 0) >= 90 ? 'trend-full' : (score ?? 0) >= 60 ? 'trend-fair' : 'trend-poor';

/** What the eight figures are called, as cells of a head. */
export function FigureHeads() {
  const words = useWords(ledgerViewWords);
  const { judged, onTime, firstPass, score, lateDays, missing, returns, upheld } = words;
  return [judged, onTime, firstPass, score, lateDays, missing, returns, upheld].map((name) => (
    <th key={name} className="number">
      {name}
    </th>
  ));
}

/** The eight figures of a stretch of time, as cells. */
export function Figures({ point }: { readonly point: TrendPoint }) {
  const words = useWords(ledgerViewWords);
  return (
    <>
      <td className="number">{point.judged}</td>
      <td className="number">{point.onTime === null ? words.none : percent(point.onTime)}</td>
      <td className="number">{point.firstPass === null ? words.none : percent(point.firstPass)}</td>
      <td className="number strong">{point.score ?? words.none}</td>
      <td className="number">{point.lateDays}</td>
      <td className={`number ${point.missing > 0 ? 'red' : ''}`}>{point.missing}</td>
      <td className="number">{point.returns}</td>
      <td className="number">{point.upheld}</td>
    </>
  );
}
