import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Problem } from '../../../shared/base/problem.ts';
import { groupedCode, RECOVERY_GROUPS, readRecoveryCode, tidyCode } from '../../../shared/security/recovery-code.ts';
import { call } from '../../link/link.ts';
import { Field } from '../../parts/field.tsx';
import { isComplete, NewPassphrase, nothingTyped } from '../../parts/new-passphrase.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Threshold } from '../../parts/threshold.tsx';
import { useSession } from '../../state/session.ts';
import { recoveryWords } from '../../words/recovery.ts';
import { restoreWords } from '../../words/restore.ts';
import { useWords } from '../../words/words.ts';

/** The sealed code instead of the passphrase. Typing errors are named by their group while they are made. */
export function Recover({ onBack }: { readonly onBack: () => void }) {
  const words = useWords(recoveryWords);
  const shared = useWords(restoreWords);
  const [code, setCode] = useState('');
  const [fresh, setFresh] = useState(nothingTyped);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const read = readRecoveryCode(code);
  const typo = !read.ok && read.fault.fault === 'groups' ? read.fault.groups.join('、') : null;
  const groups = Math.min(RECOVERY_GROUPS, Math.floor(tidyCode(code).length / 5));
  const complete = read.ok && isComplete(fresh);

  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!complete || busy) return;
    setBusy(true);
    setProblem(null);
    const answer = await call('session.recover', { code, passphrase: fresh.first });
    setBusy(false);
    if (answer.ok) return useSession.getState().set(answer.value);
    setProblem(answer.problem);
  };

  return (
    <Threshold title={words.recoverTitle}>
      <p className="threshold-lead">{words.recoverLead}</p>
      <form onSubmit={open}>
        <Field
          label={words.code}
          hint={
            <span className={typo ? 'red' : read.ok ? 'green' : ''} aria-live="polite">
              {typo ? shared.group(typo) : read.ok ? shared.codeRight : words.codeHint(groups)}
            </span>
          }
        >
          {(ids) => (
            <Input
              {...ids}
              className="recover-code"
              autoFocus
              autoComplete="off"
              spellCheck={false}
              value={code}
              disabled={busy}
              status={typo ? 'error' : ''}
              onChange={(event) => {
                // What was said of the former one is not true of this one.
                setProblem(null);
                setCode(event.target.value);
              }}
              onBlur={() => setCode(groupedCode(code))}
            />
          )}
        </Field>
        <NewPassphrase label={shared.newPassphrase} value={fresh} onChange={setFresh} disabled={busy} />
        {problem ? <ProblemNotice problem={problem} /> : null}
        <div className="threshold-actions">
          <Button type="primary" htmlType="submit" loading={busy} disabled={!complete}>
            {words.open}
          </Button>
          <Button onClick={onBack} disabled={busy}>
            {words.back}
          </Button>
          <span className="quiet">{busy ? words.opening : null}</span>
        </div>
      </form>
    </Threshold>
  );
}
