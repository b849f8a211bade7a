import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../../shared/base/problem.ts';
import type { Duty } from '../../../shared/submissions/model.ts';
import { call } from '../../link/link.ts';
import { Field } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useLanguage } from '../../state/language.ts';
import { nilWords } from '../../words/nil.ts';
import { periodWords } from '../../words/period.ts';
import { useTitle, useWords } from '../../words/words.ts';

const MOST = 1000;

/** 零报送 in one step: a reason, and it is sealed and sent. Says so before it is done, because it cannot be changed after. */
export function NilReturn({ duty, onClose }: { readonly duty: Duty; readonly onClose: () => void }) {
  const words = useWords(nilWords);
  const language = useLanguage((state) => state.language);
  const title = useTitle()(duty.title);
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const declare = async (): Promise<void> => {
    setBusy(true);
    const answer = await call('submissions.nilReturn', { dataset: duty.dataset, period: duty.period, reason: reason.trim() });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    message.success(words.done(title));
    onClose();
  };

  return (
    <Modal
      open
      title={words.title}
      okText={words.ok}
      cancelText={words.cancel}
      okButtonProps={{ disabled: reason.trim() === '', loading: busy }}
      onOk={() => void declare()}
      onCancel={onClose}
      width={520}
    >
      <p className="strong">{words.what(title, periodWords(duty.period, language))}</p>
      <p>{words.effect}</p>
      <Field label={words.reason} hint={words.reasonHint}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            autoFocus
            rows={3}
            maxLength={MOST}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {problem ? <ProblemNotice problem={problem} /> : null}
    </Modal>
  );
}
