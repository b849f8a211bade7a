import { Button } from 'antd';
import { useState } from 'react';
import type { HandoverStatus, HandoverView } from '../../../shared/security/handover/model.ts';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Late } from '../../parts/late.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { ScreenHead } from '../../parts/screen-head.tsx';
import { formatRoute } from '../../state/route.ts';
import { useSession } from '../../state/session.ts';
import { moment } from '../../words/format.ts';
import { handoverWords } from '../../words/handover.ts';
import { useWords } from '../../words/words.ts';
import { BeginHandover } from './begin.tsx';
import { Facts } from './facts.tsx';
import './handover.css';
import { List } from './list.tsx';
import { Progress } from './progress-line.tsx';
import { Record } from './record.tsx';
import { SignActs } from './sign.tsx';

/** 联络员工作移交 (第四条): told to the office, looked through by both, signed by both. */
export function HandoverScreen() {
  const words = useWords(handoverWords);
  const asked = useCall('handover.status', {}, { on: ['settings', 'case', 'sync', 'submission', 'records'] });
  const status = asked.value;
  if (!status)
    return asked.problem ? (
      <>
        <ScreenHead title={words.title} />
        <ProblemNotice problem={asked.problem} onRetry={asked.reload} />
      </>
    ) : (
      <Late rows={10} />
    );
  const { current } = status;
  return (
    <div className="handover">
      <ScreenHead
        title={words.title}
        sub={
          <>
            {words.sub} <a href={formatRoute({ screen: 'settings', tab: 'people' })}>{words.back}</a>
          </>
        }
      >
        {current ? <SignActs view={current} /> : null}
      </ScreenHead>
      {current ? <Current view={current} /> : <None />}
      <Done status={status} />
    </div>
  );
}

function None() {
  const words = useWords(handoverWords);
  const mayBegin = useSession((session) => session.status?.officer?.role === 'liaison');
  const [beginning, setBeginning] = useState(false);
  return (
    <Card className="handover-line">
      <Empty title={words.none}>
        <p className="handover-none">{words.noneText}</p>
        {mayBegin ? (
          <Button type="primary" onClick={() => setBeginning(true)}>
            {words.begin}
          </Button>
        ) : (
          <p>{words.onlyLiaison}</p>
        )}
      </Empty>
      {beginning ? <BeginHandover onClose={() => setBeginning(false)} /> : null}
    </Card>
  );
}

function Current({ view }: { readonly view: HandoverView }) {
  const words = useWords(handoverWords);
  return (
    <>
      <Card className="handover-line">
        <Progress view={view} />
      </Card>
      {view.state === 'sealed' && view.side === 'from' ? (
        <p className="handover-told" role="status">
          {words.sealed(view.to.name)} {view.bundle === null ? null : words.sealedBundle(view.bundle, view.to.name)}
        </p>
      ) : null}
      {view.state === 'accepted' ? (
        <p className="handover-told" role="status">
          {words.accepted(view.effective)}
        </p>
      ) : null}
      <div className="handover-columns">
        <List view={view} />
        <Facts view={view} />
      </div>
      {view.state === 'accepted' ? <Record view={view} /> : null}
    </>
  );
}

/** Those that are over, each with its record. */
function Done({ status: { done, current } }: { readonly status: HandoverStatus }) {
  const words = useWords(handoverWords);
  const [chosen, setChosen] = useState<number | null | undefined>(undefined);
  // Where nothing is under way, the last one is what somebody came to see.
  const open = chosen === undefined && current === null ? (done[0]?.id ?? null) : (chosen ?? null);
  if (done.length === 0) return null;
  return (
    <>
      <Card title={words.done} className="handover-done">
        <ul>
          {done.map((view) => (
            <li key={view.id}>
              {words.doneLine(view.from.name, view.to.name, moment(view.doneAt ?? view.madeAt).slice(0, 10))}{' '}
              <Button size="small" type="link" onClick={() => setChosen(open === view.id ? null : view.id)}>
                {open === view.id ? words.hideRecord : words.seeRecord}
              </Button>
            </li>
          ))}
        </ul>
        {open === done[0]?.id && done[0]?.side === 'to' ? <p className="amber handover-after">{words.after}</p> : null}
      </Card>
      {done.map((view) => (view.id === open ? <Record key={view.id} view={view} /> : null))}
    </>
  );
}
