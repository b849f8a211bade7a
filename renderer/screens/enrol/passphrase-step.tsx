import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Problem } from '../../../shared/base/problem.ts';
import type { EnrolmentOffer } from '../../../shared/security/model.ts';
import { call } from '../../link/link.ts';
import { isComplete, NewPassphrase, nothingTyped } from '../../parts/new-passphrase.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { enrolWords } from '../../words/enrol.ts';
import { useWords } from '../../words/words.ts';

/** The passphrase, twice; then the engine draws the recovery code that goes with it. */
export function PassphraseStep(props: {
  readonly offer: EnrolmentOffer;
  readonly onBack: () => void;
  readonly onReady: (passphrase: string, code: string) => void;
}) {
  const words = useWords(enrolWords);
  const [typed, setTyped] = useState(nothingTyped);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { unit, officer } = props.offer;
  const context = [unit.name, officer.name, unit.uscc];
  const complete = isComplete(typed, context);

  const next = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!complete) return;
    const drawn = await call('enrol.recovery', {});
    if (drawn.ok) props.onReady(typed.first, drawn.value.code);
    else setProblem(drawn.problem);
  };

  return (
    <form onSubmit={next}>
      <p className="threshold-lead">{words.passphraseLead}</p>
      <NewPassphrase focus value={typed} onChange={setTyped} context={context} />
      {problem ? <ProblemNotice problem={problem} /> : null}
      <div className="threshold-actions">
        <Button type="primary" htmlType="submit" disabled={!complete}>
          {words.next}
        </Button>
        <Button onClick={props.onBack}>{words.back}</Button>
      </div>
    </form>
  );
}
