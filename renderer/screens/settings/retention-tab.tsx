import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { Destruction, DueItem, RetentionStatus } from '../../../shared/security/model.ts';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { Empty } from '../../parts/empty.tsx';
import { ExportButton } from '../../parts/export/export-button.tsx';
import { PrintStamp } from '../../parts/print-stamp.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useLanguage } from '../../state/language.ts';
import { useSession } from '../../state/session.ts';
import { moment } from '../../words/format.ts';
import { periodWords } from '../../words/period.ts';
import { retentionWords } from '../../words/retention.ts';
import { useTitle, useWords } from '../../words/words.ts';
import { DestroyDialog } from './destroy-dialog.tsx';
import { DestructionSheet, useSummary } from './destruction-sheet.tsx';
import { NotYet } from './not-yet.tsx';
import { OlderCopies } from './older-copies.tsx';

const tones = { rows: 'grey', draft: 'grey', evidence: 'grey' } as const;

/** 保存与销毁: what is past its term, what was destroyed, and the copies that still hold it (第十五条). */
export function RetentionTab() {
  const asked = useCall('retention.status', {}, { on: ['settings', 'catalog', 'submission', 'case'] });
  const mayAct = useSession((session) => session.status?.officer?.role === 'liaison');
  const [opened, setOpened] = useState<number | null>(null);
  if (!asked.value) return <NotYet asked={asked} rows={8} />;
  const status = asked.value;
  const record = status.records.find(({ id }) => id === opened) ?? null;
  return (
    <div className="retention">
      <Due
        key={status.due.map(({ key }) => key).join(' ')}
        status={status}
        mayAct={mayAct}
        onDone={({ id }) => {
          asked.reload();
          setOpened(id);
        }}
      />
      <Records records={status.records} onOpen={setOpened} />
      {status.records.length > 0 ? <OlderCopies status={status} mayAct={mayAct} /> : null}
      <PrintStamp />
      {record ? <DestructionSheet record={record} onClose={() => setOpened(null)} /> : null}
    </div>
  );
}

function Due(props: {
  readonly status: RetentionStatus;
  readonly mayAct: boolean;
  readonly onDone: (record: Destruction) => void;
}) {
  const { due, supervisors } = props.status;
  const words = useWords(retentionWords);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState(false);
  const all = chosen.length === due.length;
  return (
    <Card title={words.due} aside={words.dueAside(due.length)}>
      <p className="quiet settings-lead">{words.dueLead}</p>
      {due.length === 0 ? (
        <Empty title={words.dueNone}>{words.dueNoneText}</Empty>
      ) : (
        <>
          <div className="retention-list">
            <Sheet label={words.due}>
              <thead>
                <tr>
                  <th scope="col" className="retention-tick">
                    <Checkbox
                      aria-label={words.all}
                      disabled={!props.mayAct}
                      checked={all}
                      indeterminate={!all && chosen.length > 0}
                      onChange={() => setChosen(all ? [] : due.map(({ key }) => key))}
                    />
                  </th>
                  <th scope="col">{words.kindHead}</th>
                  <th scope="col">{words.nameHead}</th>
                  <th scope="col">{words.periodHead}</th>
                  <th scope="col" className="number">
                    {words.countHead}
                  </th>
                  <th scope="col">{words.sinceHead}</th>
                  <th scope="col">{words.termHead}</th>
                  <th scope="col">{words.overHead}</th>
                </tr>
              </thead>
              <tbody>
                {due.map((item) => (
                  <DueRow
                    key={item.key}
                    item={item}
                    disabled={!props.mayAct}
                    checked={chosen.includes(item.key)}
                    onCheck={(on) => setChosen(on ? [...chosen, item.key] : chosen.filter((key) => key !== item.key))}
                  />
                ))}
              </tbody>
            </Sheet>
          </div>
          <div className="settings-body">
            <div className="settings-acts">
              <Button danger disabled={!props.mayAct || chosen.length === 0} onClick={() => setAsking(true)}>
                {words.destroy(chosen.length)}
              </Button>
              {props.mayAct ? null : <span className="quiet">{words.onlyLiaison}</span>}
            </div>
          </div>
        </>
      )}
      {asking ? (
        <DestroyDialog
          items={due.filter(({ key }) => chosen.includes(key))}
          supervisors={supervisors}
          onDone={(record) => {
            setAsking(false);
            props.onDone(record);
          }}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Card>
  );
}

function DueRow(props: {
  readonly item: DueItem;
  readonly checked: boolean;
  readonly disabled: boolean;
  readonly onCheck: (on: boolean) => void;
}) {
  const { item } = props;
  const words = useWords(retentionWords);
  const title = useTitle();
  const language = useLanguage((state) => state.language);
  const period = item.period === null ? '' : periodWords(item.period, language);
  return (
    <tr className="sheet-row">
      <td className="retention-tick">
        <Checkbox
          aria-label={words.choose(`${title(item.title)} ${period}`.trim())}
          disabled={props.disabled}
          checked={props.checked}
          onChange={(event) => props.onCheck(event.target.checked)}
        />
      </td>
      <td>
        <Tag tone={tones[item.kind]}>{words.kinds[item.kind]}</Tag>
      </td>
      <td>
        {title(item.title)} {item.dataset === null ? null : <span className="quiet">{item.dataset}</span>}
      </td>
      <td className="settings-when">{period}</td>
      <td className="number">{words.amount[item.kind](item.count)}</td>
      <td className="settings-when">{item.since}</td>
      <td className="settings-when">{words.months(item.months, item.stated)}</td>
      <td className="settings-when">{item.over}</td>
    </tr>
  );
}

function Records({ records, onOpen }: { readonly records: readonly Destruction[]; readonly onOpen: (id: number) => void }) {
  const words = useWords(retentionWords);
  const summary = useSummary();
  const choices = [{ of: { kind: 'destruction' }, label: words.export }] as const;
  return (
    <Card
      title={words.records}
      aside={records.length > 0 ? <ExportButton title={words.export} choices={choices} sensitive={false} tool /> : undefined}
    >
      {records.length === 0 ? (
        <Empty title={words.recordsNone}>{words.recordsNoneText}</Empty>
      ) : (
        <Sheet
          label={words.records}
          heads={[words.noHead, words.whenHead, words.whatHead, words.whoHead, words.supervisorHead, '']}
        >
          {records.map((record) => (
            <tr key={record.id}>
              <td>{record.id}</td>
              <td className="settings-when">{moment(record.at)}</td>
              <td>
                {summary(record)}
                {record.freedPages === null ? <span className="amber"> · {words.unfinished}</span> : null}
              </td>
              <td>{record.who}</td>
              <td>
                {record.supervisor} <span className="quiet">{words.supervision[record.supervision]}</span>
              </td>
              <td className="settings-row-acts">
                <Button type="link" aria-label={words.openOf(record.id)} onClick={() => onOpen(record.id)}>
                  {words.open}
                </Button>
              </td>
            </tr>
          ))}
        </Sheet>
      )}
    </Card>
  );
}
