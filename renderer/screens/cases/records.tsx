import { App, Button } from 'antd';
import { useState } from 'react';
import type { CaseRecord, CaseView } from '../../../shared/cases/model.ts';
import { Card } from '../../parts/card.tsx';
import { Empty } from '../../parts/empty.tsx';
import { RevealButton } from '../../parts/reveal/reveal-button.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useAct } from '../../parts/use-act.ts';
import { AskUse } from '../../parts/use-right/ask-use.tsx';
import { useSession } from '../../state/session.ts';
import { caseWords } from '../../words/case.ts';
import { grantsWords } from '../../words/grants.ts';
import { useWords } from '../../words/words.ts';
import { DecisionCell } from './decision-cell.tsx';
import { Dossier } from './dossier.tsx';
import { FromFile, type TakenRow } from './from-file.tsx';
import { RecordForm } from './record-form.tsx';
import { useDatasets } from './use-datasets.ts';

const PAGE = 50;

/** The records a case is about: given and believed value side by side, and what was decided about each. */
export function Records({ view }: { readonly view: CaseView }) {
  const words = useWords(caseWords);
  const mayPrepare = useSession((session) => session.status?.officer?.role !== 'auditor');
  const [editing, setEditing] = useState<CaseRecord | 'new' | null>(null);
  const [fromFile, setFromFile] = useState(false);
  const [taken, setTaken] = useState<TakenRow | null>(null);
  const [compared, setCompared] = useState<number | null>(null);
  const [most, setMost] = useState(PAGE);
  const { list, paper } = view;
  const drafting = mayPrepare && view.kind === 'errorReport' && view.phase === null && paper?.state === 'draft';
  const deciding =
    mayPrepare &&
    view.kind === 'correction' &&
    view.may.includes('reply') &&
    (paper === null || paper.state === 'draft' || paper.state === 'sent');
  const decided = deciding || list.some(({ decision }) => decision !== null);
  const rest = list.length - most;
  return (
    <Card
      title={words.records}
      aside={
        <>
          <RevealButton /> {words.recordsAside(list.length)}
          {drafting ? (
            <>
              {' '}
              <Button size="small" onClick={() => setFromFile(true)}>
                {words.fromFile}
              </Button>{' '}
              <Button size="small" onClick={() => setEditing('new')}>
                {words.addRecord}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      {list.length === 0 ? (
        <Empty title={words.noRecords}>{words.noRecordsText}</Empty>
      ) : (
        <Sheet label={words.records} className="case-records">
          <thead>
            <tr>
              <th scope="col">{words.no}</th>
              <th scope="col">{words.key}</th>
              <th scope="col">{words.given}</th>
              <th scope="col">{words.believed}</th>
              <th scope="col">{words.ground}</th>
              {decided ? (
                <th scope="col" className="case-decision-head">
                  {words.decision}
                </th>
              ) : null}
              {drafting || view.kind === 'correction' ? <th className="case-records-acts" aria-label={words.compare} /> : null}
            </tr>
          </thead>
          <tbody>
            {list.slice(0, most).map((record) => (
              <Line
                key={`${record.n} ${view.covered === true}`}
                view={view}
                record={record}
                decided={decided}
                deciding={deciding}
                onEdit={drafting ? () => setEditing(record) : null}
                onCompare={view.kind === 'correction' ? () => setCompared(record.n) : null}
              />
            ))}
          </tbody>
        </Sheet>
      )}
      {rest > 0 ? (
        <p className="case-none">
          <Button type="link" size="small" onClick={() => setMost(most + PAGE)}>
            {words.more(Math.min(rest, PAGE))}
          </Button>
        </p>
      ) : null}
      {editing === null ? null : (
        <RecordForm view={view} record={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
      {fromFile ? (
        <FromFile
          view={view}
          onTake={(row) => {
            setFromFile(false);
            setTaken(row);
          }}
          onClose={() => setFromFile(false)}
        />
      ) : null}
      {taken === null ? null : <RecordForm view={view} record={null} taken={taken} onClose={() => setTaken(null)} />}
      {compared === null ? null : <Dossier view={view} n={compared} onClose={() => setCompared(null)} />}
    </Card>
  );
}

function Line(props: {
  readonly view: CaseView;
  readonly record: CaseRecord;
  readonly decided: boolean;
  readonly deciding: boolean;
  readonly onEdit: (() => void) | null;
  readonly onCompare: (() => void) | null;
}) {
  const { view, record } = props;
  const words = useWords(caseWords);
  const act = useAct();
  const { modal } = App.useApp();
  const titles = useDatasets(view.list);
  const { n, batch, receipt } = record;
  const remove = () =>
    void modal.confirm({
      title: words.removeTitle(n),
      content: words.removeText,
      okText: words.remove,
      okButtonProps: { danger: true },
      cancelText: words.keep,
      autoFocusButton: 'cancel',
      onOk: async () => void (await act('cases.dropRecord', { id: view.id, n })),
    });
  return (
    <tr>
      <td>{n}</td>
      <td>
        <div>{Object.values(record.key).join(' / ')}</div>
        <div className="quiet">
          {titles.dataset(record.dataset)} · {record.period}
          {batch === null ? null : ` · ${words.batchOf(batch.slice(0, 12))}`}
          {receipt === null ? null : ` · ${words.receiptOf(receipt)}`}
        </div>
      </td>
      <td>
        <div className="quiet">{titles.field(record.dataset, record.field)}</div>
        {record.withheld ? <Withheld record={record} /> : <div className="case-value-given">{record.given ?? words.empty}</div>}
      </td>
      <td>{record.withheld ? '—' : <div className="case-value-believed">{record.believed ?? words.empty}</div>}</td>
      <td>{record.ground}</td>
      {props.decided ? (
        <td>
          <DecisionCell view={view} record={record} editable={props.deciding} />
        </td>
      ) : null}
      {props.onEdit ? (
        <td className="case-records-acts">
          <Button size="small" type="text" aria-label={`${words.edit} ${n}`} onClick={props.onEdit}>
            {words.edit}
          </Button>
          <Button size="small" type="text" danger aria-label={`${words.remove} ${n}`} onClick={remove}>
            {words.remove}
          </Button>
        </td>
      ) : props.onCompare ? (
        <td className="case-records-acts">
          <Button size="small" aria-label={`${words.compare} ${n}`} onClick={props.onCompare}>
            {words.compare}
          </Button>
        </td>
      ) : null}
    </tr>
  );
}

/** A value that is not shown for want of a use right, and the way to ask for it. */
function Withheld({ record }: { readonly record: CaseRecord }) {
  const words = useWords(grantsWords);
  return (
    <div className="quiet">
      {words.withheld} <AskUse before={{ dataset: record.dataset, fields: [record.field], purpose: '' }} />
    </div>
  );
}
