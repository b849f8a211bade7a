import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../../shared/base/problem.ts';
import type { EnrolmentOffer } from '../../../shared/security/model.ts';
import { call } from '../../link/link.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { RecoverySheet } from '../../parts/recovery-sheet.tsx';
import { useSession } from '../../state/session.ts';
import { welcome } from '../../state/welcome.ts';
import { enrolWords } from '../../words/enrol.ts';
import { recoveryWords } from '../../words/recovery.ts';
import { useWords } from '../../words/words.ts';

/** The last step: the code that goes into the safe. Only then is the store made. */
export function RecoveryStep(props: {
  readonly offer: EnrolmentOffer;
  readonly code: string;
  readonly passphrase: string;
  readonly onBack: () => void;
}) {
  const words = useWords(enrolWords);
  const recovery = useWords(recoveryWords);
  const [kept, setKept] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const finish = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const answer = await call('enrol.finish', { passphrase: props.passphrase });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    void welcome();
    useSession.getState().set(answer.value);
  };

  return (
    <>
      <RecoverySheet code={props.code} unit={props.offer.unit.name} officer={props.offer.officer.name} />
      <div className="enrol-kept">
        <Checkbox checked={kept} disabled={busy} onChange={(event) => setKept(event.target.checked)}>
          {recovery.kept}
        </Checkbox>
        <p className="quiet">{recovery.keptHint}</p>
      </div>
      {problem ? <ProblemNotice problem={problem} /> : null}
      <div className="threshold-actions">
        <Button type="primary" loading={busy} disabled={!kept} onClick={() => void finish()}>
          {words.finish}
        </Button>
        <Button onClick={props.onBack} disabled={busy}>
          {words.back}
        </Button>
        <span className="quiet">{busy ? words.making : null}</span>
      </div>
    </>
  );
}
