import { Button } from 'antd';
import { useState } from 'react';
import type { CaseView, PermitAsked } from '../../../shared/cases/model.ts';
import type { Words } from '../../../shared/catalog/model.ts';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { AskPermit } from '../../parts/permit/ask-dialog.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useLanguage } from '../../state/language.ts';
import { formatRoute, go } from '../../state/route.ts';
import { useSession } from '../../state/session.ts';
import { periodWords } from '../../words/period.ts';
import { permitWords } from '../../words/permit.ts';
import { useTitle, useWords } from '../../words/words.ts';
import './notice.css';

/** What a late permit is asked for, what the office answered, and what can be done then. */
export function Permit({ view, permit }: { readonly view: CaseView; readonly permit: PermitAsked }) {
  const words = useWords(permitWords);
  const language = useLanguage((state) => state.language);
  const titleOf = useTitle();
  const found = useCall('catalog.dataset', { id: permit.dataset }, { on: ['catalog'] });
  const title = found.value?.dataset.title ?? { zh: permit.dataset };
  return (
    <Card title={words.card}>
      <div className="case-body">
        <dl className="case-notice case-permit">
          <dt>{words.dataset}</dt>
          <dd>
            <a href={formatRoute({ screen: 'submissions', dataset: permit.dataset })}>{titleOf(title)}</a>
          </dd>
          <dt>{words.period}</dt>
          <dd>
            {permit.period} <span className="quiet">{periodWords(permit.period, language)}</span>
          </dd>
          <dt>{words.due}</dt>
          <dd>{permit.due ?? '—'}</dd>
          <dt>{words.closingDay}</dt>
          <dd>{permit.closes ?? '—'}</dd>
          <dt>{words.wanted}</dt>
          <dd>{permit.wanted}</dd>
          <dt>{words.reason}</dt>
          <dd className="case-words">{permit.reason}</dd>
          <dt>{words.answer}</dt>
          <dd>
            <Answer view={view} permit={permit} title={title} />
          </dd>
        </dl>
      </div>
    </Card>
  );
}

function Answer(props: { readonly view: CaseView; readonly permit: PermitAsked; readonly title: Words }) {
  const words = useWords(permitWords);
  const act = useAct();
  const today = useSession((session) => session.status?.today ?? '');
  const mayPrepare = useSession((session) => session.status?.officer?.role !== 'auditor');
  const [asking, setAsking] = useState(false);
  const { view, permit, title } = props;
  const { dataset, period, due, reason } = permit;
  if (view.phase === null) return <span className="quiet">{words.notSent}</span>;
  if (view.phase !== 'granted' && view.phase !== 'refused') return <span className="quiet">{words.noAnswer}</span>;
  const told = view.steps.findLast(({ step }) => step === 'grant' || step === 'refuse')?.words ?? '';
  const fill = async (): Promise<void> => {
    const opened = await act('submissions.open', { dataset, period });
    if (opened.ok) go({ screen: 'editor', id: opened.value.id });
  };
  const dialog = asking ? (
    <AskPermit about={{ dataset, title, period, due }} reason={reason} onClose={() => setAsking(false)} />
  ) : null;
  if (view.phase === 'granted' && permit.until !== null) {
    const over = permit.until < today;
    return (
      <>
        <div className={over ? 'amber strong' : 'green strong'}>
          {words.grantedUntil(permit.until)}
          {over ? words.over : ''}
        </div>
        {told === '' ? null : <div className="case-words">{told}</div>}
        {mayPrepare ? (
          <div className="case-permit-acts">
            {over ? (
              <Button onClick={() => setAsking(true)}>{words.askAgain}</Button>
            ) : (
              <Button type="primary" onClick={() => void fill()}>
                {words.fill}
              </Button>
            )}
          </div>
        ) : null}
        {dialog}
      </>
    );
  }
  return (
    <>
      <div className="red strong">{words.refusedHead}</div>
      {told === '' ? null : <div className="case-words">{told}</div>}
      <p className="case-permit-next">{words.canDo}</p>
      <ul className="case-permit-list">
        {words.canDoList.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {mayPrepare ? (
        <div className="case-permit-acts">
          <Button type="primary" onClick={() => setAsking(true)}>
            {words.askAgain}
          </Button>
          <Button onClick={() => go({ screen: 'letter' })}>{words.statement}</Button>
        </div>
      ) : null}
      {dialog}
    </>
  );
}
