import { Segmented } from 'antd';
import { useState } from 'react';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { Empty } from '../../parts/empty.tsx';
import { ExportButton } from '../../parts/export/export-button.tsx';
import { Late } from '../../parts/late.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { count } from '../../words/format.ts';
import { ledgerViewWords } from '../../words/ledger-views.ts';
import { useTitle, useWords } from '../../words/words.ts';
import { FigureHeads, Figures } from './trend.tsx';

/** What a unit brings to the joint meeting (第十六条); printed as it stands. */
export function Quarter({ year, today }: { readonly year: number; readonly today: string }) {
  const words = useWords(ledgerViewWords);
  const title = useTitle();
  // The meeting looks back: before the year is over, at the quarter before this one.
  const now = today.startsWith(`${year}`) ? Math.max(1, Math.ceil(Number(today.slice(5, 7)) / 3) - 1) : 4;
  const [quarter, setQuarter] = useState(now);
  const asked = useCall('ledger.quarter', { year, quarter }, { on: ['submission', 'catalog', 'sync', 'case'] });
  const sheet = asked.value;
  return (
    <>
      <div className="ledger-quarters">
        <Segmented
          aria-label={words.quarter}
          value={quarter}
          options={[1, 2, 3, 4].map((value) => ({ value, label: words.quarterOf(year, value) }))}
          onChange={setQuarter}
        />
        <span className="quiet">{words.quarterNote}</span>
      </div>
      {sheet ? (
        sheet.lines.length === 0 ? (
          <Card>
            <Empty title={words.quarterEmpty} />
          </Card>
        ) : (
          <>
            <Card
              title={words.quarterTitle(year, quarter)}
              aside={
                <ExportButton
                  title={words.quarterTitle(year, quarter)}
                  choices={[{ of: { kind: 'quarter', year, quarter }, label: words.quarterTitle(year, quarter) }]}
                  sensitive={false}
                  tool
                />
              }
            >
              <Sheet label={words.quarterTitle(year, quarter)} className="ledger-sheet">
                <thead>
                  <tr>
                    <th>{words.dataset}</th>
                    {[words.periods, words.nil, words.submitted, words.accepted].map((name) => (
                      <th key={name} className="number">
                        {name}
                      </th>
                    ))}
                    <FigureHeads />
                  </tr>
                </thead>
                <tbody>
                  {sheet.lines.map((line) => (
                    <tr key={line.dataset} className="sheet-row">
                      <td>{title(line.title)}</td>
                      <td className="number">{line.periods}</td>
                      <td className="number">{line.nil}</td>
                      <td className="number">{count(line.submitted)}</td>
                      <td className="number">{count(line.accepted)}</td>
                      <Figures point={line} />
                    </tr>
                  ))}
                </tbody>
                <tfoot>
                  <tr>
                    <th scope="row">{words.total}</th>
                    <td className="number">{sheet.lines.reduce((sum, line) => sum + line.periods, 0)}</td>
                    <td className="number">{sheet.lines.reduce((sum, line) => sum + line.nil, 0)}</td>
                    <td className="number">{count(sheet.whole.submitted)}</td>
                    <td className="number">{count(sheet.whole.accepted)}</td>
                    <Figures point={sheet.whole} />
                  </tr>
                </tfoot>
              </Sheet>
            </Card>
            <Card title={words.open}>
              {sheet.open.length === 0 ? (
                <p className="quarter-open quiet">{words.openNone}</p>
              ) : (
                <ul className="quarter-open">
                  {sheet.open.map((row) => (
                    <li key={`${row.dataset} ${row.period}`} className={row.status === 'missing' ? 'red' : undefined}>
                      {words.openLine(title(row.title), row.period, row.due, row.lateDays, row.status === 'missing')}
                    </li>
                  ))}
                </ul>
              )}
            </Card>
          </>
        )
      ) : asked.problem ? (
        <ProblemNotice problem={asked.problem} onRetry={asked.reload} />
      ) : (
        <Late rows={8} />
      )}
    </>
  );
}
