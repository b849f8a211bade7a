import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../shared/base/problem.ts';
import type { Result } from '../../shared/base/result.ts';
import { partsWords } from '../words/parts.ts';
import { useWords } from '../words/words.ts';
import { Field } from './field.tsx';
import { ProblemNotice } from './problem-notice.tsx';

/** An act that needs words: what will happen, a field for them, and the failure where it happened. */
export function SayDialog(props: {
  readonly title: string;
  readonly text: string;
  readonly label: string;
  readonly hint?: string;
  readonly ok: string;
  /** Not said before something stands there. */
  readonly required?: boolean;
  /** The same, of more than that; what it asks for is in the hint. */
  readonly enough?: (said: string) => boolean;
  /** Characters; what the call takes. */
  readonly most?: number;
  readonly initial?: string;
  readonly single?: boolean;
  readonly onSay: (words: string) => Promise<Result<unknown>>;
  readonly onClose: () => void;
}) {
  const words = useWords(partsWords);
  const [said, setSaid] = useState(props.initial ?? '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const complete = props.enough?.(said) ?? !(props.required && said.trim() === '');
  async function say(): Promise<void> {
    if (!complete) return;
    setBusy(true);
    setProblem(null);
    const done = await props.onSay(said.trim());
    setBusy(false);
    if (done.ok) props.onClose();
    else setProblem(done.problem);
  }
  return (
    <Modal
      open
      title={props.title}
      okText={props.ok}
      cancelText={words.cancel}
      okButtonProps={{ disabled: !complete, loading: busy }}
      onOk={() => void say()}
      onCancel={props.onClose}
      width={520}
    >
      <p>{props.text}</p>
      <Field label={props.label} hint={props.hint}>
        {(ids) =>
          props.single ? (
            <Input
              {...ids}
              autoFocus
              maxLength={props.most ?? 100}
              value={said}
              onChange={(event) => setSaid(event.target.value)}
              onPressEnter={() => void say()}
            />
          ) : (
            <Input.TextArea
              {...ids}
              autoFocus
              rows={4}
              maxLength={props.most ?? 20_000}
              value={said}
              onChange={(event) => setSaid(event.target.value)}
            />
          )
        }
      </Field>
      {problem ? <ProblemNotice problem={problem} /> : null}
    </Modal>
  );
}
