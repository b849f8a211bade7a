import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Problem } from '../../../shared/base/problem.ts';
import type { AppStatus } from '../../../shared/security/model.ts';
import { call } from '../../link/link.ts';
import { Field } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Threshold } from '../../parts/threshold.tsx';
import { useNow } from '../../parts/use-now.ts';
import { askForDesk } from '../../state/first-look.ts';
import { useSession } from '../../state/session.ts';
import { keychainWords } from '../../words/keychain.ts';
import { recoveryWords } from '../../words/recovery.ts';
import { restoreWords } from '../../words/restore.ts';
import { unlockWords } from '../../words/unlock.ts';
import { useWords } from '../../words/words.ts';
import { Restore } from '../enrol/restore.tsx';
import { Recover } from './recover.tsx';

/** Before the lock. Nothing of the store is readable here, so nothing of it is shown: no unit, no name. */
export function Unlock({ status }: { readonly status: AppStatus }) {
  const words = useWords(unlockWords);
  const recovery = useWords(recoveryWords);
  const restore = useWords(restoreWords);
  const keychain = useWords(keychainWords);
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  // The engine says how long another try would be refused; the seconds are counted down here.
  const [until, setUntil] = useState(() => Date.now() + status.wait * 1000);
  const [waiting, setWaiting] = useState(status.wait > 0);
  const now = useNow(waiting ? 250 : null);
  const wait = waiting ? Math.max(0, Math.ceil((until - now) / 1000)) : 0;

  const [way, setWay] = useState<'passphrase' | 'code' | 'backup'>('passphrase');
  const unlock = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (passphrase === '' || busy || wait > 0) return;
    setBusy(true);
    const answer = await call('session.unlock', { passphrase });
    setBusy(false);
    if (answer.ok) {
      askForDesk();
      return useSession.getState().set(answer.value);
    }
    setPassphrase('');
    setProblem(answer.problem);
    const seconds = answer.problem.data?.wait;
    if (typeof seconds === 'number' && seconds > 0) {
      setUntil(Date.now() + seconds * 1000);
      setWaiting(true);
    }
  };

  const bySystem = async (): Promise<void> => {
    setBusy(true);
    const answer = await call('session.unlockBySystem', {});
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    askForDesk();
    useSession.getState().set(answer.value);
  };

  const back = (): void => setWay('passphrase');
  if (way === 'code') return <Recover onBack={back} />;
  if (way === 'backup') return <Restore over onBack={back} />;
  return (
    <Threshold title={words.title}>
      <p className="threshold-lead">{words.lead}</p>
      {status.systemUnlock ? (
        <div className="threshold-actions threshold-first">
          <Button type="primary" loading={busy} onClick={() => void bySystem()}>
            {keychain.unlock}
          </Button>
          <span className="quiet">{keychain.orPassphrase}</span>
        </div>
      ) : null}
      <form onSubmit={unlock}>
        <Field label={words.passphrase}>
          {(ids) => (
            <Input.Password
              {...ids}
              autoFocus
              autoComplete="current-password"
              value={passphrase}
              readOnly={busy}
              status={problem && wait === 0 && passphrase === '' ? 'error' : ''}
              onChange={(event) => setPassphrase(event.target.value)}
            />
          )}
        </Field>
        {problem ? <ProblemNotice problem={problem} /> : null}
        <div className="threshold-actions">
          <Button
            type={status.systemUnlock ? 'default' : 'primary'}
            htmlType="submit"
            loading={busy}
            disabled={wait > 0 || passphrase === ''}
          >
            {wait > 0 ? words.waitFor(wait) : words.unlock}
          </Button>
        </div>
      </form>
      <details className="threshold-more">
        <summary>{words.forgotten}</summary>
        <p>{words.forgottenHelp}</p>
        <div className="threshold-other">
          <Button type="link" onClick={() => setWay('code')}>
            {recovery.recoverLink}
          </Button>
          <Button type="link" onClick={() => setWay('backup')}>
            {restore.linkOver}
          </Button>
        </div>
      </details>
    </Threshold>
  );
}
