import { Button } from 'antd';
import { useEffect } from 'react';
import { describeProblem } from '../../../shared/base/problem.ts';
import { boxOf, type CaseView } from '../../../shared/cases/model.ts';
import { stepWordsOf } from '../../../shared/cases/words.ts';
import { call } from '../../link/link.ts';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { Late } from '../../parts/late.tsx';
import { PrintStamp } from '../../parts/print-stamp.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { RevealHost } from '../../parts/reveal/reveal-host.tsx';
import { ScreenHead } from '../../parts/screen-head.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useCasePlace } from '../../state/case-place.ts';
import { useLanguage } from '../../state/language.ts';
import { formatRoute } from '../../state/route.ts';
import { useSession } from '../../state/session.ts';
import { caseWords } from '../../words/case.ts';
import { useTitle, useWords } from '../../words/words.ts';
import { Acts } from './acts.tsx';
import { Attachments } from './attachments.tsx';
import { CaseLine } from './case-line.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { Corrections } from './corrections.tsx';
import { Doubts } from './doubts.tsx';
import { DueWords } from './due.tsx';
import { Letter } from './letter.tsx';
import { Liaison } from './liaison.tsx';
import { Notice } from './notice.tsx';
import { MatterName } from './notice-tag.tsx';
import { Permit } from './permit.tsx';
import { CasePhaseTag } from './phase.tsx';
import { Records } from './records.tsx';
import { usePlaceTitles } from './use-place-titles.ts';
import { UseRequest } from './use-request.tsx';
import './cases.css';

const noRecords: CaseView['list'] = [];

/** One case: where it stands, what can be done now, its letter and records, and all that happened. Made to be printed, too. */
export function CaseScreen({ id }: { readonly id: string }) {
  const words = useWords(caseWords);
  const asked = useCall('cases.get', { id }, { on: ['case', 'sync', 'submission'] });
  const view = asked.value;
  const titleOf = usePlaceTitles(view?.list ?? noRecords);
  const box = view ? boxOf(view.kind) : null;
  const unread = view?.unread === true;
  useEffect(() => {
    useCasePlace.setState({ box });
  }, [box]);
  useEffect(() => {
    if (unread) void call('cases.seen', { id });
  }, [id, unread]);
  if (!view)
    return asked.problem ? (
      <>
        <ScreenHead title={words.lost} />
        <ProblemNotice problem={asked.problem} onRetry={asked.reload} />
        <p>
          <a href={formatRoute({ screen: 'cases' })}>{words.backTodo}</a>
        </p>
      </>
    ) : (
      <Late rows={10} />
    );
  return (
    <RevealHost key={id} kind="case" id={id} titleOf={titleOf}>
      <article className="case">
        <Head view={view} />
        <PrintStamp />
        {view.kind === 'errorReport' || view.kind === 'correction' ? (
          <Card className="case-line">
            <CaseLine view={view} />
          </Card>
        ) : null}
        <Pending view={view} />
        <div className="case-columns">
          <div>
            {view.permit ? <Permit view={view} permit={view.permit} /> : null}
            {view.useAsked ? <UseRequest view={view} asked={view.useAsked} /> : null}
            {view.liaison ? <Liaison told={view.liaison} /> : null}
            {view.notice ? <Notice view={view} notice={view.notice} /> : <Letter view={view} />}
            {view.kind === 'errorReport' || view.kind === 'correction' ? <Records view={view} /> : null}
            {view.kind === 'doubt' ? <Doubts view={view} /> : null}
          </div>
          <div>
            {view.kind === 'correction' ? <Corrections view={view} /> : null}
            <Attachments view={view} />
            <CaseTimeline view={view} />
          </div>
        </div>
      </article>
    </RevealHost>
  );
}

function Head({ view }: { readonly view: CaseView }) {
  const words = useWords(caseWords);
  const back = boxOf(view.kind) === 'asked' ? 'reports' : 'cases';
  return (
    <ScreenHead
      title={<span className="case-title">{view.title}</span>}
      sub={
        <span className="case-sub">
          <CasePhaseTag summary={view} />
          <MatterName summary={view} />
          {view.other ? <span>{view.other.name}</span> : null}
          {view.docNo === null ? null : <span>{words.number(view.docNo)}</span>}
          {view.due === null || view.permit || view.useAsked ? null : (
            <span>
              <DueWords summary={view} />
            </span>
          )}
          <a className="case-back" href={formatRoute({ screen: back })}>
            {back === 'reports' ? words.backReports : words.backTodo}
          </a>
        </span>
      }
    >
      <Acts view={view} />
    </ScreenHead>
  );
}

/** A step of ours that is on its way, and what keeps it. */
function Pending({ view: { id, kind, pending } }: { readonly view: CaseView }) {
  const words = useWords(caseWords);
  const title = useTitle();
  const act = useAct();
  const language = useLanguage((state) => state.language);
  const isLiaison = useSession((session) => session.status?.officer?.role === 'liaison');
  const sync = useCall('sync.status', {}, { on: ['sync', 'case'], when: pending !== null });
  if (pending === null) return null;
  const item = sync.value?.items.find((one) => one.case === id && one.state !== 'done');
  const cause = item?.cause ? describeProblem(item.cause, language) : null;
  return (
    <div className="case-pending" role="status">
      <span>
        {words.pending(title(stepWordsOf(kind)[pending]))} <a href={formatRoute({ screen: 'sync' })}>{words.pendingLink}</a>
        {cause ? <span className="case-cause amber">{` ${cause.happened} ${cause.next}`}</span> : null}
      </span>
      {isLiaison ? (
        <Button size="small" onClick={() => void act('cases.takeBack', { id })}>
          {words.takeBack}
        </Button>
      ) : null}
    </div>
  );
}
