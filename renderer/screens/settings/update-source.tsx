import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../../shared/base/problem.ts';
import type { UpdateStatus } from '../../../shared/updates/model.ts';
import { call } from '../../link/link.ts';
import { Card } from '../../parts/card.tsx';
import { Field } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useSession } from '../../state/session.ts';
import { updateWords } from '../../words/update.ts';
import { useWords } from '../../words/words.ts';

/** Where updates are looked for, and whose signature alone counts. */
export function UpdateSource({ status }: { readonly status: UpdateStatus }) {
  const words = useWords(updateWords);
  const isLiaison = useSession((session) => session.status?.officer?.role === 'liaison');
  const mayChange = isLiaison && status.cannot === null;
  const [feed, setFeed] = useState(status.feed?.address ?? '');
  const [saved, setSaved] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async (address: string | null): Promise<void> => {
    const answer = await call('updates.configure', { feed: address });
    setProblem(answer.ok ? null : answer.problem);
    setSaved(answer.ok);
  };
  const aside = saved ? words.saved : isLiaison ? (status.feed?.chosen === false ? words.sourcePinned : '') : words.liaisonOnly;
  return (
    <Card title={words.source} aside={<span aria-live="polite">{aside}</span>}>
      <div className="settings-body">
        <Field label={words.sourceField} hint={words.sourceHint}>
          {(ids) => (
            <Input
              {...ids}
              value={feed}
              placeholder={words.sourceNone}
              spellCheck={false}
              disabled={!mayChange}
              onChange={(event) => setFeed(event.target.value)}
            />
          )}
        </Field>
        {problem ? <ProblemNotice problem={problem} /> : null}
        <div className="settings-acts">
          <Button
            disabled={!mayChange || feed.trim() === '' || feed.trim() === status.feed?.address}
            onClick={() => void save(feed.trim())}
          >
            {words.save}
          </Button>
          {status.feed?.chosen ? (
            <Button disabled={!mayChange} onClick={() => void save(null)}>
              {words.usePinned}
            </Button>
          ) : null}
        </div>
        {status.fingerprints.length > 0 ? (
          <>
            <p>
              {words.key} <code>{status.fingerprints.map((text) => text.replace(/(.{4})(?=.)/g, '$1 ')).join(' · ')}</code>
            </p>
            <p className="quiet">{words.keyHint}</p>
          </>
        ) : null}
      </div>
    </Card>
  );
}
