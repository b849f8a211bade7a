import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Problem } from '../../../shared/base/problem.ts';
import type { BackupOffer } from '../../../shared/security/model.ts';
import { readRecoveryCode, tidyCode } from '../../../shared/security/recovery-code.ts';
import { chooseFile } from '../../link/files.ts';
import { call } from '../../link/link.ts';
import { Field } from '../../parts/field.tsx';
import { isComplete, NewPassphrase, nothingTyped } from '../../parts/new-passphrase.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Threshold } from '../../parts/threshold.tsx';
import { useSession } from '../../state/session.ts';
import { bytes, moment } from '../../words/format.ts';
import { restoreWords } from '../../words/restore.ts';
import { useWords } from '../../words/words.ts';
import './enrol.css';

/** Whether what is typed is meant as a recovery code: groups of capital letters and digits, as long as one. */
const looksLikeCode = (typed: string): boolean => {
  const signs = tidyCode(typed);
  return signs.length >= 20 && !/[^0-9A-Za-z\s-]/.test(typed.normalize('NFKC')) && /^[0-9A-Za-z]{4,5}[-\s]/.test(typed.trim());
};

/** From a backup file to an open desk, here or on another computer. Nothing changes before all of it has proved right. */
export function Restore(props: { readonly over: boolean; readonly onBack: () => void }) {
  const words = useWords(restoreWords);
  const [chosen, setChosen] = useState<{ readonly token: string; readonly name: string; readonly offer: BackupOffer } | null>(
    null,
  );
  const [secret, setSecret] = useState('');
  const [fresh, setFresh] = useState(nothingTyped);
  const [busy, setBusy] = useState<'checking' | 'restoring' | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const read = readRecoveryCode(secret);
  const isCode = read.ok;
  const typo = !read.ok && looksLikeCode(secret) && read.fault.fault === 'groups' ? read.fault.groups.join('、') : null;
  const complete = chosen !== null && secret !== '' && typo === null && (!isCode || isComplete(fresh));

  const choose = async (): Promise<void> => {
    const offered = await chooseFile('.liaison-backup');
    if (!offered) return;
    setProblem(null);
    setChosen(null);
    if (!offered.ok) return setProblem(offered.problem);
    setBusy('checking');
    const { token, name } = offered.value;
    const offer = await call('restore.inspect', { token });
    setBusy(null);
    if (offer.ok) setChosen({ token, name, offer: offer.value });
    else setProblem(offer.problem);
  };

  const restore = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!complete || !chosen || busy) return;
    setBusy('restoring');
    setProblem(null);
    const { token } = chosen;
    const answer = await call('restore.open', isCode ? { token, secret, passphrase: fresh.first } : { token, secret });
    setBusy(null);
    if (answer.ok) return useSession.getState().set(answer.value);
    setProblem(answer.problem);
  };

  return (
    <Threshold title={words.title}>
      <p className="threshold-lead">
        {words.lead} {props.over ? words.leadOver : ''}
      </p>
      <form onSubmit={restore}>
        <div className="enrol-file">
          <Button onClick={() => void choose()} loading={busy === 'checking'}>
            {chosen ? words.another : words.choose}
          </Button>
          <span className="quiet">{busy === 'checking' ? words.checking : chosen?.name}</span>
        </div>
        {chosen ? (
          <>
            <dl className="enrol-who restore-offer">
              <dt>{words.madeAt}</dt>
              <dd>{moment(chosen.offer.madeAt)}</dd>
              <dt>{words.size}</dt>
              <dd>
                {bytes(chosen.offer.bytes)} · <span className="green">{words.whole}</span>
              </dd>
              <dt>{words.product}</dt>
              <dd>{chosen.offer.product}</dd>
            </dl>
            <Field
              label={words.secret}
              hint={
                <span className={typo ? 'red' : isCode ? 'green' : ''} aria-live="polite">
                  {typo ? words.group(typo) : isCode ? words.codeRight : words.secretHint}
                </span>
              }
            >
              {(ids) => (
                <Input.Password
                  {...ids}
                  autoFocus
                  autoComplete="off"
                  spellCheck={false}
                  value={secret}
                  disabled={busy === 'restoring'}
                  status={typo ? 'error' : ''}
                  onChange={(event) => {
                    // What was said of the former one is not true of this one.
                    setProblem(null);
                    setSecret(event.target.value);
                  }}
                />
              )}
            </Field>
            {isCode ? (
              <NewPassphrase label={words.newPassphrase} value={fresh} onChange={setFresh} disabled={busy === 'restoring'} />
            ) : null}
          </>
        ) : null}
        {problem ? <ProblemNotice problem={problem} /> : null}
        <div className="threshold-actions">
          <Button type="primary" htmlType="submit" loading={busy === 'restoring'} disabled={!complete}>
            {words.go}
          </Button>
          <Button onClick={props.onBack} disabled={busy !== null}>
            {words.back}
          </Button>
          <span className="quiet">{busy === 'restoring' ? words.working : null}</span>
        </div>
        <p className="quiet restore-after">{words.after}</p>
      </form>
    </Threshold>
  );
}
