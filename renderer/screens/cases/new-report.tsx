import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../../shared/base/problem.ts';
import { call } from '../../link/link.ts';
import { useCall } from '../../link/use-call.ts';
import { Field } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { go } from '../../state/route.ts';
import { useSession } from '../../state/session.ts';
import { casesWords } from '../../words/cases.ts';
import { seeks } from '../../words/seek.ts';
import { useWords } from '../../words/words.ts';

/** Begins an error report: to whom it is, and what it is called. Everything else is written in the case itself. */
export function NewReport({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(casesWords);
  const unit = useSession((session) => session.status?.unit ?? null);
  const datasets = useCall('catalog.datasets', {}, {});
  const [answerer, setAnswerer] = useState<string | null>(null);
  const [title, setTitle] = useState(() => words.defaultTitle(unit?.name ?? ''));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const units = new Map<string, string>();
  for (const dataset of datasets.value ?? [])
    for (const one of dataset.units) if (one.uscc !== unit?.uscc) units.set(one.uscc, one.name);

  async function create(): Promise<void> {
    if (answerer === null) return;
    setBusy(true);
    const made = await call('cases.draft', { answerer, title: title.trim() });
    setBusy(false);
    if (!made.ok) return setProblem(made.problem);
    onClose();
    go({ screen: 'case', id: made.value.id });
  }

  return (
    <Modal
      open
      title={words.newReport}
      okText={words.create}
      cancelText={words.cancel}
      okButtonProps={{ disabled: answerer === null || title.trim() === '', loading: busy }}
      onOk={() => void create()}
      onCancel={onClose}
      width={560}
    >
      <Field label={words.chooseUnit} hint={words.chooseUnitHint}>
        {(ids) => (
          <Select
            {...ids}
            autoFocus
            className="cases-wide"
            placeholder={words.unitPlaceholder}
            value={answerer}
            showSearch={{ filterOption: (typed, option) => seeks(typed, option?.label, option?.value) }}
            options={[...units].map(([value, name]) => ({ value, label: name }))}
            onChange={setAnswerer}
          />
        )}
      </Field>
      <Field label={words.title} hint={words.titleHint}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            autoSize={{ minRows: 1, maxRows: 4 }}
            maxLength={2000}
            value={title}
            onChange={(event) => setTitle(event.target.value.replace(/\n/g, ''))}
          />
        )}
      </Field>
      {problem ? <ProblemNotice problem={problem} /> : null}
    </Modal>
  );
}
