import { Button } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../../shared/base/problem.ts';
import type { ComparedColumn, Difference } from '../../../shared/ledger/office.ts';
import { call } from '../../link/link.ts';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Late } from '../../parts/late.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Tag, type Tone } from '../../parts/tag.tsx';
import { moment } from '../../words/format.ts';
import { ledgerViewWords } from '../../words/ledger-views.ts';
import { useTitle, useWords } from '../../words/words.ts';
import { Contest } from './contest.tsx';

const tones: Readonly<Record<Difference['kind'], Tone>> = { onlyOurs: 'red', differs: 'amber', onlyTheirs: 'blue' };

/** Our ledger against the office's copy, row by row. */
export function Office({ year }: { readonly year: number }) {
  const words = useWords(ledgerViewWords);
  const known = useCall('ledger.reconciled', { year }, { on: ['submission', 'sync'] });
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const ask = async (): Promise<void> => {
    setAsking(true);
    setProblem(null);
    const done = await call('ledger.reconcile', { year });
    setAsking(false);
    if (!done.ok) setProblem(done.problem);
    known.reload();
  };
  const found = known.value;
  const button = (
    <Button type={found ? 'default' : 'primary'} size={found ? 'small' : 'middle'} loading={asking} onClick={() => void ask()}>
      {words.officeAsk}
    </Button>
  );
  if (known.loading && found === null && !known.problem) return <Late rows={6} />;
  return (
    <>
      {problem ? <ProblemNotice problem={problem} onRetry={() => void ask()} /> : null}
      {known.problem ? <ProblemNotice problem={known.problem} onRetry={known.reload} /> : null}
      {found ? (
        <Card
          title={words.officeTitle}
          aside={
            <span className="ledger-tools">
              {words.officeAt(moment(found.at))} · {words.officeSame(found.same)}
              {button}
            </span>
          }
        >
          {found.differences.length === 0 ? <Empty title={words.officeAll} /> : <Differences rows={found.differences} />}
        </Card>
      ) : known.problem ? null : (
        <Card title={words.officeTitle}>
          <Empty title={words.officeNever}>
            <p>{words.officeNeverText}</p>
            {button}
          </Empty>
        </Card>
      )}
    </>
  );
}

function Differences({ rows }: { readonly rows: readonly Difference[] }) {
  const words = useWords(ledgerViewWords);
  const title = useTitle();
  const said = (column: ComparedColumn, value: string | null): string => {
    if (value === null) return words.none;
    if (column === 'nil') return value === 'true' ? words.yes : words.no;
    if (column !== 'receivedAt') return value;
    const at = /^\d+$/.test(value) ? Number(value) : Date.parse(value);
    return Number.isNaN(at) ? value : moment(at);
  };
  return (
    <Sheet label={words.officeTitle} className="ledger-sheet">
      <thead>
        <tr>
          <th>{words.dataset}</th>
          <th>{words.period}</th>
          <th>{words.what}</th>
          <th />
          <th>{words.ours}</th>
          <th>{words.theirs}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const lines = (of: (column: Difference['columns'][number]) => string) =>
            row.columns.map((column) => (
              <span key={column.column} className="office-columns">
                {of(column)}
              </span>
            ));
          return (
            <tr key={`${row.dataset} ${row.period} ${row.kind}`} className="sheet-row">
              <td>{title(row.title)}</td>
              <td>{row.period}</td>
              <td>
                <Tag tone={tones[row.kind]}>{words.kinds[row.kind]}</Tag>
              </td>
              <td className="quiet">{lines(({ column }) => words.columns[column])}</td>
              <td>{lines(({ column, ours }) => said(column, ours))}</td>
              <td>{lines(({ column, theirs }) => said(column, theirs))}</td>
              <td>
                <Contest row={row} said={said} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </Sheet>
  );
}
