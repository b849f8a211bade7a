import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { Role } from '../../../shared/base/call.ts';
import type { Problem } from '../../../shared/base/problem.ts';
import type { DeskOfficer } from '../../../shared/security/model.ts';
import { call } from '../../link/link.ts';
import { Field } from '../../parts/field.tsx';
import { isComplete, NewPassphrase, nothingTyped } from '../../parts/new-passphrase.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useSession } from '../../state/session.ts';
import { partsWords } from '../../words/parts.ts';
import { peopleWords } from '../../words/people.ts';
import { useWords } from '../../words/words.ts';

const roles: readonly Role[] = ['preparer', 'liaison', 'auditor'];

/** One more officer of this computer, who types a passphrase of their own. */
export function AddOfficer({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(peopleWords);
  const parts = useWords(partsWords);
  const unit = useSession((session) => session.status?.unit);
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('preparer');
  const [fresh, setFresh] = useState(nothingTyped);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const context = [name.trim(), unit?.name ?? '', unit?.uscc ?? ''];
  const complete = name.trim() !== '' && isComplete(fresh, context);

  const add = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const answer = await call('officers.add', { name: name.trim(), role, passphrase: fresh.first });
    setBusy(false);
    if (answer.ok) onClose();
    else setProblem(answer.problem);
  };

  return (
    <Modal
      open
      width={520}
      title={words.addTitle}
      okText={words.addOk}
      cancelText={parts.cancel}
      okButtonProps={{ disabled: !complete, loading: busy }}
      onOk={() => void add()}
      onCancel={onClose}
    >
      <p className="quiet">{words.addText}</p>
      <Field label={words.name} hint={words.nameHint}>
        {(ids) => <Input {...ids} autoFocus maxLength={64} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field label={words.role}>
        {(ids) => (
          <Select
            {...ids}
            className="settings-role"
            value={role}
            onChange={setRole}
            options={roles.map((value) => ({ value, label: words.roles[value] }))}
          />
        )}
      </Field>
      <NewPassphrase value={fresh} onChange={setFresh} context={context} disabled={busy} />
      {problem ? <ProblemNotice problem={problem} /> : null}
    </Modal>
  );
}

/** For an officer who has forgotten theirs. */
export function ResetPassphrase({ officer, onClose }: { readonly officer: DeskOfficer; readonly onClose: () => void }) {
  const words = useWords(peopleWords);
  const parts = useWords(partsWords);
  const unit = useSession((session) => session.status?.unit);
  const [fresh, setFresh] = useState(nothingTyped);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const context = [officer.name, unit?.name ?? '', unit?.uscc ?? ''];

  const reset = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const answer = await call('officers.passphrase', { id: officer.id, passphrase: fresh.first });
    setBusy(false);
    if (answer.ok) onClose();
    else setProblem(answer.problem);
  };

  return (
    <Modal
      open
      width={520}
      title={words.resetTitle(officer.name)}
      okText={words.resetOk}
      cancelText={parts.cancel}
      okButtonProps={{ disabled: !isComplete(fresh, context), loading: busy }}
      onOk={() => void reset()}
      onCancel={onClose}
    >
      <p className="quiet">{words.addText}</p>
      <NewPassphrase focus value={fresh} onChange={setFresh} context={context} disabled={busy} />
      {problem ? <ProblemNotice problem={problem} /> : null}
    </Modal>
  );
}
