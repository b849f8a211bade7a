import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { LedgerRow } from '../../../shared/ledger/model.ts';
import { type ScoreWeights, usualWeights } from '../../../shared/ledger/score.ts';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { Empty } from '../../parts/empty.tsx';
import { ExportButton } from '../../parts/export/export-button.tsx';
import { Late } from '../../parts/late.tsx';
import { PrintStamp } from '../../parts/print-stamp.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { ScreenHead } from '../../parts/screen-head.tsx';
import { useSession } from '../../state/session.ts';
import { exportWords } from '../../words/export.ts';
import { ledgerWords } from '../../words/ledger.ts';
import { ledgerViewWords } from '../../words/ledger-views.ts';
import { seeks } from '../../words/seek.ts';
import { useTitle, useWords } from '../../words/words.ts';
import { Entries } from './entries.tsx';
import { ExportLog } from './export-log.tsx';
import { heatOf } from './heat.ts';
import { HeatMap } from './heat-map.tsx';
import './ledger.css';
import { Office } from './office.tsx';
import { Quarter } from './quarter.tsx';
import { Trend } from './trend.tsx';
import { WeightsDialog } from './weights.tsx';

/** The regulation came into force in 2017; nothing was owed before. */
const FIRST_YEAR = 2017;
const views = ['entries', 'trend', 'quarter', 'office'] as const;
const statuses = ['all', 'missing', 'underway', 'done', 'notDue'] as const;

/** 台账: the unit's record of quality, quantity and timeliness, a year at a time. */
export function Ledger() {
  const words = useWords(ledgerWords);
  const exported = useWords(exportWords);
  const viewed = useWords(ledgerViewWords);
  const today = useSession((session) => session.status?.today ?? '');
  const role = useSession((session) => session.status?.officer?.role ?? 'auditor');
  const thisYear = Number(today.slice(0, 4)) || FIRST_YEAR;
  const [year, setYear] = useState(thisYear);
  const [view, setView] = useState<(typeof views)[number]>('entries');
  const [weighing, setWeighing] = useState(false);
  const asked = useCall('ledger.rows', { year }, { on: ['submission', 'catalog', 'sync', 'case'] });
  const kept = useCall('ledger.weights', {});
  const weights = kept.value ?? usualWeights;
  const years = Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, n) => thisYear - n);
  return (
    <div className="ledger">
      <ScreenHead title={words.title} sub={words.sub}>
        <Button
          type="text"
          aria-label={words.previous}
          title={words.previous}
          icon={<LeftOutlined />}
          disabled={year <= FIRST_YEAR}
          onClick={() => setYear(year - 1)}
        />
        <Select
          aria-label={words.year}
          style={{ width: 100 }}
          value={year}
          options={years.map((value) => ({ value, label: words.yearOf(value) }))}
          onChange={setYear}
        />
        <Button
          type="text"
          aria-label={words.next}
          title={words.next}
          icon={<RightOutlined />}
          disabled={year >= thisYear}
          onClick={() => setYear(year + 1)}
        />
        {/* The trend and the quarter sheet have their own. */}
        {view === 'entries' || view === 'office' ? (
          <ExportButton
            title={exported.ledger(year)}
            choices={[{ of: { kind: 'ledger', year }, label: exported.ledger(year) }]}
            sensitive={false}
          />
        ) : null}
        <Button onClick={() => setWeighing(true)}>{viewed.weights}</Button>
        <Button onClick={() => window.print()}>{words.print}</Button>
      </ScreenHead>
      <PrintStamp />
      <Segmented
        className="ledger-views"
        aria-label={viewed.views}
        value={view}
        options={views.map((value) => ({ value, label: viewed.view[value] }))}
        onChange={setView}
      />
      {view === 'trend' ? (
        <Trend year={year} />
      ) : view === 'quarter' ? (
        <Quarter key={year} year={year} today={today} />
      ) : view === 'office' ? (
        <Office key={year} year={year} />
      ) : asked.value ? (
        <Year key={year} year={year} rows={asked.value} weights={weights} />
      ) : asked.problem ? (
        <ProblemNotice problem={asked.problem} onRetry={asked.reload} />
      ) : (
        <Late rows={12} />
      )}
      {view === 'entries' ? <ExportLog /> : null}
      {weighing ? (
        <WeightsDialog
          weights={weights}
          mayChange={role === 'liaison'}
          onSaved={() => {
            setWeighing(false);
            kept.reload();
            asked.reload();
          }}
          onClose={() => setWeighing(false)}
        />
      ) : null}
    </div>
  );
}

function Year({
  year,
  rows,
  weights,
}: {
  readonly year: number;
  readonly rows: readonly LedgerRow[];
  readonly weights: ScoreWeights;
}) {
  const words = useWords(ledgerWords);
  const title = useTitle();
  const [dataset, setDataset] = useState('');
  const [status, setStatus] = useState<(typeof statuses)[number]>('all');
  /** Periods of the chosen cell of the map; null = all. */
  const [periods, setPeriods] = useState<ReadonlySet<string> | null>(null);
  if (rows.length === 0)
    return (
      <Card>
        <Empty title={words.empty(year)}>{words.emptyText}</Empty>
      </Card>
    );
  const lines = heatOf(rows, year);
  const shown = rows.filter(
    (row) =>
      (dataset === '' || row.dataset === dataset) &&
      (status === 'all' || row.status === status) &&
      (periods === null || periods.has(row.period)),
  );
  return (
    <>
      <HeatMap
        lines={lines}
        onChoose={(chosen, cell) => {
          setDataset(chosen);
          setStatus('all');
          setPeriods(new Set(cell.rows.map((row) => row.period)));
        }}
      />
      <Card
        title={words.table}
        aside={
          <span className="ledger-tools">
            {words.rowsAside(shown.length, rows.length)}
            <Select
              aria-label={words.dataset}
              size="small"
              style={{ width: 220 }}
              value={dataset}
              showSearch={{ filterOption: (typed, option) => seeks(typed, option?.label, option?.value) }}
              options={[
                { value: '', label: words.anyDataset },
                ...lines.map((line) => ({ value: line.dataset, label: title(line.title) })),
              ]}
              onChange={(next) => {
                setDataset(next);
                setPeriods(null);
              }}
            />
            <Select
              aria-label={words.statusFilter}
              size="small"
              style={{ width: 120 }}
              value={status}
              options={statuses.map((value) => ({ value, label: value === 'all' ? words.anyStatus : words.statuses[value] }))}
              onChange={setStatus}
            />
          </span>
        }
      >
        {shown.length === 0 ? <Empty title={words.noMatch} /> : <Entries rows={shown} weights={weights} />}
      </Card>
    </>
  );
}
