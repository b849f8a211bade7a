import { App, Button, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../../shared/base/problem.ts';
import { type ScoreWeights, usualWeights } from '../../../shared/ledger/score.ts';
import { call } from '../../link/link.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { ledgerViewWords } from '../../words/ledger-views.ts';
import { useWords } from '../../words/words.ts';

const dimensions = ['timeliness', 'quality', 'quantity'] as const;

/** How scores are weighed (第二十条 leaves it to the office); only the liaison officer changes it. */
export function WeightsDialog(props: {
  readonly weights: ScoreWeights;
  readonly mayChange: boolean;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}) {
  const words = useWords(ledgerViewWords);
  const { message } = App.useApp();
  const [entered, setEntered] = useState(props.weights);
  const [problem, setProblem] = useState<Problem | null>(null);
  const sum = dimensions.reduce((total, name) => total + entered[name], 0);
  const save = async (): Promise<void> => {
    const done = await call('ledger.weigh', entered);
    if (!done.ok) return setProblem(done.problem);
    message.success(words.weightsSaved);
    props.onSaved();
  };
  const field = (name: keyof ScoreWeights, label: string) => (
    <tr key={name}>
      <th scope="row">
        <label htmlFor={`weight-${name}`}>{label}</label>
      </th>
      <td>
        <InputNumber
          id={`weight-${name}`}
          min={0}
          max={100}
          step={0.5}
          disabled={!props.mayChange}
          value={entered[name]}
          onChange={(value) => setEntered({ ...entered, [name]: value ?? 0 })}
        />
      </td>
    </tr>
  );
  return (
    <Modal
      open
      width={420}
      title={words.weightsTitle}
      onCancel={props.onClose}
      footer={[
        <Button key="usual" disabled={!props.mayChange} onClick={() => setEntered(usualWeights)}>
          {words.usual}
        </Button>,
        <Button key="cancel" onClick={props.onClose}>
          {words.cancel}
        </Button>,
        <Button key="save" type="primary" disabled={!props.mayChange || sum !== 100} onClick={() => void save()}>
          {words.save}
        </Button>,
      ]}
    >
      {problem ? <ProblemNotice problem={problem} /> : null}
      <p className="quiet">{words.weightsNote}</p>
      <table className="ledger-weights">
        <tbody>
          {dimensions.map((name) => field(name, words.dimensions[name]))}
          {field('perLateDay', words.perLateDay)}
        </tbody>
      </table>
      <p className={sum === 100 ? 'quiet' : 'red'} aria-live="polite">
        {props.mayChange ? (sum === 100 ? '' : words.weightsSum(sum)) : words.onlyLiaison}
      </p>
    </Modal>
  );
}
