import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import type { Result } from '../../../../shared/base/result.ts';
import type { RepinPreview } from '../../../../shared/submissions/repin/model.ts';
import { call } from '../../../link/link.ts';
import { ChangeList } from '../../../parts/changes/change-list.tsx';
import { Late } from '../../../parts/late.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { scrolls } from '../../../parts/scrolls.ts';
import { Sheet } from '../../../parts/sheet.tsx';
import { Tag } from '../../../parts/tag.tsx';
import { changesWords } from '../../../words/catalog-changes.ts';
import { count } from '../../../words/format.ts';
import { useTitle, useWords } from '../../../words/words.ts';
import './repin.css';

/** Before a draft is converted: what its dataset says differently, and which findings come and go. Closing stops the check. */
export function RepinDialog(props: {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly onClose: () => void;
  readonly onConvert: (version: string) => void;
}) {
  const { id, from, to } = props;
  const words = useWords(changesWords);
  const [answer, setAnswer] = useState<Result<RepinPreview> | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (tries < 0) return;
    let stop: (() => void) | null = null;
    let left = false;
    void call(
      'submissions.repinPreview',
      { id },
      {
        onCancel: (cancel) => {
          stop = cancel;
        },
      },
    ).then((result) => {
      if (!left) setAnswer(result);
    });
    return () => {
      left = true;
      stop?.();
    };
  }, [id, tries]);

  return (
    <Modal
      open
      width={760}
      title={words.dialog(from, to)}
      okText={words.convert}
      cancelText={words.later}
      okButtonProps={{ disabled: !answer?.ok }}
      onOk={() => props.onConvert(to)}
      onCancel={props.onClose}
    >
      {answer === null ? (
        <>
          <output className="quiet">{words.comparing}</output>
          <Late rows={5} />
        </>
      ) : answer.ok ? (
        <Preview preview={answer.value} />
      ) : (
        <ProblemNotice
          problem={answer.problem}
          onRetry={() => {
            setAnswer(null);
            setTries(tries + 1);
          }}
        />
      )}
    </Modal>
  );
}

function Preview({ preview }: { readonly preview: RepinPreview }) {
  const words = useWords(changesWords);
  const say = useTitle();
  const { changes, rows, affected, groups } = preview;
  return (
    <div className="repin" {...scrolls(words.whatChanges)}>
      <h3>{words.whatChanges}</h3>
      {changes.length === 0 ? <p className="quiet">{words.none}</p> : <ChangeList changes={changes} />}
      <h3>{words.effect}</h3>
      <p>
        {affected === 0 ? words.effectNone(count(rows)) : <b>{words.effectRows(count(rows), count(affected))}</b>}{' '}
        {words.effectKept}
      </p>
      {groups.length === 0 ? null : (
        <Sheet label={words.effect}>
          <thead>
            <tr>
              <th scope="col">{words.group}</th>
              <th scope="col">{words.severity}</th>
              <th scope="col" className="number">
                {words.now}
              </th>
              <th scope="col" className="number">
                {words.after}
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.key}>
                <td>{say(group.title)}</td>
                <td>
                  <Tag tone={group.severity === 'blocking' ? 'red' : 'amber'}>{words[group.severity]}</Tag>
                </td>
                <td className="number">{count(group.before)}</td>
                <td className="number">{count(group.after)}</td>
              </tr>
            ))}
          </tbody>
        </Sheet>
      )}
    </div>
  );
}
