import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Problem } from '../../../shared/base/problem.ts';
import { call } from '../../link/link.ts';
import { Card } from '../../parts/card.tsx';
import { Field } from '../../parts/field.tsx';
import { isComplete, NewPassphrase, nothingTyped } from '../../parts/new-passphrase.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useSession } from '../../state/session.ts';
import { peopleWords } from '../../words/people.ts';
import { restoreWords } from '../../words/restore.ts';
import { useWords } from '../../words/words.ts';

/** One's own passphrase, changed by whoever knows the present one. */
export function OwnPassphrase() {
  const words = useWords(peopleWords);
  const shared = useWords(restoreWords);
  const status = useSession((session) => session.status);
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState(nothingTyped);
  const [busy, setBusy] = useState(false);
  const [changed, setChanged] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const context = [status?.unit?.name ?? '', status?.officer?.name ?? '', status?.unit?.uscc ?? ''];
  const complete = old !== '' && isComplete(fresh, context);

  const change = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!complete || busy) return;
    setBusy(true);
    setChanged(false);
    setProblem(null);
    const answer = await call('secrets.change', { old, passphrase: fresh.first });
    setBusy(false);
    setOld('');
    if (!answer.ok) return setProblem(answer.problem);
    setFresh(nothingTyped);
    setChanged(true);
  };

  return (
    <Card title={words.own} aside={<span aria-live="polite">{changed ? words.changed : null}</span>}>
      <form className="settings-body" onSubmit={change}>
        <p className="quiet">{words.ownLead}</p>
        <Field label={words.old}>
          {(ids) => (
            <Input.Password
              {...ids}
              autoComplete="current-password"
              value={old}
              disabled={busy}
              onChange={(event) => setOld(event.target.value)}
            />
          )}
        </Field>
        <NewPassphrase label={shared.newPassphrase} value={fresh} onChange={setFresh} context={context} disabled={busy} />
        {problem ? <ProblemNotice problem={problem} /> : null}
        <div className="settings-acts">
          <Button type="primary" htmlType="submit" loading={busy} disabled={!complete}>
            {busy ? words.changing : words.change}
          </Button>
        </div>
      </form>
    </Card>
  );
}
