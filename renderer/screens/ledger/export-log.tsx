import { Button } from 'antd';
import { useState } from 'react';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { Empty } from '../../parts/empty.tsx';
import { ExportButton } from '../../parts/export/export-button.tsx';
import { Late } from '../../parts/late.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Tag } from '../../parts/tag.tsx';
import { exportWords } from '../../words/export.ts';
import { count, moment } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import './export-log.css';

const PAGE = 20;
const MOST = 200;
const tones = { begun: 'amber', done: 'green', cancelled: 'grey', failed: 'red' } as const;

/** 第十四条: who took what out of the client, when and what for. */
export function ExportLog() {
  const words = useWords(exportWords);
  const [shown, setShown] = useState(PAGE);
  const asked = useCall('exports.log', { start: 0, count: shown }, { on: ['exports'] });
  const log = asked.value;
  const body = () => {
    if (!log) return asked.problem ? <ProblemNotice problem={asked.problem} onRetry={asked.reload} /> : <Late rows={3} />;
    if (log.total === 0) return <Empty title={words.logEmpty}>{words.logEmptyText}</Empty>;
    return (
      <>
        <Sheet label={words.logTitle}>
          <thead>
            <tr>
              <th scope="col">{words.when}</th>
              <th scope="col">{words.who}</th>
              <th scope="col">{words.file}</th>
              <th scope="col">{words.purposeHead}</th>
              <th scope="col">{words.sensitive}</th>
              <th scope="col" className="number">
                {words.rowsHead}
              </th>
              <th scope="col">{words.outcome}</th>
            </tr>
          </thead>
          <tbody>
            {log.entries.map((entry) => (
              <tr key={entry.id}>
                <td className="export-log-short">{moment(entry.at)}</td>
                <td className="export-log-short">{entry.who}</td>
                <td className="export-log-file">{entry.file}</td>
                <td>{entry.purpose}</td>
                <td>{words.sensitives[entry.sensitive]}</td>
                <td className="number">{count(entry.rows)}</td>
                <td>
                  <Tag tone={tones[entry.state]}>{words.states[entry.state]}</Tag>
                </td>
              </tr>
            ))}
          </tbody>
        </Sheet>
        {log.total > shown && shown < MOST ? (
          <Button type="link" onClick={() => setShown(Math.min(MOST, shown * 2))}>
            {words.more}
          </Button>
        ) : null}
      </>
    );
  };
  return (
    <Card
      className="export-log"
      title={words.logTitle}
      aside={
        <span className="ledger-tools">
          {log ? words.logAside(log.total) : null}
          <ExportButton
            title={words.log}
            choices={[{ of: { kind: 'log' }, label: words.log }]}
            sensitive={false}
            tool
            disabled={log === null || log.total === 0}
          />
        </span>
      }
    >
      {body()}
    </Card>
  );
}
