import { Button, Modal } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { createPortal } from 'react-dom';
import type { Destruction } from '../../../shared/security/model.ts';
import { useLanguage } from '../../state/language.ts';
import { useSession } from '../../state/session.ts';
import { moment } from '../../words/format.ts';
import { periodWords } from '../../words/period.ts';
import { retentionWords } from '../../words/retention.ts';
import { useTitle, useWords } from '../../words/words.ts';
import './destruction-sheet.css';

/** 销毁登记表: the record of one destruction on view, and on paper with room for the signatures. */
export function DestructionSheet({ record, onClose }: { readonly record: Destruction; readonly onClose: () => void }) {
  const words = useWords(retentionWords);
  useEffect(() => {
    document.body.classList.add('destruction-printing');
    return () => document.body.classList.remove('destruction-printing');
  }, []);
  return (
    <Modal
      open
      width={860}
      title={`${words.paperTitle} · ${words.paperNo(record.id)}`}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{words.close}</Button>
          <Button type="primary" onClick={() => window.print()}>
            {words.print}
          </Button>
        </>
      }
    >
      <Paper record={record} />
      <p className="quiet">{words.advice}</p>
      {createPortal(
        <div className="destruction-paper" aria-hidden="true">
          <h1>{words.paperTitle}</h1>
          <p className="destruction-number">{words.paperNo(record.id)}</p>
          <Paper record={record} />
          <p className="destruction-elsewhere">{words.elsewhere}</p>
          <div className="destruction-signs">
            {[words.signWho, words.signSupervisor, words.signChief].map((who) => (
              <div key={who}>
                <p>{who}</p>
                <p className="destruction-day">{words.signDay}</p>
              </div>
            ))}
          </div>
        </div>,
        document.body,
      )}
    </Modal>
  );
}

function Paper({ record }: { readonly record: Destruction }) {
  const words = useWords(retentionWords);
  const title = useTitle();
  const language = useLanguage((state) => state.language);
  const unit = useSession((session) => session.status?.unit?.name ?? '');
  return (
    <div className="destruction-form">
      <table>
        <tbody>
          <Row name={words.unit}>{unit}</Row>
          <Row name={words.when}>{moment(record.at)}</Row>
          <Row name={words.whoHead}>{record.who}</Row>
          <Row name={words.supervisorHead}>
            {record.supervisor}（{words.supervision[record.supervision]}）
          </Row>
          <Row name={words.reasonRow}>{record.reason}</Row>
          <Row name={words.how}>{words.howText(record.freedPages)}</Row>
          <Row name={words.copiesRow}>
            {words.copies(record.copies.length)}
            {record.copies.length > 0 ? `：${record.copies.map(({ madeAt }) => words.copyOf(moment(madeAt))).join('、')}` : ''}
          </Row>
        </tbody>
      </table>
      <table>
        <thead>
          <tr>
            {[
              words.kindHead,
              words.nameHead,
              words.rangeHead,
              words.countHead,
              words.sinceHead,
              words.overHead,
              words.proofHead,
            ].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {record.items.map((item, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a record is never changed.
            <tr key={at}>
              <td>{words.kinds[item.kind]}</td>
              <td>
                {title(item.title)} {item.dataset === null ? null : <span className="quiet">{item.dataset}</span>}
              </td>
              <td className="settings-when">{item.period === null ? '' : periodWords(item.period, language)}</td>
              <td className="number">{words.amount[item.kind](item.count)}</td>
              <td className="settings-when">{item.since}</td>
              <td className="settings-when">{item.over}</td>
              <td>
                {item.receipts.map((no) => (
                  <div className="quiet destruction-proof" key={no}>
                    {no}
                  </div>
                ))}
                {item.digests.map((digest) => (
                  <div className="quiet destruction-proof" key={digest}>
                    {words.digest(digest)}
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{children}</td>
    </tr>
  );
}

/** How many of each kind a record names. */
export function useSummary(): (record: Destruction) => string {
  const words = useWords(retentionWords);
  return ({ items }) => {
    const of = (kind: Destruction['items'][number]['kind']): number => items.filter((item) => item.kind === kind).length;
    return words.summary(of('rows'), of('draft'), of('evidence'));
  };
}
