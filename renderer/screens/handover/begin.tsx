import { DatePicker, Input, Modal } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { addDays } from '../../../shared/base/clock.ts';
import type { Problem } from '../../../shared/base/problem.ts';
import { liaisonFacts } from '../../../shared/cases/letter-facts.ts';
import { call } from '../../link/link.ts';
import { Field } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useSession } from '../../state/session.ts';
import { handoverWords } from '../../words/handover.ts';
import { useWords } from '../../words/words.ts';

const texts = ['office', 'post', 'phone'] as const;

/** Who follows, from which day, and why: the letter to the office is made of it. */
export function BeginHandover({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(handoverWords);
  const today = useSession((session) => session.status?.today ?? '');
  const former = useSession((session) => session.status?.officer?.name ?? '');
  const [given, setGiven] = useState({ name: '', office: '', post: '', phone: '', effective: today, reason: '' });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const set = (change: Partial<typeof given>): void => setGiven({ ...given, ...change });
  const complete = Object.values(given).every((text) => text.trim() !== '');

  async function make(): Promise<void> {
    setBusy(true);
    setProblem(null);
    const drafted = await call('letters.draft', { kind: 'liaisonChange', facts: liaisonFacts({ ...given, former }) });
    const begun = drafted.ok ? await call('handover.begin', { ...given, words: drafted.value.letter.body }) : drafted;
    setBusy(false);
    if (begun.ok) onClose();
    else setProblem(begun.problem);
  }

  return (
    <Modal
      open
      width={560}
      title={words.formTitle}
      okText={words.make}
      cancelText={words.cancel}
      okButtonProps={{ disabled: !complete, loading: busy }}
      onOk={() => void make()}
      onCancel={onClose}
    >
      <p>{words.formText}</p>
      <Field label={words.name} hint={words.nameHint}>
        {(ids) => (
          <Input {...ids} autoFocus maxLength={64} value={given.name} onChange={(event) => set({ name: event.target.value })} />
        )}
      </Field>
      <div className="handover-three">
        {texts.map((name) => (
          <Field key={name} label={words[name]}>
            {(ids) => (
              <Input {...ids} maxLength={100} value={given[name]} onChange={(event) => set({ [name]: event.target.value })} />
            )}
          </Field>
        ))}
      </div>
      <Field label={words.effective} hint={words.effectiveHint}>
        {(ids) => (
          <DatePicker
            {...ids}
            allowClear={false}
            value={dayjs(given.effective)}
            minDate={dayjs(today)}
            maxDate={dayjs(addDays(today, 366))}
            onChange={(day) => (day ? set({ effective: day.format('YYYY-MM-DD') }) : undefined)}
          />
        )}
      </Field>
      <Field label={words.reason} hint={words.reasonHint}>
        {(ids) => (
          <Input {...ids} maxLength={100} value={given.reason} onChange={(event) => set({ reason: event.target.value })} />
        )}
      </Field>
      {problem ? <ProblemNotice problem={problem} /> : null}
    </Modal>
  );
}
