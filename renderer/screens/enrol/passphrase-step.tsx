import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Problem } from '../../../shared/base/problem.ts';
import type { EnrolmentOffer } from '../../../shared/security/model.ts';
import { judgePassphrase } from '../../../shared/security/passphrase.ts';
import { call } from '../../link/link.ts';
import { Field } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useSession } from '../../state/session.ts';
import { welcome } from '../../state/welcome.ts';
import { enrolWords } from '../../words/enrol.ts';
import { useWords } from '../../words/words.ts';
import { Strength } from './strength.tsx';

/** The passphrase, twice. The same judge as the engine's says at every key what is still weak. */
export function PassphraseStep({ offer, onBack }: { readonly offer: EnrolmentOffer; readonly onBack: () => void }) {
  const words = useWords(enrolWords);
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const judged = judgePassphrase(first, [offer.unit.name, offer.officer.name, offer.unit.uscc]);
  const differs = second !== '' && !first.startsWith(second);
  const complete = judged.ok && first === second;

  const finish = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!complete || busy) return;
    setBusy(true);
    setProblem(null);
    const answer = await call('enrol.finish', { passphrase: first });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    void welcome();
    useSession.getState().set(answer.value);
  };

  return (
    <form onSubmit={finish}>
      <p className="threshold-lead">{words.passphraseLead}</p>
      <Field label={words.passphraseFirst} hint={<Strength text={first} judged={judged} />}>
        {(ids) => (
          <Input.Password
            {...ids}
            autoFocus
            autoComplete="new-password"
            value={first}
            disabled={busy}
            onChange={(event) => setFirst(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={words.passphraseSecond}
        hint={
          <span className={differs ? 'red' : ''} aria-live="polite">
            {differs ? words.differs : second !== '' && first === second ? words.same : words.remember}
          </span>
        }
      >
        {(ids) => (
          <Input.Password
            {...ids}
            autoComplete="new-password"
            value={second}
            disabled={busy}
            status={differs ? 'error' : ''}
            onChange={(event) => setSecond(event.target.value)}
          />
        )}
      </Field>
      {problem ? <ProblemNotice problem={problem} /> : null}
      <div className="threshold-actions">
        <Button type="primary" htmlType="submit" loading={busy} disabled={!complete}>
          {words.finish}
        </Button>
        <Button onClick={onBack} disabled={busy}>
          {words.back}
        </Button>
        <span className="quiet">{busy ? words.making : null}</span>
      </div>
    </form>
  );
}
