import { Button, Input, Segmented, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { type CaseKind, type CaseStatus, caseStatuses } from '../../../shared/cases/model.ts';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Late } from '../../parts/late.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { ScreenHead } from '../../parts/screen-head.tsx';
import { useSession } from '../../state/session.ts';
import { casesWords } from '../../words/cases.ts';
import { count } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import { CaseTable } from './case-table.tsx';
import { NewReport } from './new-report.tsx';
import './cases.css';

const PAGE = 50;
const kinds: readonly CaseKind[] = ['correction', 'doubt', 'notice', 'permit', 'useRequest', 'liaisonChange'];

/** 待办: what others ask of this unit. 纠错报告: what this unit reported, with its drafts. One list, seen from two sides. */
export function Cases({ box }: { readonly box: 'asked' | 'asking' }) {
  const words = useWords(casesWords);
  const mayPrepare = useSession((session) => session.status?.officer?.role !== 'auditor');
  const [status, setStatus] = useState<CaseStatus | null>(null);
  const [kind, setKind] = useState<CaseKind | null>(null);
  const [typed, setTyped] = useState('');
  const [start, setStart] = useState(0);
  const [making, setMaking] = useState(false);
  const text = useDeferredValue(typed.trim());
  const asked = useCall('cases.list', { box, status, kind, text, start, count: PAGE }, { on: ['case', 'sync'] });
  // Doubts go to the tax authority; nobody else need know that there are any (第十一条).
  const doubts = useCall(
    'cases.list',
    { box, status: null, kind: 'doubt', text: '', start: 0, count: 1 },
    { on: ['case'], when: box === 'asking' },
  );
  const shownKinds = kinds.filter((one) => one !== 'doubt' || (doubts.value?.total ?? 0) > 0);
  const page = asked.value;
  const counts = page?.counts;
  const narrowed = status !== null || kind !== null || text !== '';
  const overdue = page?.rows.filter((row) => row.status === 'action' && (row.daysLeft ?? 0) < 0).length ?? 0;
  const all = counts ? counts.action + counts.waiting + counts.over : null;
  const label = (name: string, n: number | undefined) => (n === undefined ? name : `${name} ${count(n)}`);

  const begin =
    mayPrepare && box === 'asked' ? (
      <Button type="primary" onClick={() => setMaking(true)}>
        {words.newReport}
      </Button>
    ) : null;
  const nothing = box === 'asking' ? [words.emptyTodo, words.emptyTodoText] : [words.emptyReports, words.emptyReportsText];

  return (
    <div className="cases">
      <ScreenHead
        title={box === 'asking' ? words.todo : words.reports}
        sub={box === 'asking' ? (counts ? words.todoSub(counts.action, overdue) : ' ') : words.reportsSub}
      >
        {begin}
      </ScreenHead>
      <div className="cases-bar">
        <Segmented
          aria-label={words.filter}
          value={status ?? 'all'}
          options={[
            { value: 'all', label: label(words.all, all ?? undefined) },
            ...caseStatuses.map((one) => ({ value: one, label: label(words[one], counts?.[one]) })),
          ]}
          onChange={(next) => {
            setStatus(caseStatuses.find((one) => one === next) ?? null);
            setStart(0);
          }}
        />
        {box === 'asking' ? (
          <Select
            aria-label={words.kindFilter}
            className="cases-kind"
            value={kind ?? ''}
            options={[{ value: '', label: words.anyKind }, ...shownKinds.map((one) => ({ value: one, label: words.kinds[one] }))]}
            onChange={(next) => {
              setKind(kinds.find((one) => one === next) ?? null);
              setStart(0);
            }}
          />
        ) : null}
        <Input.Search
          allowClear
          className="cases-search"
          aria-label={words.search}
          placeholder={words.search}
          value={typed}
          maxLength={200}
          onChange={(event) => {
            setTyped(event.target.value);
            setStart(0);
          }}
        />
      </div>
      <Card>
        {page === null ? (
          asked.problem ? (
            <ProblemNotice problem={asked.problem} onRetry={asked.reload} />
          ) : (
            <Late rows={10} />
          )
        ) : page.rows.length === 0 ? (
          narrowed ? (
            <Empty title={words.noMatch}>{words.noMatchText}</Empty>
          ) : (
            <Empty title={nothing[0] ?? ''}>{nothing[1]}</Empty>
          )
        ) : (
          <CaseTable rows={page.rows} />
        )}
        {page && page.total > PAGE ? (
          <div className="cases-pages">
            <span className="quiet">{words.range(start + 1, Math.min(start + PAGE, page.total), page.total)}</span>
            <Button size="small" disabled={start === 0} onClick={() => setStart(Math.max(0, start - PAGE))}>
              {words.previous}
            </Button>
            <Button size="small" disabled={start + PAGE >= page.total} onClick={() => setStart(start + PAGE)}>
              {words.next}
            </Button>
          </div>
        ) : null}
      </Card>
      {making ? <NewReport onClose={() => setMaking(false)} /> : null}
    </div>
  );
}
