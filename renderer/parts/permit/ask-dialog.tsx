import { DatePicker, Input, Modal } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { addDays } from '../../../shared/base/clock.ts';
import type { Problem } from '../../../shared/base/problem.ts';
import { permitFacts } from '../../../shared/cases/letter-facts.ts';
import type { Words } from '../../../shared/catalog/model.ts';
import { call } from '../../link/link.ts';
import { go } from '../../state/route.ts';
import { useSession } from '../../state/session.ts';
import { permitWords } from '../../words/permit.ts';
import { useTitle, useWords } from '../../words/words.ts';
import { Field } from '../field.tsx';
import { ProblemNotice } from '../problem-notice.tsx';

/** The period a late permit is asked for. */
export interface AskedPeriod {
  readonly dataset: string;
  readonly title: Words;
  readonly period: string;
  readonly due: string | null;
}

/** What is usually asked for; the officer says otherwise. */
const USUAL_DAYS = 10;

/** Until when, and why: the letter is made of it, and its case opened. */
export function AskPermit(props: { readonly about: AskedPeriod; readonly reason?: string; readonly onClose: () => void }) {
  const words = useWords(permitWords);
  const titleOf = useTitle();
  const today = useSession((session) => session.status?.today ?? '');
  const officer = useSession((session) => session.status?.officer?.name ?? '');
  const { dataset, title, period, due } = props.about;
  const [until, setUntil] = useState(() => addDays(today, USUAL_DAYS));
  const [reason, setReason] = useState(props.reason ?? '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function make(): Promise<void> {
    setBusy(true);
    setProblem(null);
    const facts = permitFacts({ period, due, wanted: until, reason }, title.zh, officer);
    const drafted = await call('letters.draft', { kind: 'latePermit', facts });
    const asked = { dataset, period, until, reason: reason.trim() };
    const made = drafted.ok ? await call('cases.askPermit', { ...asked, words: drafted.value.letter.body }) : drafted;
    setBusy(false);
    if (!made.ok) return setProblem(made.problem);
    props.onClose();
    go({ screen: 'case', id: made.value.id });
  }

  return (
    <Modal
      open
      title={words.dialog(titleOf(title), period)}
      okText={words.make}
      cancelText={words.cancel}
      okButtonProps={{ disabled: reason.trim() === '', loading: busy }}
      onOk={() => void make()}
      onCancel={props.onClose}
      width={520}
    >
      <p>{words.dialogText}</p>
      <Field label={words.until} hint={words.untilHint}>
        {(ids) => (
          <DatePicker
            {...ids}
            allowClear={false}
            value={dayjs(until)}
            minDate={dayjs(today)}
            maxDate={dayjs(addDays(today, 366))}
            onChange={(day) => (day ? setUntil(day.format('YYYY-MM-DD')) : undefined)}
          />
        )}
      </Field>
      <Field label={words.reason} hint={words.reasonHint}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            autoFocus
            rows={3}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {problem ? <ProblemNotice problem={problem} /> : null}
    </Modal>
  );
}
