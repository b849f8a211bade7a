import { Checkbox, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../../shared/base/problem.ts';
import { isPurpose } from '../../../shared/base/purpose.ts';
import type { Destruction, DueItem, RetentionStatus } from '../../../shared/security/model.ts';
import { call } from '../../link/link.ts';
import { Field } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useLanguage } from '../../state/language.ts';
import { partsWords } from '../../words/parts.ts';
import { periodWords } from '../../words/period.ts';
import { retentionWords } from '../../words/retention.ts';
import { useTitle, useWords } from '../../words/words.ts';

/** How many are named before the rest is counted. */
const NAMED = 6;

/** Two people destroy: the liaison officer, and the one who stands by. */
export function DestroyDialog(props: {
  readonly items: readonly DueItem[];
  readonly supervisors: RetentionStatus['supervisors'];
  readonly onDone: (record: Destruction) => void;
  readonly onClose: () => void;
}) {
  const { items, supervisors } = props;
  const words = useWords(retentionWords);
  const parts = useWords(partsWords);
  const title = useTitle();
  const language = useLanguage((state) => state.language);
  const [reason, setReason] = useState<string>(words.reasonUsual);
  const [supervisor, setSupervisor] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [sure, setSure] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const paper = supervisors.length === 0;
  const complete = sure && supervisor.trim() !== '' && (paper || passphrase !== '') && isPurpose(reason);

  const destroy = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const done = await call('retention.destroy', {
      keys: items.map(({ key }) => key),
      reason: reason.trim(),
      supervisor: supervisor.trim(),
      ...(paper ? {} : { passphrase }),
    });
    setBusy(false);
    setPassphrase('');
    if (done.ok) props.onDone(done.value);
    else setProblem(done.problem);
  };

  return (
    <Modal
      open
      width={600}
      title={words.title}
      okText={words.go}
      cancelText={parts.cancel}
      okButtonProps={{ danger: true, disabled: !complete, loading: busy }}
      cancelButtonProps={{ disabled: busy }}
      closable={!busy}
      keyboard={!busy}
      mask={{ closable: false }}
      onOk={() => void destroy()}
      onCancel={props.onClose}
    >
      <p>{words.lead(items.length)}</p>
      <ul className="retention-chosen">
        {items.slice(0, NAMED).map((item) => (
          <li key={item.key}>
            {title(item.title)} {item.period === null ? '' : periodWords(item.period, language)}
            <span className="quiet">
              {' '}
              · {words.kinds[item.kind]} · {words.amount[item.kind](item.count)}
            </span>
          </li>
        ))}
        {items.length > NAMED ? <li className="quiet">{words.more(items.length - NAMED)}</li> : null}
      </ul>
      <Field label={words.reason} hint={words.reasonHint}>
        {(ids) => <Input {...ids} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      <Field label={words.supervisor} hint={paper ? words.supervisorPaper : words.supervisorHint}>
        {(ids) =>
          paper ? (
            <Input {...ids} maxLength={64} value={supervisor} onChange={(event) => setSupervisor(event.target.value)} />
          ) : (
            <Select
              {...ids}
              className="settings-role"
              placeholder={words.choosePerson}
              value={supervisor === '' ? null : supervisor}
              onChange={setSupervisor}
              options={supervisors.map(({ name }) => ({ value: name, label: name }))}
            />
          )
        }
      </Field>
      {paper ? null : (
        <Field label={words.passphrase}>
          {(ids) => (
            <Input.Password
              {...ids}
              autoComplete="off"
              value={passphrase}
              onChange={(event) => {
                // What was said of the former one is not true of this one.
                setProblem(null);
                setPassphrase(event.target.value);
              }}
            />
          )}
        </Field>
      )}
      <Checkbox checked={sure} onChange={(event) => setSure(event.target.checked)}>
        {words.sure}
      </Checkbox>
      <p className="quiet" role="status">
        {busy ? words.going : ''}
      </p>
      {problem ? <ProblemNotice problem={problem} /> : null}
    </Modal>
  );
}
