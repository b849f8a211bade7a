import { Button, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../../shared/base/problem.ts';
import { isPurpose } from '../../../shared/base/purpose.ts';
import type { RevealKind, RevealState } from '../../../shared/security/reveal/model.ts';
import { call } from '../../link/link.ts';
import { partsWords } from '../../words/parts.ts';
import { revealWords } from '../../words/reveal.ts';
import { useWords } from '../../words/words.ts';
import { Field } from '../field.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import './reveal.css';

/** Why values are to be shown, and which: said before anything is, and kept. */
export function RevealDialog(props: {
  readonly kind: RevealKind;
  readonly id: string;
  readonly state: RevealState;
  readonly titleOf: (place: string) => string;
  readonly onClose: (shown: boolean) => void;
}) {
  const { kind, id, state, titleOf, onClose } = props;
  const words = useWords(revealWords);
  const parts = useWords(partsWords);
  const [purpose, setPurpose] = useState('');
  const [fields, setFields] = useState<readonly string[]>(state.covered);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const ready = isPurpose(purpose) && fields.length > 0;
  const offered = [...new Set([...state.purposes, ...words.choices])].slice(0, 8);
  async function show(): Promise<void> {
    if (!ready) return;
    setBusy(true);
    const done = await call('reveal.values', { kind, id, fields: [...fields], purpose: purpose.trim() });
    setBusy(false);
    if (done.ok) onClose(true);
    else setProblem(done.problem);
  }
  return (
    <Modal
      open
      width={520}
      title={words.title}
      okText={words.ok}
      cancelText={parts.cancel}
      okButtonProps={{ disabled: !ready, loading: busy }}
      onOk={() => void show()}
      onCancel={() => onClose(false)}
    >
      <p className="quiet">{words.lead}</p>
      {state.covered.length > 1 ? (
        <fieldset className="reveal-fields">
          <legend>{words.what}</legend>
          {state.covered.map((place) => (
            <Checkbox
              key={place}
              checked={fields.includes(place)}
              onChange={({ target }) =>
                setFields(target.checked ? [...fields, place] : fields.filter((field) => field !== place))
              }
            >
              {titleOf(place)}
            </Checkbox>
          ))}
        </fieldset>
      ) : null}
      <Field label={words.purpose} hint={words.purposeHint}>
        {(ids) => (
          <Input
            {...ids}
            autoFocus
            maxLength={200}
            value={purpose}
            onChange={(event) => setPurpose(event.target.value)}
            onPressEnter={() => void show()}
          />
        )}
      </Field>
      <fieldset className="reveal-purposes" aria-label={words.chosen}>
        {offered.map((text) => (
          <Button key={text} size="small" aria-pressed={purpose === text} onClick={() => setPurpose(text)}>
            {text}
          </Button>
        ))}
      </fieldset>
      {problem ? <ProblemNotice problem={problem} /> : null}
    </Modal>
  );
}
